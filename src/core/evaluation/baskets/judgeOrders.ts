// Fits next orders on the validation part and judges them on another: what the judge of a model asks for.

import { visitsOf } from "../../data/lines/visits.ts";
import type { SampleSet, SplitName } from "../../features/sampleSet.ts";
import { runCooperatively } from "../../lib/cooperativeTask.ts";
import type { Predictor } from "../../model/predict.ts";
import type { Predicting } from "../predictInChunks.ts";
import { PastReader } from "./customerPast.ts";
import type { KnownOrder } from "./fitMean.ts";
import { fitOrders } from "./fitOrders.ts";
import { OrderBaselines } from "./orderBaselines.ts";
import { type OrderCases, orderCases } from "./orderCases.ts";
import type { OrdersReport } from "./orderMetrics.ts";
import type { OrderModel } from "./orderModel.ts";
import { ordersReport, popularityOfOrders } from "./ordersReport.ts";
import { orderVisits } from "./orderVisits.ts";

export interface JudgedOrders {
  model: OrderModel;
  /** null where the part holds no whole order. */
  report: OrdersReport | null;
}

/** `known`: a model that was fitted before; without it one is fitted on the validation part of these samples. */
export async function* judgeOrders(
  predictor: Predictor,
  samples: SampleSet,
  part: SplitName,
  known: OrderModel | null,
  signal?: AbortSignal,
): AsyncGenerator<Predicting, JudgedOrders> {
  const validation = yield* orderCases(predictor, samples, "validation", { signal, most: MOST_FITTED });
  const model = known ?? (await fitTo(samples, validation, signal));
  const judged = yield* orderCases(predictor, samples, part, { signal });
  const popularity = popularityOfOrders(samples.preprocess, trainingOrders(samples));
  const last = new OrderBaselines(popularity).choose(validation.cases);
  return { model, report: ordersReport(model, judged, popularity, last) };
}

/** Fits orders on the validation part of these samples: for a model that was made without. */
export async function* fitOrdersOn(
  predictor: Predictor,
  samples: SampleSet,
  signal?: AbortSignal,
): AsyncGenerator<Predicting, OrderModel> {
  return fitTo(samples, yield* orderCases(predictor, samples, "validation", { signal, most: MOST_FITTED }), signal);
}

function fitTo(samples: SampleSet, { cases }: OrderCases, signal: AbortSignal | undefined): Promise<OrderModel> {
  return runCooperatively(fitOrders(cases, knownOrders(samples)), { signal });
}

/** At most so many orders of the validation part are fitted on. */
const MOST_FITTED = 2000;
/** At most so many orders of the training part, the last ones. */
const MOST_EARLIER = 5000;

/** The last orders of the training part with what came before each. */
function knownOrders(samples: SampleSet): KnownOrder[] {
  const pasts = new PastReader(samples);
  const { visits } = orderVisits(samples, "train");
  return visits.slice(-MOST_EARLIER).map((visit) => ({ visit, past: pasts.read(visit.customer, visit.time) }));
}

/** Orders of the training part's targets. */
function trainingOrders({ lines, split, targets }: SampleSet): number {
  const { codes } = visitsOf(lines);
  const seen = new Set<number>();
  for (const target of split.train) seen.add(codes[targets[target]!]!);
  return seen.size;
}
