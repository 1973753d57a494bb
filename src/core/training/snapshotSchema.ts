// What the state of a run must look like when it comes back from a disk.

import { TRAINERS, type Trainer } from "../kernels/backendChoice.ts";
import { z } from "../lib/zod.ts";
import type { Parameter } from "../model/parameters.ts";
import type { EpochReport, StepReport, TrainHistory } from "./events.ts";
import type { Snapshot } from "./snapshot.ts";
import { storedSettings } from "./storedSettings.ts";
import type { EpochCheck, LatestAnswers } from "./watched.ts";

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
const gap = z.object({ difference: z.number(), low: z.number(), high: z.number() });
const check = z.object({
  hit10: z.number(),
  ndcg10: z.number().optional(),
  gap,
  added: gap.optional(),
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

const history = z.object({
  steps: z.array(step),
  epochs: z.array(epoch),
  bestEpoch: count,
  reason: z.enum(["all epochs done", "early stop", "stopped by user"]),
  seconds: z.number().min(0),
  backend: z.custom<Trainer>(isTrainer).describe("{ name: string, detail: string, reason: string }"),
}) satisfies z.ZodType<TrainHistory>;
/** A trained network, and a state at the end of a restart period, but their weights. */
export const networkSchema = z.object({ seed: count, batchSize: count.min(1), accumulation: count.min(1), history });
export const endSchema = z.object({ epoch: count.min(1), seconds: z.number().min(0) });

/** All of a state but its parameters. */
export const stateSchema = z.object({
  settings: storedSettings,
  epoch: count.min(1),
  step: count,
  stepsPerEpoch: count.min(1),
  seconds: z.number().min(0),
  epochSeconds: z.number().min(0),
  steps: z.array(step),
  epochs: z.array(epoch),
  before: check.optional(),
  answers: answers.optional(),
});

const parameters = z
  .custom<Map<string, Parameter>>((value) => value instanceof Map && [...value].every(isParameter))
  .describe("Map of { shape: [number], values: Float32Array }");

/** A state as IndexedDB holds it. */
export const snapshotSchema = stateSchema.extend({
  weights: parameters,
  moments: parameters,
  variances: parameters,
  best: z.object({
    loss: z.custom<number>((value) => typeof value === "number").describe("number"),
    epoch: count,
    weights: parameters,
  }),
  networks: z.array(networkSchema.extend({ weights: parameters })).optional(),
  ends: z.array(endSchema.extend({ weights: parameters })).optional(),
}) satisfies z.ZodType<Snapshot>;

function isParameter([name, parameter]: [unknown, unknown]): boolean {
  if (typeof name !== "string" || typeof parameter !== "object" || parameter === null) return false;
  if (!("shape" in parameter) || !("values" in parameter) || !Array.isArray(parameter.shape)) return false;
  const size = parameter.shape.reduce<unknown>((product, each) => Number(product) * Number(each), 1);
  return parameter.values instanceof Float32Array && parameter.values.length === size;
}

function isTrainer(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!("name" in value) || !("detail" in value) || !("reason" in value)) return false;
  return (
    TRAINERS.some((name) => name === value.name) &&
    [value.detail, value.reason].every((each) => typeof each === "string")
  );
}
