// What ties a model's files together: the manifest names each with its size and SHA-256, and itself. A file of another model,
// or one that a disk or a copy damaged, is told before anything is answered with it. It is no signature: whoever can write
// a model can seal it.

import { MessageError } from "../lib/message.ts";
import { ownIssue } from "../lib/schemaFault.ts";
import { sha256 } from "../lib/sha256.ts";
import { z } from "../lib/zod.ts";
import { CARD_FILE, GOLDEN_FILE, INPUTS_FILE, isModelFile, MANIFEST_FILE } from "./artefact.ts";
import { exportMessage } from "./exportMessages.ts";
import { bytesOf, type Files, jsonFile, parseJson, within } from "./jsonFiles.ts";

/** Models of older versions have none. */
export const SEALED_SINCE = 4;
/** Read by people, who may write into them or throw them away; no answer depends on them, and who compares models checks them. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(["predictions.csv", CARD_FILE]);
/** What tells of the model: times and places are in there, and what another device rounds otherwise. */
const TOLD: ReadonlySet<string> = new Set([...FOR_PEOPLE, "metrics.json", INPUTS_FILE, GOLDEN_FILE]);
const ID_DIGITS = 32;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What the manifest says of the files. */
export const sealSchema = z.object({
  /** Of the model: the weight files carry it, too. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** All but the manifest. */
  files: z
    .array(
      z.object({
        path: z
          .string()
          .max(100)
          .refine(isModelFile, ownIssue(exportMessage("bundle.noPath"))),
        bytes: z.number().int().min(0),
        sha256: digest,
      }),
    )
    .max(10_000),
  /** Of the manifest's JSON without this key and without spaces. */
  sha256: digest,
});

/**
 * 32 hex digits that follow from the files that answers are made with, which do not say them yet: the same training makes the
 * same weight files, however long it took.
 */
export function idOf(files: Files): string {
  const asked = listOf(files).filter(({ path }) => !path.endsWith("/history.json") && !TOLD.has(path));
  return sha256(new TextEncoder().encode(JSON.stringify(asked))).slice(0, ID_DIGITS);
}

/**
 * The files with some that no answer depends on changed, or left out where null stands, under a manifest that says so; of a
 * model of an older version no manifest names files.
 */
export function sealedWith(files: Files, changes: ReadonlyMap<string, Uint8Array | null>): Map<string, Uint8Array> {
  const changed = new Map(files);
  for (const [path, bytes] of changes) {
    if (bytes) changed.set(path, bytes);
    else changed.delete(path);
  }
  if (!files.has(MANIFEST_FILE)) return changed;
  const { id } = parseJson(files, MANIFEST_FILE, sealSchema.pick({ id: true }).partial());
  return id === undefined ? changed : seal(changed, id);
}

/** The files with a manifest that names them all; the weight files must already say the id. */
export function seal(files: Files, id: string): Map<string, Uint8Array> {
  const { sha256: _, ...manifest } = parseJson(files, MANIFEST_FILE, z.record(z.string(), z.unknown()));
  const named = { ...manifest, id, files: listOf(files) };
  return new Map(files).set(MANIFEST_FILE, jsonFile({ ...named, sha256: ownDigest(named) }, 2));
}

/**
 * The files that the manifest names, and it. Throws a message that names the first that is missing or is not the one that the
 * model was written with.
 */
export function sealedFiles(files: Files): Files {
  // The digest is that of the keys in the file's order, which a schema does not keep.
  const { sha256: own, ...manifest } = parseJson(files, MANIFEST_FILE, z.record(z.string(), z.unknown()));
  const list = parseJson(files, MANIFEST_FILE, sealSchema).files;
  if (within(MANIFEST_FILE, () => ownDigest(manifest)) !== own) throw changed(MANIFEST_FILE);
  const named = new Map([[MANIFEST_FILE, bytesOf(files, MANIFEST_FILE)]]);
  for (const { path, bytes: size, sha256: wanted } of list) {
    if (FOR_PEOPLE.has(path)) continue;
    const bytes = bytesOf(files, path);
    if (bytes.length !== size || sha256(bytes) !== wanted) throw changed(path);
    named.set(path, bytes);
  }
  return named;
}

/** Throws unless a weight file says that it is of this model; those of older models, without an id, say nothing. */
export function checkId(path: string, metadata: ReadonlyMap<string, string>, id: string | undefined): void {
  if (metadata.get(ID_KEY) !== id) throw changed(path);
}

/** Under which a weight file's metadata says the model's id. */
export const ID_KEY = "artefact";

function changed(name: string): MessageError {
  return new MessageError(exportMessage("bundle.changed", { name }));
}

function listOf(files: Files): z.infer<typeof sealSchema>["files"] {
  return [...files]
    .filter(([path]) => path !== MANIFEST_FILE)
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
}

/** Of the values, however they are laid out in the file. */
function ownDigest(manifest: object): string {
  return sha256(new TextEncoder().encode(JSON.stringify(manifest)));
}
