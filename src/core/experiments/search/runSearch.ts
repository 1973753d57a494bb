// Runs a search: asks its state what to train next, trains it, and tells the state what came of it. Sees no test target.

import { productMetrics } from "../../evaluation/metrics.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import type { BackendChoice } from "../../kernels/backendChoice.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { checkParts } from "../../training/checkParts.ts";
import { TrainControl } from "../../training/control.ts";
import type { EpochReport, TrainEvent } from "../../training/events.ts";
import { TrainingFault } from "../../training/faults.ts";
import { trainOn } from "../../training/recover.ts";
import type { Snapshot } from "../../training/snapshot.ts";
import { Compared } from "./compared.ts";
import { finalists } from "./confirm.ts";
import { packRanks } from "./packed.ts";
import { featuresOf, settingsOf } from "./space.ts";
import { begun, closedSearch, isOverTime, nextWork, recordedEpoch, recordedFault } from "./state.ts";
import type { SamplesFor, SearchEvent, SearchState, SearchWork, Trial, TrialEpoch, TrialStore } from "./types.ts";

export interface SearchOptions {
  samplesFor: SamplesFor;
  /** The current TensorFlow.js backend, as `chooseBackend` set it. */
  backend: BackendChoice;
  store: TrialStore;
  /** A stop ends the trying of settings: the best few are trained again, then the search is done. */
  control?: TrainControl;
  /** Gives up at once; the search can be taken up where the last state stands. */
  signal?: AbortSignal;
}

/**
 * Goes on with a search until it is done. Each state is told before anything stands on it, and the weights are saved after it: whoever
 * keeps both loses at most the epoch under way. Trials whose loss stops being a number, or that the device has no room for, fail; a
 * fault of the first, the base, or of the device is thrown.
 */
export async function* runSearch(start: SearchState, options: SearchOptions): AsyncGenerator<SearchEvent, SearchState> {
  const run = new SearchRun(start, options);
  while (true) {
    throwIfAborted(options.signal);
    const work = run.stopsTrying ? null : nextWork(run.state);
    if (work) yield* run.train(work);
    else if (run.state.closed) return run.state;
    else yield run.moved(closedSearch(run.state));
  }
}

class SearchRun {
  state: SearchState;
  readonly #options: SearchOptions;
  readonly #control: TrainControl;
  readonly #compared: Compared;
  /** A search without its test part, of samples as they were given: the same object for the same samples. */
  readonly #seen = new WeakMap<FitSamples, FitSamples>();
  #backend: BackendChoice;

  constructor(state: SearchState, options: SearchOptions) {
    this.state = state;
    this.#options = options;
    this.#backend = options.backend;
    this.#control = options.control ?? new TrainControl();
    this.#compared = new Compared(state.spec.base, state.customers, state.secondStage === true);
  }

  /** Whether the user ended the trying of settings, which the state does not know yet. */
  get stopsTrying(): boolean {
    return this.#control.stopRequested && !this.state.closed;
  }

  moved(state: SearchState): SearchEvent {
    this.state = state;
    return { kind: "state", state };
  }

  async *train(work: SearchWork): AsyncGenerator<SearchEvent> {
    const { spec } = this.state;
    const { store, signal } = this.#options;
    const { id } = work.trial;
    const started = performance.now();
    const settings = settingsOf(spec, work.trial);
    const samples = this.#withoutTest(await this.#options.samplesFor(featuresOf(spec, work.trial)));
    checkParts(samples, ["train", "validation"]);
    const comparison = this.#compared.of(samples, settings.memory);
    yield this.moved({ ...begun(this.state, work), customers: this.#compared.customers });
    yield { kind: "trial", work, settings };
    const training = trainOn({
      ...{ samples, settings, signal, backend: this.#backend, onlooker: comparison },
      from: await this.#snapshotOf(work.trial),
      control: new PausesOnly(this.#control),
    });
    // What a trial takes before its first step counts as a part of its next epoch.
    let before = 0;
    try {
      for (let next = await training.next(); !next.done; next = await training.next()) {
        const event = next.value;
        if (event.kind === "snapshot") {
          await this.#save(id, event.snapshot);
          if (this.#isDone(work)) break;
          continue;
        }
        if (event.kind === "periodEnd") continue;
        if (event.kind === "started") before = (performance.now() - started) / 1000;
        if (event.kind === "recovered") this.#backend = event.backend;
        if (event.kind === "epoch") {
          const ended = performance.now();
          const ranks = await comparison.conclude(signal);
          const epoch = epochOf(event.report, ranks, before + (performance.now() - ended) / 1000);
          before = 0;
          yield this.moved(recordedEpoch(this.state, id, epoch, packRanks(ranks)));
        }
        yield { kind: "training", trial: id, event: withoutHistory(event) };
        if (this.stopsTrying) break;
      }
    } catch (error) {
      const own = error instanceof TrainingFault && (error.kind === "notANumber" || error.kind === "memory");
      if (!own || id === 1 || signal?.aborted) throw error;
      await store.drop(id);
      yield this.moved(recordedFault(this.state, id, error.sentence));
    } finally {
      await training.return?.(undefined as never);
    }
  }

  /** Whether a trial has trained as far as it should, or the time is over. */
  #isDone({ trial, until }: SearchWork): boolean {
    const now = this.#trial(trial.id);
    return now.state !== "open" || now.epochs.length >= until || isOverTime(this.state) || this.stopsTrying;
  }

  /** Where the trial goes on: never where its weights are ahead of what is known of it, which would miss an epoch. */
  async #snapshotOf({ id, epochs }: Trial): Promise<Snapshot | undefined> {
    const snapshot = await this.#options.store.load(id);
    return snapshot && snapshot.epochs.length <= epochs.length ? snapshot : undefined;
  }

  /** Of whole trainings only the weights of the best few are kept. */
  async #save(id: number, snapshot: Snapshot): Promise<void> {
    const { store } = this.#options;
    const { state, repeats } = this.#trial(id);
    const best = finalists(this.state).map((trial) => trial.id);
    if (state !== "spent" || best.includes(id)) await store.save(id, snapshot);
    if (state !== "spent") return;
    if (repeats !== undefined || !best.includes(id)) await store.drop(id);
    for (const trial of this.state.trials) {
      if (trial.state === "spent" && trial.id !== id && !best.includes(trial.id)) await store.drop(trial.id);
    }
  }

  #trial(id: number): Trial {
    return this.state.trials.find((trial) => trial.id === id)!;
  }

  #withoutTest(samples: FitSamples): FitSamples {
    const seen = this.#seen.get(samples) ?? withoutTest(samples);
    this.#seen.set(samples, seen);
    return seen;
  }
}

/** Pauses with the search's own control; what ends a search does not end the epoch of a trial early. */
class PausesOnly extends TrainControl {
  readonly #of: TrainControl;

  constructor(of: TrainControl) {
    super();
    this.#of = of;
  }

  override get paused(): boolean {
    return this.#of.paused;
  }

  override wait(): Promise<void> {
    return this.#of.wait();
  }
}

/** `beside`: seconds that it took beside the training. */
function epochOf({ epoch, validation, seconds }: EpochReport, ranks: Int32Array, beside: number): TrialEpoch {
  const { ndcg10, hit10 } = productMetrics(ranks);
  const loss = Number.isFinite(validation.total) ? validation.total : null;
  return { epoch, loss, ndcg10, hit10, seconds: seconds + beside };
}

/** What was before is in the state already, and would be told anew with every promotion. */
function withoutHistory(event: TrainEvent): TrainEvent {
  return event.kind === "continued" ? { ...event, steps: [], epochs: [] } : event;
}
