// manifest.json: what a model's folder or zip holds, what it answers, how it was made and from what.

import { ownIssue } from "../lib/schemaFault.ts";
import { currentVersion, type Format, versionMessage } from "../lib/versions.ts";
import { z } from "../lib/zod.ts";
import { TASKS } from "../training/events.ts";
import { storeSettings } from "../training/storedSettings.ts";
import { type Artefact, MANIFEST_FILE, MEMBER_FOLDER, memberFolder } from "./artefact.ts";
import { exportMessage } from "./exportMessages.ts";
import { filesOfVersion1 } from "./filesOfVersion1.ts";
import { type Files, jsonFile, parseJson } from "./jsonFiles.ts";
import { provenanceSchema } from "./provenance.ts";
import { sealSchema } from "./seal.ts";

export const MODEL_FORMAT = "sales-studio-model";

/** The files of a model, by version: its migrations lead from `{ files }` to `{ files }`. */
export const MODEL: Format = {
  what: versionMessage("stored.model"),
  migrations: [
    ({ files }) => ({ files: filesOfVersion1(files as Files) }),
    // The mapping may say what lines are and how blanks and dates were read.
    ({ files }) => ({ files: withVersion(files as Files, 3) }),
    // The manifest names all files with their size and SHA-256 (seal.ts).
    ({ files }) => ({ files: withVersion(files as Files, 4) }),
    // inputs.json and golden.json lie beside the weights; a network may have been trained by PyTorch.
    ({ files }) => ({ files: withVersion(files as Files, 5) }),
    // metrics.json may tell a model's networks apart.
    ({ files }) => ({ files: withVersion(files as Files, 6) }),
  ],
};

export const manifestSchema = z.looseObject({
  format: z.literal(MODEL_FORMAT),
  version: z.literal(currentVersion(MODEL)),
  answers: z.array(z.enum(TASKS)).min(1),
  members: z
    .array(
      z.looseObject({
        folder: z.string().regex(MEMBER_FOLDER),
        /** The seed, and what else differs from the settings below. */
        settings: z.looseObject({}),
      }),
    )
    .min(1)
    .max(999)
    .refine(
      (members) => new Set(members.map(({ folder }) => folder)).size === members.length,
      ownIssue(exportMessage("bundle.folderTwice")),
    ),
  preprocess: z.literal("preprocess.json"),
  metrics: z.literal("metrics.json"),
  /** Of the first member, with the version of their format. */
  settings: z.looseObject({ version: z.unknown() }),
  provenance: provenanceSchema,
  ...sealSchema.partial().shape,
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest of an artefact, before its files are named in it. */
export function manifestOf({ members, preprocess, provenance }: Artefact): Manifest {
  const { settings } = members[0];
  return {
    format: MODEL_FORMAT,
    version: currentVersion(MODEL),
    answers: TASKS.filter((task) => task === "product" || preprocess.tasks[task]),
    members: members.map((member, i) => ({
      folder: memberFolder(i + 1),
      settings: { ...changes(settings, member.settings), seed: member.settings.seed },
    })),
    preprocess: "preprocess.json",
    metrics: "metrics.json",
    settings: storeSettings(settings),
    provenance,
  };
}

/** The entries of `own` that are not those of `common`. */
function changes<T extends object>(common: T, own: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const key of Object.keys(own) as (keyof T)[]) if (own[key] !== common[key]) changed[key] = own[key];
  return changed;
}

/** The files with another version in their manifest; those given stay as they are. */
function withVersion(files: Files, version: number): Files {
  const manifest = parseJson(files, MANIFEST_FILE, z.looseObject({}));
  return new Map(files).set(MANIFEST_FILE, jsonFile({ ...manifest, version }, 2));
}
