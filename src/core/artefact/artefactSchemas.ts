// What the JSON files of a model must look like: they come from a disk, so nothing in them is taken on trust.

import { DATE_FORMATS, DECIMALS, DISCOUNT_KINDS, FIELDS, type Mapping, NO_HEADER } from "../data/mapping/mapping.ts";
import { KEPT_BY_CHOICE, LINE_ROLES } from "../data/roles/lineRole.ts";
import { MEMBERSHIP_INPUTS } from "../evaluation/baskets/membership.ts";
import { ORDER_BASELINES } from "../evaluation/baskets/orderBaselines.ts";
import type { OrdersReport } from "../evaluation/baskets/orderMetrics.ts";
import { MEMBERSHIP_FORMS, type OrderModel } from "../evaluation/baskets/orderModel.ts";
import { type MetricsReport, type NetworksReport, PRODUCT_METRICS, SLICES } from "../evaluation/report.ts";
import { TRAINERS } from "../kernels/backendChoice.ts";
import { list } from "../lib/listSchema.ts";
import { isMessage, type Message } from "../lib/message.ts";
import { z } from "../lib/zod.ts";
import { DECILES } from "../model/amounts/amountCells.ts";
import { NUMBER_BASELINES, PRODUCT_BASELINES } from "../model/baselineNames.ts";
import { EXPERTS, EXPONENT_EVIDENCE, type Experts } from "../model/experts.ts";
import { TASKS, type TrainHistory } from "../training/events.ts";

const count = z.number().int().min(0);
/** JSON has no NaN: it is written as null and means "no number". IndexedDB has it. */
const number = z.union([
  z.custom<number>((value) => typeof value === "number").describe("number"),
  z.null().transform(() => Number.NaN),
]);

export const mappingSchema = z.looseObject({
  header: list(z.string(), 10_000),
  columns: z.partialRecord(z.enum(FIELDS), count),
  dateFormat: z.enum(DATE_FORMATS),
  decimal: z.enum(DECIMALS),
  discountKind: z.enum(DISCOUNT_KINDS),
  keepReturns: z.boolean(),
  turnedDates: z.boolean().optional(),
  thaiYears: z.boolean().optional(),
  dropOutliers: z.boolean().optional(),
  keepRepeats: z.boolean().optional(),
  currency: z.string().optional(),
  onlyCurrency: z.boolean().optional(),
  fillDown: z.boolean().optional(),
  columnDecimals: z.partialRecord(z.enum(FIELDS), z.enum(DECIMALS)).optional(),
  walkIns: z
    .object({
      marked: list(z.string(), 10_000).optional(),
      unmarked: list(z.string(), 10_000).optional(),
    })
    .optional(),
  roles: z
    .object({
      columns: list(
        z.object({ column: count, values: list(z.object({ value: z.string(), role: z.enum(LINE_ROLES) }), 1000) }),
        100,
      ),
      keep: list(z.enum(KEPT_BY_CHOICE), 100),
      giftTargets: z.boolean().optional(),
    })
    .optional(),
  amountsNet: z.literal(true).optional(),
  dialect: z
    .object({
      encoding: z.string().optional(),
      delimiter: z.string().length(1).optional(),
      above: z.number().int().min(NO_HEADER).max(1000).optional(),
      sheet: z.string().max(1000).optional(),
      join: z.boolean().optional(),
    })
    .optional(),
}) satisfies z.ZodType<Mapping>;

const message = z.custom<Message>((value) => isMessage(value)).describe("message");
const sentences = list(message, 100).optional();

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

const gap = z.object({
  task: z.enum(TASKS),
  metric: z.enum([...PRODUCT_METRICS, "mae", "rmse", "wape"]),
  baseline: z.enum([...PRODUCT_BASELINES, ...NUMBER_BASELINES]),
  difference: number,
  low: number,
  high: number,
  beats: z.boolean(),
});

const besideRule = z.object({ mae: metric, rule: metric, lead: metric });
const amounts = besideRule.extend({ wape: number, sums: number, coverage: number, beforeProduct: besideRule });

const basketMetrics = z.object({ recall5: metric, recall10: metric, precision5: metric, hit5: metric });
const orderGap = metric.extend({ baseline: z.enum(ORDER_BASELINES) });
const membershipLoss = z.object({ logLoss: number, brier: number, ece: number });
const orderNumber = z.object({ mae: metric, rule: metric, lead: metric, wape: number, sums: number });

const ordersReport = z.object({
  orders: count,
  customers: count,
  split: count,
  walkIns: count,
  model: basketMetrics,
  baselines: z.record(z.enum(ORDER_BASELINES), basketMetrics),
  gaps: z.object({ recall5: orderGap, recall10: orderGap, precision5: orderGap, hit5: orderGap }),
  lastOrders: count,
  membership: z.object({
    form: z.enum(MEMBERSHIP_FORMS),
    model: membershipLoss,
    draws: membershipLoss,
    lastOrders: membershipLoss,
  }),
  size: orderNumber,
  value: orderNumber.extend({ coverage: number }).nullable(),
}) satisfies z.ZodType<OrdersReport>;

