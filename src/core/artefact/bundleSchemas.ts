// What the JSON files of a bundle must look like: they come from a disk, so nothing in them is taken on trust.

import { z } from "zod";
import { DATE_FORMATS, DECIMALS, DISCOUNT_KINDS, FIELDS, type Mapping, NO_HEADER } from "../data/mapping/mapping.ts";
import { type MetricsReport, PRODUCT_METRICS } from "../evaluation/report.ts";
import { SCALES } from "../features/batch.ts";
import { HISTORY_RULES, SPLIT_RULES } from "../features/featureSettings.ts";
import { MAX_CUSTOM_FEATURES, MAX_NAME_LENGTH } from "../features/formula/customFeature.ts";
import { MAX_LENGTH } from "../features/formula/tokens.ts";
import { KEPT_FOLLOWERS, KEPT_WEEKS } from "../features/memory/parts.ts";
import type { Preprocess } from "../features/sampleSet.ts";
import { BACKENDS } from "../kernels/backendChoice.ts";
import { isMessage, type Message } from "../lib/message.ts";
import { NUMBER_BASELINES, PRODUCT_BASELINES } from "../model/baselineNames.ts";
import { TASKS, type TrainHistory } from "../training/events.ts";

// A strict content policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

const MAX_PRODUCTS = 1_000_000;
const count = z.number().int().min(0);
/** JSON has no NaN: it is written as null and means "no number". */
const number = z.union([z.number(), z.null().transform(() => Number.NaN)]);

export const mappingSchema = z.looseObject({
  header: z.array(z.string()).max(10_000),
  columns: z.partialRecord(z.enum(FIELDS), count),
  dateFormat: z.enum(DATE_FORMATS),
  decimal: z.enum(DECIMALS),
  discountKind: z.enum(DISCOUNT_KINDS),
  keepReturns: z.boolean(),
  columnDecimals: z.partialRecord(z.enum(FIELDS), z.enum(DECIMALS)).optional(),
  dialect: z
    .object({
      encoding: z.string().optional(),
      delimiter: z.string().length(1).optional(),
      above: z.number().int().min(NO_HEADER).max(1000).optional(),
    })
    .optional(),
}) satisfies z.ZodType<Mapping>;

const scaler = z.object({
  name: z.string(),
  log: z.boolean(),
  scale: z.boolean(),
  mean: z.number(),
  deviation: z.number().min(0),
});
const scalers = z.array(scaler).min(1).max(10_000);
const sentence = z.custom<Message>((value) => isMessage(value));
const sentences = z.array(sentence).max(100).optional();
const customFeatures = z
  .array(z.object({ name: z.string().max(MAX_NAME_LENGTH), formula: z.string().max(MAX_LENGTH) }))
  .max(MAX_CUSTOM_FEATURES);
const quintiles = z.array(z.number()).max(4);

export const preprocessSchema = z.looseObject({
  version: z.literal(1),
  settings: z.looseObject({
    maxSeqLen: count.min(1).max(1000),
    minHistory: count.min(1),
    historyRule: z.enum(HISTORY_RULES),
    split: z.enum(SPLIT_RULES),
    splitSeed: z.number().int(),
    minProductCount: count,
    maxProducts: count,
    dropWalkIns: z.boolean(),
    customFeatures: customFeatures.optional(),
  }),
  products: z.array(z.string()).max(MAX_PRODUCTS),
  productNames: z.array(z.string()).max(MAX_PRODUCTS),
  priceTiers: z.array(count.max(5)).max(MAX_PRODUCTS),
  productCounts: z.array(count).max(MAX_PRODUCTS),
  otherProducts: z.array(z.string()).max(MAX_PRODUCTS).optional(),
  otherPriceTiers: z.array(count.max(5)).max(MAX_PRODUCTS).optional(),
  steps: scalers,
  periods: z.object({ week: scalers, month: scalers, quarter: scalers, year: scalers }),
  customer: scalers,
  targets: z.object({ quantity: scaler, revenue: scaler, discount: scaler }),
  tasks: z.object({ quantity: z.boolean(), revenue: z.boolean(), discount: z.boolean() }),
  scales: z.array(z.enum(SCALES)),
  scalesOff: z.array(z.object({ scale: z.enum(SCALES), reason: z.string(), sentence: sentence.optional() })),
  cuts: z.object({ train: z.number(), validation: z.number() }),
  rfm: z.object({ recency: quintiles, frequency: quintiles, monetary: quintiles }),
  salespersonBases: z.record(z.string(), z.object({ latitude: z.number(), longitude: z.number() })),
  memory: z
    .object({
      followers: z.array(z.array(z.number().min(0)).max(2 * KEPT_FOLLOWERS)).max(MAX_PRODUCTS),
      totals: z.array(z.number().min(0)).max(MAX_PRODUCTS),
      sizes: z.array(count).max(MAX_PRODUCTS),
      weeks: z.array(z.array(count).max(2 * MAX_PRODUCTS)).max(KEPT_WEEKS),
    })
    .optional(),
  protocol: z.string(),
  protocolSentences: sentences,
}) satisfies z.ZodType<Preprocess>;

