// The training side of the training worker: estimates a run, runs it, lets it be paused and stopped, and goes on with one
// that did not come to its end.

import type { SampleSet } from "../core/features/sampleSet.ts";
import { SPLIT_NAMES } from "../core/features/split.ts";
import type { BackendName } from "../core/kernels/backendChoice.ts";
import { drain } from "../core/lib/drain.ts";
import { MessageError } from "../core/lib/message.ts";
import type { Parameter } from "../core/model/parameters.ts";
import { TrainControl } from "../core/training/control.ts";
import type { TrainEvent } from "../core/training/events.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import { halveBatch, type Snapshot } from "../core/training/snapshot.ts";
import {
  deleteCheckpoint,
  listCheckpoints,
  loadCheckpoint,
  markCheckpoint,
  type Unfinished,
} from "../storage/checkpoints.ts";
import { claim, claimed, claimOfRun, claimOfTraining, staysClaimed } from "../storage/claims.ts";
import type { SearchOrigin, StartedFrom } from "../storage/database.ts";
import { loadRun } from "../storage/runs.ts";
import { loadSearch, trialStore } from "../storage/searches.ts";
import type { Storage } from "../storage/storage.ts";
import type { Place } from "../storage/storedTable.ts";
import { CheckpointKeeper } from "./checkpointKeeper.ts";
import type { DataService } from "./dataService.ts";
import type { ModelService } from "./modelService.ts";
import type {
  Estimate,
  ModelSummary,
  Progress,
  TrainingMethods,
  UnfinishedRun,
  Unfinished as UnfinishedRuns,
} from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { workerMessage } from "./workerMessages.ts";

/**
 * Runs one training at a time, under the worker's mutex; `control` alone may be used beside it. The state of a run is kept on
 * disk while it goes on, and claimed, so that no other tab resumes it. A finished model goes to the model service. Throws a
 * localised error for what ends a run before its time, and the signal's reason when aborted.
 */
export class TrainService {
  /** Of the run that is going on. */
  control: TrainControl | null = null;
  /** Runs that ended and could not be kept: their last state stays on disk, and claimed, as long as this worker lives. */
  readonly #held = new Map<string, () => void>();
  readonly #storage: Promise<Storage>;
  readonly #data: DataService;
  readonly #models: ModelService;

  constructor(storage: Promise<Storage>, data: DataService, models: ModelService) {
    this.#storage = storage;
    this.#data = data;
    this.#models = models;
  }

  async estimate(
    { settings, backend: wanted }: TrainingMethods["estimate"]["input"],
    context: Context<Progress>,
  ): Promise<Estimate> {
    const samples = await this.#data.samplesFor(settings.maxSeqLen, context);
    const { chooseAfterLoss, chooseBackend, deviceFault } = await import("../core/kernels/backends.ts");
    const { estimateRun } = await import("../core/training/estimate.ts");
    const options = { samples, settings, signal: context.signal };
    const backend = await chooseBackend(wanted);
    try {
      return { backend, ...(await estimateRun(options)) };
    } catch (error) {
      if (deviceFault()?.kind !== "lost") throw error;
      return { backend: await chooseAfterLoss(false), ...(await estimateRun(options)) };
    }
  }

  train(
    { settings, backend, startFrom, trial }: TrainingMethods["train"]["input"],
    context: Context<TrainEvent | Progress>,
  ): Promise<ModelSummary> {
    return this.#run(context, async () => {
      const samples = await this.#data.samplesFor(settings.maxSeqLen, context);
      if (trial) return { samples, settings, backend, ...(await this.#ofTrial(trial, settings)) };
      if (startFrom === undefined) return { samples, settings, backend };
      const { warmStarts } = await import("../core/training/warmStart.ts");
      const { run, model } = await loadRun(await this.#storage, startFrom);
      const starts = warmStarts(samples, settings, model);
      const { name, createdAt } = run;
      const { fingerprint, lastDay } = model.provenance.data;
      return { samples, settings, backend, starts, startedFrom: { name, createdAt, fingerprint, lastDay } };
    });
  }

  /** Where a search's trial stands, as far as it was trained with these settings: what it has learnt is not learnt again. */
  async #ofTrial(
    { search, trial }: NonNullable<TrainingMethods["train"]["input"]["trial"]>,
    settings: TrainingSettings,
  ): Promise<Pick<Prepared, "from" | "search">> {
    const storage = await this.#storage;
    const found = await loadSearch(storage, search);
    if (!found) throw new MessageError(workerMessage("worker.noSearch"));
    const from = await trialStore(storage, search).load(trial);
    const text = (each: TrainingSettings): string => JSON.stringify(Object.entries(each).sort());
    // A search keeps no ends of restart periods.
    const goesOn = from !== null && settings.snapshots === 1 && text(from.settings) === text(settings);
    return { search: { id: search, name: found.name, trial }, ...(goesOn && { from }) };
  }

