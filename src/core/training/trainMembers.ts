// The networks of one model, trained one after the other on the same samples and compiled kernels: of several seeds, and of each
// its best epoch or its states at the ends of restart periods (snapshot ensembles: Huang et al. 2017,
// https://arxiv.org/abs/1704.00109). A run goes on in the network that it was in, beside those that were done.

import { modelConfig } from "../model/fromSettings.ts";
import type { Parameter } from "../model/parameters.ts";
import { validationTargets } from "./batches.ts";
import type { TrainEvent, TrainHistory } from "./events.ts";
import { type Member, type Members, trainingsOf } from "./member.ts";
import { trainOn } from "./recover.ts";
import type { TrainingSettings } from "./settings.ts";
import type { DoneNetwork, LoopEvent, PeriodEnd, Snapshot } from "./snapshot.ts";
import type { TrainOptions } from "./train.ts";

export interface MembersOptions extends Omit<TrainOptions, "start"> {
  /** Where each training starts in place of fresh weights, in the order of their seeds (warmStart.ts); others start afresh. */
  starts?: readonly ReadonlyMap<string, Parameter>[];
}

/** Seeds of the trainings that the settings ask for, that of the settings first. */
export function memberSeeds({ seed, members }: Pick<TrainingSettings, "seed" | "members">): number[] {
  return Array.from({ length: members }, (_, i) => (seed + i) % 2 ** 31);
}

/**
 * As `trainOn`, for each seed: "network" tells before each of several trainings which it is, progress and time are those of all. All
 * are scored on the same validation targets. Where the user ends it, what is done is kept, and of the training under way its best
 * weights; none of one that ends in its first epoch while there are others.
 */
export async function* trainMembers({ starts, ...options }: MembersOptions): AsyncGenerator<LoopEvent, Members> {
  const { samples, settings, control } = options;
  let { from: state, backend } = options;
  const scored = validationTargets(samples.split.validation, settings.validationTargets, settings.seed);
  const done: DoneNetwork[] = [...(state?.networks ?? [])];
  const before = new Set(done.map(({ seed }) => seed)).size;
  for (const [i, seed] of memberSeeds(settings).entries()) {
    if (i < before) continue;
    if (done.length > 0 && control?.stopRequested && !state?.best.epoch) break;
    const own = { ...settings, seed };
    const place = { number: i + 1, of: settings.members, seconds: secondsOf(done) };
    if (place.of > 1) yield { kind: "network", number: place.number, of: place.of, seed, done: trainingsOf(done) };
    const training = trainOn({
      ...options,
      backend,
      settings: own,
      scored,
      start: starts?.[i],
      from: state && ownState(state),
    });
    let ends: PeriodEnd[] = state?.ends ?? [];
    let next = await training.next();
    try {
      for (; !next.done; next = await training.next()) {
        const event = next.value;
        if (event.kind === "recovered") ({ backend } = event);
        if (event.kind === "snapshot")
          yield { kind: "snapshot", snapshot: { ...event.snapshot, settings, ...kept(done, ends) } };
        else if (event.kind === "periodEnd") ends = withEnd(ends, event.end, settings.snapshots);
        else yield ofAll(event, place);
      }
    } finally {
      // Where the listener left in mid-run.
      if (!next.done) await training.return?.(undefined as never);
    }
    const { reason, epochs } = next.value.history;
    const stopped = reason === "stopped by user";
    if (!(stopped && epochs.length < 2 && done.length > 0)) done.push(...networksOf(next.value, ends));
    state = undefined;
    if (stopped) break;
  }
  return membersOf(options, done);
}

/** A state without what is of other networks, and of ends. */
function ownState({ networks: _, ends: __, ...own }: Snapshot): Snapshot {
  return own;
}

function kept(done: readonly DoneNetwork[], ends: PeriodEnd[]): Pick<Snapshot, "networks" | "ends"> {
  return { ...(done.length > 0 && { networks: done.slice() }), ...(ends.length > 0 && { ends }) };
}

/** The last so many; after a lost device an end comes again. */
function withEnd(ends: readonly PeriodEnd[], end: PeriodEnd, most: number): PeriodEnd[] {
  return [...ends.filter(({ epoch }) => epoch < end.epoch), end].slice(-most);
}

/** What is kept of a training: the ends of its periods, and the best epoch where too few ended before it. */
function networksOf({ settings, weights, history }: Member, ends: readonly PeriodEnd[]): DoneNetwork[] {
  const { seed, batchSize, accumulation, snapshots } = settings;
  const own = { seed, batchSize, accumulation };
  const best: DoneNetwork = { ...own, weights, history };
  if (snapshots === 1) return [best];
  const found = ends.map((end): DoneNetwork => ({ ...own, weights: end.weights, history: until(history, end) }));
  const isLater = ends.every(({ epoch }) => epoch < history.bestEpoch);
  return isLater && ends.length < snapshots ? [...found, best] : found;
}

/** The part of a training that led to a state. */
function until(history: TrainHistory, { epoch, seconds }: PeriodEnd): TrainHistory {
  const led = (each: { epoch: number }): boolean => each.epoch <= epoch;
  return {
    ...history,
    steps: history.steps.filter(led),
    epochs: history.epochs.filter(led),
    bestEpoch: epoch,
    seconds,
  };
}

/** Mean seconds of the trainings that are done; null while none is. */
function secondsOf(done: readonly DoneNetwork[]): number | null {
  const histories = trainingsOf(done);
  return histories.length === 0
    ? null
    : histories.reduce((sum, { history }) => sum + history.seconds, 0) / histories.length;
}

/** Progress and time of one network as those of all. */
function ofAll(
  event: TrainEvent,
  { number, of, seconds }: { number: number; of: number; seconds: number | null },
): TrainEvent {
  if (of === 1 || (event.kind !== "steps" && event.kind !== "continued")) return event;
  const progress = (number - 1 + event.progress) / of;
  if (event.kind === "continued") return { ...event, progress };
  const each = seconds ?? (event.steps.at(-1)?.seconds ?? 0) / event.progress;
  return { ...event, progress, secondsLeft: event.secondsLeft + (of - number) * each };
}

function membersOf({ samples, settings }: TrainOptions, done: readonly DoneNetwork[]): Members {
  const config = modelConfig(samples.sizes, samples.preprocess, settings);
  const [first, ...others] = done.map(
    ({ weights, history, ...own }): Member => ({ config, settings: { ...settings, ...own }, weights, history }),
  );
  return [first!, ...others];
}