const metric = z.object({ value: number, low: number, high: number });
const productMetrics = z.object({
  accuracy: metric,
  hit5: metric,
  hit10: metric,
  ndcg5: metric,
  ndcg10: metric,
  mrr: metric,
});
const counted = productMetrics.extend({ count });
const slicedProductMetrics = productMetrics.extend({ repeat: counted, new: counted });
const absoluteError = z.object({ mae: metric });
const revenueMetrics = z.object({ mae: metric, rmse: metric, wape: metric });

export const metricsSchema = z.looseObject({
  product: slicedProductMetrics,
  quantity: absoluteError.nullable(),
  revenue: revenueMetrics.nullable(),
  discount: absoluteError.nullable(),
  baselines: z.object({
    product: z.record(z.enum(PRODUCT_BASELINES), slicedProductMetrics),
    quantity: z.record(z.enum(NUMBER_BASELINES), absoluteError).nullable(),
    revenue: z.record(z.enum(NUMBER_BASELINES), revenueMetrics).nullable(),
    discount: z.record(z.enum(NUMBER_BASELINES), absoluteError).nullable(),
  }),
  gaps: z
    .array(
      z.object({
        task: z.enum(TASKS),
        metric: z.enum([...PRODUCT_METRICS, "mae", "rmse", "wape"]),
        baseline: z.enum([...PRODUCT_BASELINES, ...NUMBER_BASELINES]),
        difference: number,
        low: number,
        high: number,
        beats: z.boolean(),
      }),
    )
    .optional(),
  counts: z.object({ train: count, validation: count, test: count, customers: count, products: count }),
  protocol: z.string(),
  protocolSentences: sentences,
  backend: z.string(),
  seconds: number,
}) satisfies z.ZodType<MetricsReport>;

const losses = z.object({ total: number, product: number, quantity: number, revenue: number, discount: number });

export const historySchema = z.looseObject({
  steps: z.array(
    z.looseObject({
      step: count,
      epoch: count,
      learningRate: number,
      gradientNorm: number,
      loss: losses,
      seconds: number.optional(),
    }),
  ),
  epochs: z.array(
    z.looseObject({
      epoch: count,
      train: losses,
      validation: losses,
      best: z.boolean(),
      seconds: number,
      check: z
        .looseObject({
          hit10: number,
          gap: z.looseObject({ difference: number, low: number, high: number }),
          ranks: z.array(count),
        })
        .optional(),
    }),
  ),
  bestEpoch: count,
  reason: z.enum(["all epochs done", "early stop", "stopped by user"]),
  seconds: number,
  backend: z.looseObject({
    name: z.enum(BACKENDS),
    detail: z.string(),
    reason: z.string(),
    detailSentence: sentence.optional(),
    reasonSentence: sentence.optional(),
  }),
}) satisfies z.ZodType<TrainHistory>;
