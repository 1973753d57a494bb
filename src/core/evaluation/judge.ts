// The second of the pipeline's three steps: judge(members, part) → metrics. The only one that sees the test part, once, at
// the end; what is chosen before it was chosen on the validation part.

import { getBackend } from "@tensorflow/tfjs-core";
import type { SampleSet, SplitName } from "../features/sampleSet.ts";
import { chooseAfterLoss } from "../kernels/backends.ts";
import { runCooperatively } from "../lib/cooperativeTask.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { amountsOfTargets, expectedLines, LIKELIEST } from "../model/amounts/answerAmounts.ts";
import { loadModel, type Predictor } from "../model/predict.ts";
import type { Predictions } from "../model/predictions.ts";
import { checkDevice, faultBehind, TrainingFault } from "../training/faults.ts";
import { type Member, trainingSeconds } from "../training/member.ts";
import { judgeOrders } from "./baskets/judgeOrders.ts";
import type { OrderModel } from "./baskets/orderModel.ts";
import { evaluateTask } from "./evaluate.ts";
import { type Predicting, predictInChunks, TOP_K } from "./predictInChunks.ts";
import type { MetricsReport } from "./report.ts";

export type JudgeEvent = Predicting | { kind: "judging" };

export interface Judgement {
  metrics: MetricsReport;
  /** The answers for the part's targets that the metrics are of. */
  predictions: Predictions;
  /** The judged model on the device; the caller disposes it. */
  predictor: Predictor;
  /** What makes orders of its answers; null where they were not asked for. */
  orders: OrderModel | null;
}

/** Devices lost one after the other before judging gives up. */
const MOST_LOSSES = 2;

/**
 * Predicts the targets of one part with the members' mean, and compares them with what happened and with the baselines.
 * `topK` products are kept of each answer. With `orders` the next order is judged too, by a model of orders that is known, or fitted
 * on the validation part. A lost device is replaced and judging begins anew. Throws a localised error when the part is empty, a TrainingFault when the
 * device fails for good.
 */
export async function* judge(
  samples: SampleSet,
  members: readonly Member[],
  part: SplitName,
  { signal, topK = TOP_K, orders: asked }: { signal?: AbortSignal; topK?: number; orders?: OrderModel | "fit" } = {},
): AsyncGenerator<JudgeEvent, Judgement> {
  const [first] = members;
  if (!first) throw new RangeError("there is no member to judge");
  const { settings, history } = first;
  for (let losses = 0; ; losses++) {
    let predictor: Predictor | undefined;
    try {
      predictor = await loadModel(members);
      const wide = yield* predictInChunks(
        predictor,
        samples,
        samples.split[part],
        signal,
        Math.max(topK, LIKELIEST),
        members.length > 1,
      );
      checkDevice(settings);
      yield { kind: "judging" };
      await yieldToEvents();
      const context = {
        backend: `${history.backend.name} (${history.backend.detail})`,
        seconds: trainingSeconds(members),
        ...(members.length > 1 && {
          networks: members.map((member) => ({ seed: member.settings.seed, epoch: member.history.bestEpoch })),
        }),
      };
      const predictions = { ...narrowed(wide, topK), ...(await amountsOf(predictor, samples, wide, signal)) };
      const metrics = await runCooperatively(evaluateTask(samples, predictions, context), { signal });
      if (asked === undefined) return { metrics, predictions, predictor, orders: null };
      const known = asked === "fit" ? null : asked;
      const judged = yield* judgeOrders(predictor, samples, part, known, signal);
      checkDevice(settings);
      if (judged.report) metrics.orders = judged.report;
      return { metrics, predictions, predictor, orders: judged.model };
    } catch (error) {
      predictor?.dispose();
      const fault = await faultBehind(error, settings, getBackend());
      if (!(fault instanceof TrainingFault) || fault.kind !== "lost" || losses >= MOST_LOSSES) throw fault;
      await chooseAfterLoss(losses > 0);
    }
  }
}

/** Amounts given each target's product, and before it is known; nothing where the model does not know amounts. */
async function amountsOf(
  { amounts: model }: Predictor,
  samples: SampleSet,
  wide: Predictions,
  signal: AbortSignal | undefined,
): Promise<Pick<Predictions, "amounts" | "expected">> {
  if (!model) return {};
  return {
    amounts: await runCooperatively(amountsOfTargets(model, samples, wide.targets), { signal }),
    expected: await runCooperatively(expectedLines(model, samples, wide), { signal }),
  };
}

/** The same answers with fewer products each. */
function narrowed(wide: Predictions, kept: number): Predictions {
  const topK = Math.min(kept, wide.topK);
  const n = wide.targets.length;
  const topIds = new Int32Array(n * topK);
  const topProbabilities = new Float32Array(n * topK);
  for (let i = 0; i < n; i++) {
    topIds.set(wide.topIds.subarray(i * wide.topK, i * wide.topK + topK), i * topK);
    topProbabilities.set(wide.topProbabilities.subarray(i * wide.topK, i * wide.topK + topK), i * topK);
  }
  return { ...wide, topK, topIds, topProbabilities };
}
