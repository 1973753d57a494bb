// The first of the pipeline's three steps: fit(samples, settings) → members. What is fitted sees no test target; judging
// (evaluation/judge.ts) and packing (core/artefact) come after it.

import { getBackend } from "@tensorflow/tfjs-core";
import type { SampleSet } from "../features/sampleSet.ts";
import { type FitSamples, withoutTest } from "../features/withoutTest.ts";
import { chooseAfterLoss } from "../kernels/backends.ts";
import { type CooperativeTask, runCooperatively } from "../lib/cooperativeTask.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import type { AmountModel } from "../model/amounts/amountModel.ts";
import { fitAmounts } from "./amounts/fitAmounts.ts";
import { fitBeforeProduct } from "./amounts/fitBeforeProduct.ts";
import { checkParts } from "./checkParts.ts";
import { fitExperts } from "./experts/fitExperts.ts";
import { checkDevice, faultBehind, TrainingFault } from "./faults.ts";
import type { Member, Members } from "./member.ts";
import type { TrainingSettings } from "./settings.ts";
import type { LoopEvent } from "./snapshot.ts";
import { type MembersOptions, trainMembers } from "./trainMembers.ts";
import type { Counted, Watch } from "./watched.ts";

export interface FitOptions extends Omit<MembersOptions, "samples" | "settings" | "watch"> {
  /** Judges counting alone on the validation part: the first verdict, told before all else. */
  counted?: (samples: FitSamples, settings: TrainingSettings) => CooperativeTask<Counted>;
  /** Makes what looks at the validation part after each epoch, beside that verdict; left out, nobody looks. */
  watch?: (samples: FitSamples, settings: TrainingSettings, counted?: Counted) => CooperativeTask<Watch>;
}

/**
 * Trains the model's networks on the training part and keeps the best epoch of each on the validation part, or its snapshots; a lost
 * device is replaced. Then what stands on them is fitted, anew after an interruption: it takes seconds.
 * Throws a localised error when either part is empty, a TrainingFault when the device fails.
 */
export async function* fit(
  samples: SampleSet,
  settings: TrainingSettings,
  { counted: countedTask, watch: watchTask, ...options }: FitOptions,
): AsyncGenerator<LoopEvent, Members> {
  const seen = withoutTest(samples);
  checkParts(seen, ["train", "validation"]);
  let counted: Counted | undefined;
  if (countedTask) {
    yield { kind: "preparing", what: "counting" };
    await yieldToEvents();
    counted = await runCooperatively(countedTask(seen, settings), { signal: options.signal });
    yield { kind: "counted", counted: counted.told };
    await yieldToEvents(); // it shows before the thread is busy again
  }
  let watch: Watch | undefined;
  if (watchTask) {
    yield { kind: "preparing", what: "comparing" };
    await yieldToEvents();
    watch = await runCooperatively(watchTask(seen, settings, counted), { signal: options.signal });
  }
  const members = yield* trainMembers({ ...options, samples: seen, settings, watch });
  return yield* fitOnNetworks(seen, members, options.signal);
}

/**
 * What stands on trained networks, fitted on the training and validation part: second stages and amounts in the place of those that
 * the members have. A second stage is fitted for each network by itself, amounts for each seed; what is said before the product is
 * known follows from the likeliest products, so that it is fitted on the mean of all. Throws a TrainingFault when the device fails.
 */
export async function* fitOnNetworks(
  seen: FitSamples,
  networks: Members,
  signal?: AbortSignal,
): AsyncGenerator<LoopEvent, Members> {
  yield { kind: "preparing", what: "experts" };
  await yieldToEvents();
  const amountsOf = new Map<number, AmountModel | null>();
  const fitted: Member[] = [];
  for (const { config, settings, weights, history } of networks) {
    const { seed } = settings;
    const member: Member = { config, settings, weights, history };
    if (!amountsOf.has(seed)) amountsOf.set(seed, await runCooperatively(fitAmounts(seen, seed), { signal }));
    const amounts = amountsOf.get(seed);
    const experts =
      settings.memory === "experts"
        ? await onDevice(member, signal, () => fitExperts(seen, member, seed, signal))
        : undefined;
    fitted.push({ ...member, experts, ...(amounts && { amounts }) });
  }
  const [first, ...others] = fitted as [Member, ...Member[]];
  if (fitted.some(({ amounts }) => !amounts)) return [first, ...others];
  const { seed } = first.settings;
  const beforeProduct = await onDevice(first, signal, () => fitBeforeProduct(seen, fitted, seed, signal));
  const known = (member: Member): Member =>
    member.amounts ? { ...member, amounts: { ...member.amounts, beforeProduct } } : member;
  return [known(first), ...others.map(known)];
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
