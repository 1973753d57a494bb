// The first of the pipeline's three steps: fit(samples, settings) → member. What is fitted sees no test target; judging
// (evaluation/judge.ts) and packing (core/artefact) come after it.

import type { SampleSet } from "../features/sampleSet.ts";
import { type FitSamples, withoutTest } from "../features/withoutTest.ts";
import { chooseAfterLoss } from "../kernels/backends.ts";
import { type CooperativeTask, runCooperatively } from "../lib/cooperativeTask.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import type { Experts } from "../model/experts.ts";
import { fitAmounts } from "./amounts/fitAmounts.ts";
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
 * Trains one member on the training part and keeps its best epoch on the validation part; a lost device is replaced. Then its
 * amounts model is fitted, anew after an interruption: it takes seconds.
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
  const amounts = await runCooperatively(fitAmounts(seen, settings.seed), { signal: options.signal });
  const whole = amounts ? { ...member, amounts } : member;
  if (settings.memory !== "experts") return whole;
  yield { kind: "preparing", what: "experts" };
  await yieldToEvents();
  return { ...whole, experts: await fitOnDevice(seen, member, options.signal) };
}

/** Devices lost one after the other before the fit gives up. */
const MOST_LOSSES = 2;

/** The second stage of a network; a lost device is replaced and the stage fitted anew. */
async function fitOnDevice(samples: FitSamples, member: Member, signal: AbortSignal | undefined): Promise<Experts> {
  const { settings, history } = member;
  for (let losses = 0; ; losses++) {
    try {
      const experts = await fitExperts(samples, member, settings.seed, signal);
      checkDevice(settings);
      return experts;
    } catch (error) {
      if (signal?.aborted) throw error;
      const fault = await faultBehind(error, settings, history.backend.name);
      if (!(fault instanceof TrainingFault) || fault.kind !== "lost" || losses >= MOST_LOSSES) throw fault;
      await chooseAfterLoss(losses > 0);
    }
  }
}
