// Orders that happened, with what was known before them: the model's candidates, and the customer's own past.

import type { SampleSet, SplitName } from "../../features/sampleSet.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { runCooperatively } from "../../lib/cooperativeTask.ts";
import { hash32 } from "../../lib/random.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import { type Amounts, createAmounts } from "../../model/amounts/amountModel.ts";
import type { Predictor } from "../../model/predict.ts";
import type { Predicting } from "../predictInChunks.ts";
import { type CustomerPast, PastReader } from "./customerPast.ts";
import { type OrderVisit, orderVisits } from "./orderVisits.ts";

/** Products looked at of each order, the likeliest lines' ones. */
export const CANDIDATES = 100;

export interface OrderCase {
  visit: OrderVisit;
  past: CustomerPast;
  /** [K] vocabulary ids, likeliest line first, and probabilities of a line. */
  ids: Int32Array;
  probabilities: Float32Array;
  /** [K] mean amount of each product's line; null where the model or the data do not know. */
  amounts: Float64Array | null;
}

export interface OrderCases {
  cases: OrderCase[];
  split: number;
  walkIns: number;
}

/** Orders asked at a time. */
const CHUNK = 256;
/** Amounts between two pauses. */
const STEP = 1024;

/** At most so many of them, always the same ones, in their order. */
function drawn(visits: readonly OrderVisit[], most: number): OrderVisit[] {
  if (visits.length <= most) return [...visits];
  const keys = visits.map((_, i) => hash32(i));
  const limit = [...keys].sort((a, b) => a - b)[most]!;
  return visits.filter((_, i) => keys[i]! < limit);
}

/** Foretells the orders of a part (at most so many, drawn), each from what lies before it. Throws the signal's reason when aborted. */
export async function* orderCases(
  predictor: Predictor,
  samples: SampleSet,
  part: SplitName,
  { signal, most }: { signal?: AbortSignal; most?: number } = {},
): AsyncGenerator<Predicting, OrderCases> {
  const { visits: all, split, walkIns } = orderVisits(samples, part);
  const visits = drawn(all, most ?? all.length);
  const pasts = new PastReader(samples);
  const topK = Math.min(CANDIDATES, samples.preprocess.products.length);
  const model = samples.preprocess.tasks.revenue ? predictor.amounts : null;
  const cases: OrderCase[] = [];
  for (let from = 0; from < visits.length; from += CHUNK) {
    yield { kind: "predicting", done: from, total: visits.length };
    const chunk = visits.slice(from, from + CHUNK);
    const targets = Uint32Array.from(chunk, ({ target }) => target);
    const { topIds, topProbabilities } = await predictor.predictTargets(samples, targets, { topK, signal });
    for (const [row, visit] of chunk.entries()) {
      const ids = topIds.slice(row * topK, (row + 1) * topK);
      cases.push({
        visit,
        past: pasts.read(visit.customer, visit.time),
        ids,
        probabilities: topProbabilities.slice(row * topK, (row + 1) * topK),
        amounts: model && new Float64Array(ids.length),
      });
    }
  }
  if (model) {
    const one: Amounts = createAmounts(1);
    const task = samples.pairs(model.levels);
    const pairs = await runCooperatively(task, { signal });
    for (const [i, { visit, ids, amounts }] of cases.entries()) {
      for (let k = 0; k < ids.length; k++) {
        pairs.readProduct(visit.target, ids[k]!, model.row);
        model.answer(ids[k]!, one, 0);
        amounts![k] = one.amountMean[0]!;
      }
      if ((i * topK) % STEP < topK) {
        await yieldToEvents();
        throwIfAborted(signal);
      }
    }
  }
  return { cases, split, walkIns };
}
