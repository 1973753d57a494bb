// A snapshot as a .safetensors file: parameters and moments as tensors, the rest as JSON in the metadata (docs/formats.md).

import { readPreprocess } from "../features/preprocessSchema.ts";
import type { Preprocess } from "../features/sampleSet.ts";
import { MessageError } from "../lib/message.ts";
import { readSafetensors, type Safetensors, writeSafetensors } from "../lib/safetensors.ts";
import { checkStored } from "../lib/storedValue.ts";
import { currentVersion, type Format, migrate, versionMessage } from "../lib/versions.ts";
import { z } from "../lib/zod.ts";
import type { Parameter } from "../model/parameters.ts";
import type { Snapshot } from "./snapshot.ts";
import { endSchema, networkSchema, stateSchema } from "./snapshotSchema.ts";
import { storeSettings } from "./storedSettings.ts";
import { trainingMessage } from "./trainingMessages.ts";

const FORMAT_NAME = "sales-studio checkpoint";
const PARTS = ["weights", "moments", "variances", "best"] as const;
/** Of the networks that are done, and of ends of restart periods, each by its place in the state's list. */
const LISTED = /^(networks|ends)\.(\d+)\.(.+)$/;

/** What a run trains on: its lines, and how they become inputs. */
export interface KeptSamples {
  /** Fingerprint of the lines (`fingerprintLines`). */
  lines: string;
  preprocess: Preprocess;
}

/** Files of version 1 hold only a fingerprint of the preprocessing as JSON, which other code writes otherwise. */
export interface FirstSamples {
  fitted: string;
}

export const CHECKPOINT_FORMAT: Format = {
  what: versionMessage("stored.checkpoint"),
  // 1 → 2: the lines and the preprocessing stand beside the state. 2 → 3: networks may be done beside the one under way.
  // 3 → 4: a watched epoch tells NDCG and what the network adds to counting.
  migrations: [
    ({ samples, ...rest }) => ({ ...rest, samples: { fitted: samples } }),
    (checkpoint) => checkpoint,
    (checkpoint) => checkpoint,
  ],
};

/** What the metadata holds as JSON. */
export const snapshotFileSchema = z.object({
  samples: z.union([
    z.object({ lines: z.string(), preprocess: z.unknown().describe("preprocess") }),
    z.object({ fitted: z.string() }),
  ]),
  state: stateSchema.extend({
    /** Null while no epoch has ended: JSON knows no infinity. */
    bestLoss: z.number().nullable(),
    bestEpoch: z.number().int().min(0),
    networks: z.array(networkSchema).optional(),
    ends: z.array(endSchema).optional(),
  }),
});

/** The state's bytes, with what it goes on with. */
export function writeSnapshot(snapshot: Snapshot, samples: KeptSamples): Uint8Array<ArrayBuffer> {
  const { weights, moments, variances, best, settings, networks, ends, ...rest } = snapshot;
  const tensors = new Map<string, Parameter>();
  for (const [part, parameters] of Object.entries({ weights, moments, variances, best: best.weights })) {
    for (const [name, parameter] of parameters) tensors.set(`${part}.${name}`, parameter);
  }
  for (const [list, each] of Object.entries({ networks: networks ?? [], ends: ends ?? [] })) {
    for (const [i, { weights: own }] of each.entries()) {
      for (const [name, parameter] of own) tensors.set(`${list}.${i}.${name}`, parameter);
    }
  }
  const state = {
    ...rest,
    settings: storeSettings(settings),
    bestLoss: Number.isFinite(best.loss) ? best.loss : null,
    bestEpoch: best.epoch,
    networks: networks?.map(({ weights: _, ...told }) => told),
    ends: ends?.map(({ weights: _, ...told }) => told),
  };
  return writeSafetensors({
    tensors,
    metadata: new Map([
      ["format", FORMAT_NAME],
      ["version", String(currentVersion(CHECKPOINT_FORMAT))],
      ["samples", JSON.stringify(samples)],
      ["state", JSON.stringify(state)],
    ]),
  });
}

/**
 * Reads what `writeSnapshot` of this version or an older one wrote. Throws a message where the file is something else, newer
 * or damaged.
 */
export function readSnapshot(bytes: Uint8Array): { snapshot: Snapshot; samples: KeptSamples | FirstSamples } {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.get("format") !== FORMAT_NAME) throw new MessageError(trainingMessage("checkpoint.other"));
  const { samples, state } = checkStored(
    CHECKPOINT_FORMAT,
    snapshotFileSchema,
    migrate(CHECKPOINT_FORMAT, plainOf(metadata)),
  );
  const { bestLoss, bestEpoch, networks, ends, ...rest } = state;
  const { weights, moments, variances, best, listed } = partsOf(tensors, {
    networks: networks?.length ?? 0,
    ends: ends?.length ?? 0,
  });
  return {
    snapshot: {
      ...rest,
      weights,
      moments,
      variances,
      best: { loss: bestLoss ?? Number.POSITIVE_INFINITY, epoch: bestEpoch, weights: best },
      ...(networks && { networks: networks.map((told, i) => ({ ...told, weights: listed.networks[i]! })) }),
      ...(ends && { ends: ends.map((told, i) => ({ ...told, weights: listed.ends[i]! })) }),
    },
    samples: "fitted" in samples ? samples : { lines: samples.lines, preprocess: readPreprocess(samples.preprocess) },
  };
}

/** The metadata as values; version 1 said no version, and its samples were plain text. */
function plainOf(metadata: ReadonlyMap<string, string>): Record<string, unknown> {
  const version = metadata.get("version");
  const parsed = (name: string): unknown => {
    try {
      return JSON.parse(metadata.get(name) ?? "null");
    } catch {
      // The schema says where.
      return undefined;
    }
  };
  if (version === undefined) return { samples: metadata.get("samples") ?? "", state: parsed("state") };
  return { version: Number(version), samples: parsed("samples"), state: parsed("state") };
}

type Parts = Record<(typeof PARTS)[number], Map<string, Parameter>> & {
  listed: Record<"networks" | "ends", Map<string, Parameter>[]>;
};

/** The tensors by what they are of; `counts`: how many of each list the state tells. */
function partsOf(tensors: Safetensors["tensors"], counts: Record<"networks" | "ends", number>): Parts {
  const none = (count: number) => Array.from({ length: count }, () => new Map<string, Parameter>());
  const listed = { networks: none(counts.networks), ends: none(counts.ends) };
  const parts: Parts = { weights: new Map(), moments: new Map(), variances: new Map(), best: new Map(), listed };
  for (const [name, { shape, values }] of tensors) {
    const [, list, at, own] = LISTED.exec(name) ?? [];
    const part = PARTS.find((each) => name.startsWith(`${each}.`));
    const into = list ? listed[list as keyof typeof listed][Number(at)] : part && parts[part];
    if (!into || !(values instanceof Float32Array)) {
      throw new MessageError(trainingMessage("checkpoint.tensor", { name }));
    }
    into.set(own ?? name.slice(part!.length + 1), { shape, values });
  }
  return parts;
}
