// The first of the pipeline's three steps: fit(samples, settings) → member. What is fitted sees no test target; judging
// (evaluation/judge.ts) and packing (core/artefact) come after it.

import { getBackend } from "@tensorflow/tfjs-core";
import type { SampleSet } from "../features/sampleSet.ts";
import { type FitSamples, withoutTest } from "../features/withoutTest.ts";
import { chooseAfterLoss } from "../kernels/backends.ts";
import { type CooperativeTask, runCooperatively } from "../lib/cooperativeTask.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { fitAmounts } from "./amounts/fitAmounts.ts";
import { fitBeforeProduct } from "./amounts/fitBeforeProduct.ts";
import { checkParts } from "./checkParts.ts";
import { fitExperts } from "./experts/fitExperts.ts";
import { checkDevice, faultBehind, TrainingFault } from "./faults.ts";
import type { Member } from "./member.ts";
import { trainOn } from "./recover.ts";
import type { TrainingSettings } from "./settings.ts";
import type { LoopEvent } from "./snapshot.ts";
import type { TrainOptions } from "./train.ts";
import type { Watch } from "./watched.ts";

export interface FitOptions extends Omit<TrainOptions, "samples" | "settings" | "watch"> {
  /** Makes what looks at the validation part after each epoch; left out, nobody looks. */
  watch?: (samples: FitSamples, settings: TrainingSettings) => CooperativeTask<Watch>;
}

/**
 * Trains one member on the training part and keeps its best epoch on the validation part; a lost device is replaced. Then what
 * stands on it is fitted, anew after an interruption: it takes seconds.
 * Throws a localised error when either part is empty, a TrainingFault when the device fails.
 */
export async function* fit(
  samples: SampleSet,
  settings: TrainingSettings,
  { watch: watchTask, ...options }: FitOptions,
): AsyncGenerator<LoopEvent, Member> {
  const seen = withoutTest(samples);
  checkParts(seen, ["train", "validation"]);
  let watch: Watch | undefined;
  if (watchTask) {
    yield { kind: "preparing", what: "comparing" };
    await yieldToEvents();
    watch = await runCooperatively(watchTask(seen, settings), { signal: options.signal });
  }
  const member = yield* trainOn({ ...options, samples: seen, settings, watch });
  return yield* fitOnNetwork(seen, member, options.signal);
}

/**
 * What stands on a trained network, fitted on the training and validation part: second stage and amounts in the place of those that
 * the member has. Throws a TrainingFault when the device fails.
 */
export async function* fitOnNetwork(
  seen: FitSamples,
  { config, settings, weights, history }: Member,
  signal?: AbortSignal,
): AsyncGenerator<LoopEvent, Member> {
  const member: Member = { config, settings, weights, history };
  yield { kind: "preparing", what: "experts" };
  await yieldToEvents();
  const amounts = await runCooperatively(fitAmounts(seen, settings.seed), { signal });
  const experts =
    settings.memory === "experts"
      ? await onDevice(member, signal, () => fitExperts(seen, member, settings.seed, signal))
      : undefined;
  if (!amounts) return { ...member, experts };
  const network = { ...member, experts, amounts };
  const beforeProduct = await onDevice(member, signal, () => fitBeforeProduct(seen, network, settings.seed, signal));
  return { ...network, amounts: { ...amounts, beforeProduct } };
}

/** Devices lost one after the other before the fit gives up. */
const MOST_LOSSES = 2;

/** Fits what stands on a trained network; a lost device is replaced and it is fitted anew. */
async function onDevice<T>(
  { settings }: Member,
  signal: AbortSignal | undefined,
  fitted: () => Promise<T>,
): Promise<T> {
  for (let losses = 0; ; losses++) {
    try {
      const found = await fitted();
      checkDevice(settings);
      return found;
    } catch (error) {
      if (signal?.aborted) throw error;
      const fault = await faultBehind(error, settings, getBackend());
      if (!(fault instanceof TrainingFault) || fault.kind !== "lost" || losses >= MOST_LOSSES) throw fault;
      await chooseAfterLoss(losses > 0);
    }
  }
}