  /** The unfinished runs of the open data set, the last saved first; one that goes on in another tab is none. */
  async unfinished(): Promise<UnfinishedRuns> {
    const { id, fingerprint } = this.#data.current.info;
    const found = (await listCheckpoints(await this.#storage, id)).filter((run) => run.fingerprint === fingerprint);
    const [elsewhere, ...running] = await Promise.all(
      [claimOfTraining(id), ...found.map((run) => claimOfRun(run.id))].map(staysClaimed),
    );
    return { runs: found.filter((_, i) => !running[i]).map(toOffer), elsewhere: elsewhere === true };
  }

  /** Tries again to keep a run that is in memory alone; then the state that it went on from is no longer needed. */
  async keepHeld({ id }: { id: string }): Promise<Place> {
    const place = await this.#models.keepHeld(id);
    if (place === "disk") await this.#settleHeld(id);
    return place;
  }

  async #settleHeld(id: string): Promise<void> {
    const release = this.#held.get(id);
    this.#held.delete(id);
    await deleteCheckpoint(await this.#storage, id);
    release?.();
  }

  /** Goes on with one of them, or ends it with the best epoch so far. */
  resumeRun(
    { id, how, backend }: TrainingMethods["resumeRun"]["input"],
    context: Context<TrainEvent | Progress>,
  ): Promise<ModelSummary> {
    return this.#run(
      context,
      async (control) => {
        const kept = await loadCheckpoint(await this.#storage, id);
        if (kept?.dataset !== this.#data.current.info.id) throw new MessageError(workerMessage("worker.noUnfinished"));
        const { snapshot, preprocess, startedFrom, search } = kept;
        const samples = await this.#data.openWith(preprocess);
        const settings = (how === "lighter" && halveBatch(snapshot.settings)) || snapshot.settings;
        if (how === "finish") control.stop();
        return { samples, settings, backend, from: { ...snapshot, settings }, startedFrom, search };
      },
      id,
    );
  }

  async discardUnfinished({ id }: { id: string }): Promise<undefined> {
    await deleteCheckpoint(await this.#storage, id);
  }

  async #run(
    { signal, emit }: Context<TrainEvent | Progress>,
    prepare: (control: TrainControl) => Promise<Prepared>,
    id: string = crypto.randomUUID(),
  ): Promise<ModelSummary> {
    // Another tab may have offered it, too, and gone on with it.
    if ((await claimed())?.has(claimOfRun(id))) throw new MessageError(workerMessage("worker.runElsewhere"));
    const control = new TrainControl();
    this.control = control;
    // A paused run must hear that it was cancelled.
    signal.addEventListener("abort", () => control.stop(), { once: true });
    const { info } = this.#data.current;
    const storage = await this.#storage;
    const release = releaseAll(await Promise.all([claim(claimOfRun(id)), claim(claimOfTraining(info.id))]));
    let keeper: CheckpointKeeper | undefined;
    try {
      const { samples, settings, from, starts, startedFrom, search, backend: wanted } = await prepare(control);
      const run = { ...info, id, dataset: info.id, startedFrom, search };
      const kept = new CheckpointKeeper(storage, run, samples.preprocess);
      keeper = kept;
      const { chooseBackend } = await import("../core/kernels/backends.ts");
      const { checkParts } = await import("../core/training/checkParts.ts");
      const { fit } = await import("../core/training/fit.ts");
      const { countedTask } = await import("../core/evaluation/countedVerdict.ts");
      const { watchTask } = await import("../core/evaluation/createWatch.ts");
      const { judge } = await import("../core/evaluation/judge.ts");
      const backend = await chooseBackend(wanted);
      checkParts(samples, SPLIT_NAMES);
      const members = await drain(
        fit(samples, settings, { backend, counted: countedTask, watch: watchTask, from, starts, signal, control }),
        (event) => {
          if (event.kind === "snapshot") kept.keep(event.snapshot);
          else if (event.kind !== "periodEnd") emit(event);
        },
      );
      const judgement = await drain(judge(samples, members, "test", { signal, orders: "fit" }), (event) => {
        const { done, total } = event.kind === "predicting" ? event : { done: 1, total: 1 };
        emit({ phase: "predicting", done, total });
      });
      const summary = await this.#models.keep(id, info, samples, members, judgement, { startedFrom, search });
      await keeper.settle();
      if (summary.place === "disk") await deleteCheckpoint(storage, id);
      else await this.#hold(id);
      return summary;
    } catch (error) {
      const { TrainingFault } = await import("../core/training/faults.ts");
      await keeper?.settle();
      if (error instanceof TrainingFault) {
        await markCheckpoint(storage, id, { kind: error.kind, sentence: error.sentence });
      }
      throw error;
    } finally {
      if (this.control === control) this.control = null;
      release();
    }
  }

  /** Keeps the last state of a run that is in memory alone: the next visit goes on from there, and no other tab before. */
  async #hold(id: string): Promise<void> {
    this.#held.set(id, await claim(claimOfRun(id)));
  }
}

const releaseAll = (releases: (() => void)[]) => (): void => {
  for (const release of releases) release();
};

function toOffer(run: Unfinished): UnfinishedRun {
  const { id, savedAt, epoch, step, bestEpoch, settings, problem, trainingsDone = 0 } = run;
  const less = halveBatch(settings);
  return {
    training: trainingsDone + 1,
    id,
    savedAt,
    epoch,
    step,
    bestEpoch,
    settings,
    problem,
    halvedBatch: less && { batchSize: less.batchSize, accumulation: less.accumulation },
  };
}

interface Prepared {
  samples: SampleSet;
  settings: TrainingSettings;
  backend: BackendName | "auto";
  from?: Snapshot;
  starts?: readonly ReadonlyMap<string, Parameter>[];
  startedFrom?: StartedFrom;
  search?: SearchOrigin;
}
