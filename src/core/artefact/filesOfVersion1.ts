// Version 1 → 2 of a model's files: one member's files at the top, without a manifest, become members/1 with one. What is
// moved is looked at no further: the reader checks it.

import { z } from "../lib/zod.ts";
import { MANIFEST_FILE, MEMBER_FILES, memberFolder } from "./artefact.ts";
import { jsonFile, parseJson } from "./jsonFiles.ts";

const configSchema = z.looseObject({ training: z.looseObject({}), memory: z.unknown() });
const preprocessSchema = z.looseObject({ tasks: z.looseObject({}) });
const metricsSchema = z.looseObject({ counts: z.looseObject({}), backend: z.unknown() });
/** By the number in the configuration; in the settings it was once a yes or no. */
const MEMORIES = ["off", "frequency", "counts"];

/** The files as version 2 has them; those given stay as they are. Throws a message where one is missing or no JSON. */
export function filesOfVersion1(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const { training, ...sizes } = parseJson(files, "config.json", configSchema);
  const { tasks } = parseJson(files, "preprocess.json", preprocessSchema);
  const { counts, backend } = parseJson(files, "metrics.json", metricsSchema);
  const { seed } = training;
  const manifest = {
    format: "sales-studio-model",
    version: 2,
    answers: ["product", ...["quantity", "revenue", "discount"].filter((task) => tasks[task])],
    members: [{ folder: memberFolder(1), settings: { seed } }],
    preprocess: "preprocess.json",
    metrics: "metrics.json",
    settings: { version: 1, ...training, memory: MEMORIES[Number(sizes.memory ?? 0)] },
    provenance: {
      data: { fingerprint: null, firstDay: null, lastDay: null, counts: { ...counts, lines: null } },
      product: null,
      backend: String(backend),
      seed: seed ?? null,
    },
  };
  const moved = new Map<string, Uint8Array>([[MANIFEST_FILE, jsonFile(manifest, 2)]]);
  for (const [name, bytes] of files) {
    const own = MEMBER_FILES.some((each) => each === name);
    moved.set(own ? `${memberFolder(1)}/${name}` : name, bytes);
  }
  return moved.set(`${memberFolder(1)}/config.json`, jsonFile(sizes, 2));
}