const figures = <T extends z.ZodType>(of: T) =>
  z.object({
    product: z.object({ accuracy: of, hit5: of, hit10: of, ndcg5: of, ndcg10: of, mrr: of }),
    quantity: z.object({ mae: of }).nullable(),
    revenue: z.object({ mae: of, rmse: of, wape: of }).nullable(),
    discount: z.object({ mae: of }).nullable(),
  });
const networksReport = z.object({
  networks: list(figures(metric).extend({ seed: count, epoch: count }), 999),
  mean: figures(metric),
  lead: figures(metric),
  deviation: figures(number).nullable(),
}) satisfies z.ZodType<NetworksReport>;

export const metricsSchema = z.looseObject({
  product: slicedProductMetrics,
  quantity: absoluteError.nullable(),
  revenue: revenueMetrics.nullable(),
  discount: absoluteError.nullable(),
  baselines: z.object({
    product: z.object({
      popular: slicedProductMetrics,
      last: slicedProductMetrics,
      frequent: slicedProductMetrics,
      markov: slicedProductMetrics,
      mixture: slicedProductMetrics,
      recentTrend: slicedProductMetrics.optional(),
      nearest: slicedProductMetrics.optional(),
      ease: slicedProductMetrics.optional(),
    }),
    quantity: z.record(z.enum(NUMBER_BASELINES), absoluteError).nullable(),
    revenue: z.record(z.enum(NUMBER_BASELINES), revenueMetrics).nullable(),
    discount: z.record(z.enum(NUMBER_BASELINES), absoluteError).nullable(),
  }),
  gaps: z.array(gap).optional(),
  sliceGaps: z.array(gap.extend({ slice: z.enum(SLICES) })).optional(),
  amounts: z
    .object({
      quantity: amounts.nullable(),
      revenue: amounts.nullable(),
      discount: amounts.nullable(),
      groups: z.array(
        z.object({
          kind: z.enum(["product", "province", "month", "salesperson"]),
          groups: z.array(z.object({ name: z.string(), lines: count, said: number, actual: number })).max(1000),
        }),
      ),
    })
    .optional(),
  orders: ordersReport.optional(),
  networks: networksReport.optional(),
  counts: z.object({ train: count, validation: count, test: count, customers: count, products: count }),
  protocol: z.string(),
  protocolSentences: sentences,
  backend: z.string(),
  seconds: number,
}) satisfies z.ZodType<MetricsReport>;

const days = z.number().positive().max(100_000);
const finite = z.number();

/** A product of experts: as many rows of exponents as there are experts. */
export const expertsSchema = z.looseObject({
  halfLives: z.object({ visits: days, sales: days }),
  mean: z.array(finite).length(EXPONENT_EVIDENCE),
  deviation: z.array(z.number().positive()).length(EXPONENT_EVIDENCE),
  exponents: z.array(z.array(finite).length(1 + EXPONENT_EVIDENCE)).length(EXPERTS.length),
}) satisfies z.ZodType<Experts>;

const shrunkMean = z.object({
  ...{ fade: finite, prior: finite, mean: finite, factor: finite },
  last: count.optional(),
});
const amountCell = z.object({ count, mean: finite, off: finite, low: finite, high: finite });

/** What makes orders of answers: as many weights as a product has inputs. */
export const ordersSchema = z.looseObject({
  orders: count,
  size: shrunkMean,
  form: z.enum(MEMBERSHIP_FORMS),
  membership: z.array(finite).length(MEMBERSHIP_INPUTS),
  value: z
    .object({
      own: shrunkMean,
      share: finite.min(0).max(1),
      cells: z.object({
        thresholds: z.array(finite).length(DECILES - 1),
        cells: z.array(amountCell).length(2 * DECILES),
      }),
    })
    .nullable(),
}) satisfies z.ZodType<OrderModel>;

const losses = z.object({ total: number, product: number, quantity: number, revenue: number, discount: number });

/** A step takes milliseconds: weeks of them. */
const MOST_STEPS = 100_000_000;

export const historySchema = z.looseObject({
  steps: list(
    z.looseObject({
      step: count,
      epoch: count,
      learningRate: number,
      gradientNorm: number,
      loss: losses,
      seconds: number.optional(),
    }),
    MOST_STEPS,
  ),
  epochs: list(
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
          ranks: list(count, 100_000),
        })
        .optional(),
    }),
    MOST_STEPS,
  ),
  bestEpoch: count,
  reason: z.enum(["all epochs done", "early stop", "stopped by user"]),
  seconds: number,
  backend: z.looseObject({
    name: z.enum(TRAINERS),
    detail: z.string(),
    reason: z.string(),
    detailSentence: message.optional(),
    reasonSentence: message.optional(),
  }),
}) satisfies z.ZodType<TrainHistory>;
