// What a stored preprocess must look like: it comes from a disk, so nothing in it is taken on trust.

import { list, table } from "../lib/listSchema.ts";
import { isMessage, type Message } from "../lib/message.ts";
import { completed } from "../lib/settingControl.ts";
import { checkStored } from "../lib/storedValue.ts";
import { z } from "../lib/zod.ts";
import { SCALES } from "./batch.ts";
import { type FeatureSettings, featureSettingsSchema, HISTORY_RULES, SPLIT_RULES } from "./featureSettings.ts";
import { MAX_CUSTOM_FEATURES, MAX_NAME_LENGTH } from "./formula/customFeature.ts";
import { MAX_LENGTH } from "./formula/tokens.ts";
import { EASE_PRODUCTS, KEPT_WEIGHTS } from "./memory/ease/easeTable.ts";
import { KEPT_FOLLOWERS, KEPT_WEEKS } from "./memory/parts.ts";
import { migratePreprocess, PREPROCESS_FORMAT, PREPROCESS_VERSION } from "./preprocessFormat.ts";
import type { Preprocess } from "./sampleSet.ts";

/** Twice what may be set: samples of an older version may be as long. */
const LONGEST_SEQUENCE = 200;
const MAX_PRODUCTS = 1_000_000;
const count = z.number().int().min(0);

const scaler = z.object({
  name: z.string(),
  log: z.boolean(),
  scale: z.boolean(),
  divisor: z.number().positive(),
  mean: z.number(),
  deviation: z.number().positive(),
});
const scalers = list(scaler, 10_000, 1);
const message = z.custom<Message>((value) => isMessage(value)).describe("message");
const sentences = list(message, 100).optional();
const customFeatures = list(
  z.object({ name: z.string().max(MAX_NAME_LENGTH), formula: z.string().max(MAX_LENGTH) }),
  MAX_CUSTOM_FEATURES,
);
const quintiles = list(z.number(), 4);

const featureSettings = z.looseObject({
  maxSeqLen: count.min(1).max(LONGEST_SEQUENCE),
  minHistory: count.min(1),
  historyRule: z.enum(HISTORY_RULES),
  split: z.enum(SPLIT_RULES),
  splitSeed: z.number().int(),
  minProductCount: count,
  maxProducts: count,
  dropWalkIns: z.boolean(),
  customFeatures: customFeatures.optional(),
}) satisfies z.ZodType<FeatureSettings>;

/** How samples were made, completed where it was written before a setting existed. */
export const storedFeatureSettings = z
  .record(z.string(), z.unknown())
  .transform((stored) => completed(featureSettingsSchema, stored))
  .pipe(featureSettings);

export const preprocessSchema = z.looseObject({
  version: z.literal(PREPROCESS_VERSION),
  settings: storedFeatureSettings,
  products: list(z.string(), MAX_PRODUCTS),
  productNames: list(z.string(), MAX_PRODUCTS),
  priceTiers: list(count.max(5), MAX_PRODUCTS),
  productCounts: list(count, MAX_PRODUCTS),
  otherProducts: list(z.string(), MAX_PRODUCTS).optional(),
  otherPriceTiers: list(count.max(5), MAX_PRODUCTS).optional(),
  steps: scalers,
  periods: z.object({ week: scalers, month: scalers, quarter: scalers, year: scalers }),
  customer: scalers,
  targets: z.object({ quantity: scaler, revenue: scaler, discount: scaler }),
  tasks: z.object({ quantity: z.boolean(), revenue: z.boolean(), discount: z.boolean() }),
  scales: list(z.enum(SCALES), SCALES.length),
  scalesOff: list(z.object({ scale: z.enum(SCALES), reason: z.string(), sentence: message.optional() }), SCALES.length),
  cuts: z.object({ train: z.number(), validation: z.number() }),
  rfm: z.object({ recency: quintiles, frequency: quintiles, monetary: quintiles }),
  salespersonBases: table(z.object({ latitude: z.number(), longitude: z.number() })),
  memory: z
    .object({
      followers: list(list(z.number().min(0), 2 * KEPT_FOLLOWERS), MAX_PRODUCTS),
      totals: list(z.number().min(0), MAX_PRODUCTS),
      sizes: list(count, MAX_PRODUCTS),
      weeks: list(list(count, 2 * MAX_PRODUCTS), KEPT_WEEKS),
      ease: list(list(z.number(), 2 * KEPT_WEIGHTS), EASE_PRODUCTS).optional(),
    })
    .optional(),
  protocol: z.string(),
  protocolSentences: sentences,
}) satisfies z.ZodType<Preprocess>;

/** A stored preprocess of any version. Throws a message where it is newer than this code, or damaged. */
export function readPreprocess(stored: unknown): Preprocess {
  const plain = checkStored(PREPROCESS_FORMAT, z.record(z.string(), z.unknown()), stored);
  return checkStored(PREPROCESS_FORMAT, preprocessSchema, migratePreprocess(plain));
}
