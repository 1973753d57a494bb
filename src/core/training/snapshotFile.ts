// A snapshot as a .safetensors file: parameters and moments as tensors, the rest as JSON in the metadata.

import { z } from "zod";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import type { Parameter } from "../model/parameters.ts";
import type { EpochReport, StepReport } from "./events.ts";
import { trainingSettingsSchema } from "./settings.ts";
import type { Snapshot } from "./snapshot.ts";
import type { EpochCheck, LatestAnswers } from "./watched.ts";

const PARTS = ["weights", "moments", "variances", "best"] as const;

const losses = z.object({
  total: z.number(),
  product: z.number(),
  quantity: z.number(),
  revenue: z.number(),
  discount: z.number(),
});
const step = z.object({
  step: z.number(),
  epoch: z.number(),
  learningRate: z.number(),
  gradientNorm: z.number(),
  loss: losses,
  seconds: z.number().optional(),
}) satisfies z.ZodType<StepReport>;
const check = z.object({
  hit10: z.number(),
  gap: z.object({ difference: z.number(), low: z.number(), high: z.number() }),
  ranks: z.array(z.number()),
}) satisfies z.ZodType<EpochCheck>;
const epoch = z.object({
  epoch: z.number(),
  train: losses,
  validation: losses,
  best: z.boolean(),
  seconds: z.number(),
  check: check.optional(),
}) satisfies z.ZodType<EpochReport>;
const numbers = z.array(z.number());
const answers = z.object({
  examples: z.array(
    z.object({
      top: z.array(z.object({ product: z.string(), name: z.string(), probability: z.number() })),
      quantity: z.number(),
      revenue: z.number(),
    }),
  ),
  points: z.object({ quantity: numbers, revenue: numbers }),
}) satisfies z.ZodType<LatestAnswers>;
const count = z.number().int().min(0);
const stateSchema = z.object({
  settings: trainingSettingsSchema,
  epoch: count.min(1),
  step: count,
  stepsPerEpoch: count.min(1),
  seconds: z.number().min(0),
  epochSeconds: z.number().min(0),
  /** Null while no epoch has ended: JSON knows no infinity. */
  bestLoss: z.number().nullable(),
  bestEpoch: count,
  steps: z.array(step),
  epochs: z.array(epoch),
  before: check.optional(),
  answers: answers.optional(),
});

/** `samples` names what the run trains on, in words that `readSnapshot` gives back. */
export function writeSnapshot(snapshot: Snapshot, samples: string): Uint8Array<ArrayBuffer> {
  const { weights, moments, variances, best, ...rest } = snapshot;
  const tensors = new Map<string, Parameter>();
  for (const [part, parameters] of Object.entries({ weights, moments, variances, best: best.weights })) {
    for (const [name, parameter] of parameters) tensors.set(`${part}.${name}`, parameter);
  }
  const state: z.infer<typeof stateSchema> = {
    ...rest,
    bestLoss: Number.isFinite(best.loss) ? best.loss : null,
    bestEpoch: best.epoch,
  };
  return writeSafetensors({
    tensors,
    metadata: new Map([
      ["format", "sales-studio checkpoint"],
      ["samples", samples],
      ["state", JSON.stringify(state)],
    ]),
  });
}

/** Reads what `writeSnapshot` wrote. Throws when the file is something else. */
export function readSnapshot(bytes: Uint8Array): { snapshot: Snapshot; samples: string } {
  const { tensors, metadata } = readSafetensors(bytes);
  const text = metadata.get("state");
  if (text === undefined) throw new Error("not a checkpoint: the file holds no state of a run");
  const parsed = stateSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new Error(`not a usable checkpoint: ${parsed.error.issues[0]?.message ?? "malformed state"}`);
  const { bestLoss, bestEpoch, ...rest } = parsed.data;
  const parts: Record<(typeof PARTS)[number], Map<string, Parameter>> = {
    weights: new Map(),
    moments: new Map(),
    variances: new Map(),
    best: new Map(),
  };
  for (const [name, { shape, values }] of tensors) {
    const part = PARTS.find((each) => name.startsWith(`${each}.`));
    if (!part || !(values instanceof Float32Array)) throw new Error(`not a usable checkpoint: what is "${name}"?`);
    parts[part].set(name.slice(part.length + 1), { shape, values });
  }
  const { weights, moments, variances, best } = parts;
  return {
    snapshot: {
      ...rest,
      weights,
      moments,
      variances,
      best: { loss: bestLoss ?? Number.POSITIVE_INFINITY, epoch: bestEpoch, weights: best },
    },
    samples: metadata.get("samples") ?? "",
  };
}
