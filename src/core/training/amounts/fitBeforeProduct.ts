// How much the likeliest products say of a line whose product is not known yet, beside the customer's last lines: one number a
// task, chosen on the validation part. Counting products alone is the worse rule where products differ less than customers do.

import { lastMedians } from "../../features/amounts/lastLines.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { type CooperativeTask, runCooperatively } from "../../lib/cooperativeTask.ts";
import { random } from "../../lib/random.ts";
import { AMOUNT_TASKS, type AmountTask } from "../../model/amounts/amountCells.ts";
import { between, byProducts, type ExpectedLines, LIKELIEST } from "../../model/amounts/answerAmounts.ts";
import { loadModel, type Network } from "../../model/predict.ts";
import { drawn } from "../drawn.ts";

/** Validation targets looked at. */
const MOST_TARGETS = 4_000;
/** Shares tried: 0, 1 / TRIED ... 1. */
const TRIED = 20;
const STEP = 256;

/** The say of the likeliest products, by task; of networks that answer with their mean, and whose amounts models are fitted. */
export async function fitBeforeProduct(
  samples: FitSamples,
  networks: readonly Network[],
  seed: number,
  signal?: AbortSignal,
): Promise<Record<AmountTask, number>> {
  const targets = drawn(samples.split.validation, MOST_TARGETS, random(seed));
  const predictor = await loadModel(networks);
  try {
    const asked = await predictor.predictTargets(samples, targets, { topK: LIKELIEST, signal });
    const said = await runCooperatively(byProducts(predictor.amounts!, samples, asked), { signal });
    return await runCooperatively(chooseShares(samples, targets, said), { signal });
  } finally {
    predictor.dispose();
  }
}

/** By task the share with the smallest mean absolute error on these targets, the smaller one of equals. */
export function* chooseShares(
  samples: Pick<FitSamples, "lines" | "history" | "preprocess" | "targets">,
  targets: Uint32Array,
  said: ExpectedLines,
): CooperativeTask<Record<AmountTask, number>> {
  const lasts = yield* lastMedians(samples, targets);
  const chosen: Record<AmountTask, number> = { quantity: 1, revenue: 1, discount: 1 };
  for (const task of AMOUNT_TASKS) {
    const off = new Float64Array(TRIED + 1);
    for (let i = 0; i < targets.length; i++) {
      if (i % STEP === 0) yield;
      const actual = samples.lines[task][samples.targets[targets[i]!]!]!;
      const last = lasts[task][i]!;
      for (let s = 0; s <= TRIED; s++) off[s]! += Math.abs(actual - between(last, said[task][i]!, s / TRIED));
    }
    chosen[task] = off.indexOf(Math.min(...off)) / TRIED;
  }
  return chosen;
}
