// The training side of the training worker: estimates a run, runs it, lets it be paused and stopped, and goes on with one
// that did not come to its end.

import type { SampleSet } from "../core/features/sampleSet.ts";
import { SPLIT_NAMES } from "../core/features/split.ts";
import type { BackendName } from "../core/kernels/backendChoice.ts";
import { drain } from "../core/lib/drain.ts";
import { MessageError } from "../core/lib/message.ts";
import { TrainControl } from "../core/training/control.ts";
import type { TrainEvent } from "../core/training/events.ts";
import type { Member } from "../core/training/member.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import { halveBatch, type Snapshot } from "../core/training/snapshot.ts";
import {
  deleteCheckpoint,
  listCheckpoints,
  loadCheckpoint,
  markCheckpoint,
  type Unfinished,
} from "../storage/checkpoints.ts";
import { claim, claimed } from "../storage/claims.ts";
import type { Storage } from "../storage/storage.ts";
import { CheckpointKeeper } from "./checkpointKeeper.ts";
import type { DataService } from "./dataService.ts";
import type { ModelService } from "./modelService.ts";
import type { Estimate, ModelSummary, Progress, TrainingMethods, UnfinishedRun } from "./protocol.ts";
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
    { settings, backend }: TrainingMethods["train"]["input"],
    context: Context<TrainEvent | Progress>,
  ): Promise<ModelSummary> {
    return this.#run(context, async () => {
      const samples = await this.#data.samplesFor(settings.maxSeqLen, context);
      return { samples, settings, backend };
    });
  }

  /** The unfinished runs of the open data set, the last saved first; one that goes on in another tab is none. */
  async unfinished(): Promise<UnfinishedRun[]> {
    const { id, fingerprint } = this.#data.current.info;
    const found = (await listCheckpoints(await this.#storage, id)).filter((run) => run.fingerprint === fingerprint);
    const running = await Promise.all(found.map((run) => goesOn(run.id)));
    return found.filter((_, i) => !running[i]).map(toOffer);
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
        const { snapshot, preprocess } = kept;
        const samples = await this.#data.openWith(preprocess);
        const settings = (how === "lighter" && halveBatch(snapshot.settings)) || snapshot.settings;
        if (how === "finish") control.stop();
        return { samples, settings, backend, from: { ...snapshot, settings } };
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
    if ((await claimed())?.has(claimOf(id))) throw new MessageError(workerMessage("worker.runElsewhere"));
    const control = new TrainControl();
    this.control = control;
    // A paused run must hear that it was cancelled.
    signal.addEventListener("abort", () => control.stop(), { once: true });
    const { info } = this.#data.current;
    const storage = await this.#storage;
    const claimedRun = claim(claimOf(id));
    let keeper: CheckpointKeeper | undefined;
    try {
      const { samples, settings, from, backend: wanted } = await prepare(control);
      const kept = new CheckpointKeeper(storage, { ...info, id, dataset: info.id }, samples.preprocess);
      keeper = kept;
      const { chooseBackend } = await import("../core/kernels/backends.ts");
      const { checkParts } = await import("../core/training/checkParts.ts");
      const { fit } = await import("../core/training/fit.ts");
      const { watchTask } = await import("../core/evaluation/createWatch.ts");
      const { judge } = await import("../core/evaluation/judge.ts");
      const backend = await chooseBackend(wanted);
      checkParts(samples, SPLIT_NAMES);
      const member = await drain(
        fit(samples, settings, { backend, watch: watchTask, from, signal, control }),
        (event) => {
          if (event.kind === "snapshot") kept.keep(event.snapshot);
          else emit(event);
        },
      );
      const members: [Member] = [member];
      const judgement = await drain(judge(samples, members, "test", { signal, orders: "fit" }), (event) => {
        const { done, total } = event.kind === "predicting" ? event : { done: 1, total: 1 };
        emit({ phase: "predicting", done, total });
      });
      const summary = await this.#models.keep(id, info, samples, members, judgement);
      await keeper.settle();
      await deleteCheckpoint(storage, id);
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
      void claimedRun.then((release) => release());
    }
  }
}

const claimOf = (id: string): string => `run/${id}`;
/** A page that was closed, or a worker that ended, lets go of its claims a moment later. */
const PATIENCE_MS = [0, 200, 500, 1000];

/** Whether someone goes on with this run now. */
async function goesOn(id: string): Promise<boolean> {
  for (const wait of PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (!(await claimed())?.has(claimOf(id))) return false;
  }
  return true;
}

function toOffer({ id, savedAt, epoch, step, bestEpoch, settings, problem }: Unfinished): UnfinishedRun {
  const less = halveBatch(settings);
  return {
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
}
