// The searches for better settings of the training worker: runs one at a time, keeps what it comes to, and goes on with one
// that did not come to its end.

import { fingerprintLines } from "../core/data/source/fingerprint.ts";
import type { Outcome } from "../core/experiments/search/outcome.ts";
import type { SearchEvent } from "../core/experiments/search/types.ts";
import type { FeatureSettings } from "../core/features/featureSettings.ts";
import type { BackendName } from "../core/kernels/backendChoice.ts";
import { MessageError } from "../core/lib/message.ts";
import { TrainControl } from "../core/training/control.ts";
import { claim, claimed, claimOfSearch, claimOfTraining, staysClaimed } from "../storage/claims.ts";
import type { SearchRecord } from "../storage/database.ts";
import { deleteSearch, listSearches, loadSearch, saveSearch, trialStore } from "../storage/searches.ts";
import type { Storage } from "../storage/storage.ts";
import type { DataService } from "./dataService.ts";
import type { Progress } from "./method.ts";
import type { Context } from "./rpc.ts";
import type { SearchMethods, SearchNews, StoredSearch } from "./searchProtocol.ts";
import { workerMessage } from "./workerMessages.ts";

/**
 * Runs one search at a time, under the worker's mutex; `control` and `stop` alone may be used beside it. Its state is kept
 * after every epoch and claimed, so that no other tab goes on with it. Throws a localised error for what ends it before its
 * time, and the signal's reason when aborted.
 */
export class SearchService {
  /** Of the search that is going on. */
  control: TrainControl | null = null;
  #running: { record: SearchRecord; end: AbortController } | null = null;
  /** Brings back what was deleted last. */
  #undo: (() => Promise<void>) | null = null;
  readonly #storage: Promise<Storage>;
  readonly #data: DataService;

  constructor(storage: Promise<Storage>, data: DataService) {
    this.#storage = storage;
    this.#data = data;
  }

  async list(): Promise<StoredSearch[]> {
    const { id, fingerprint } = this.#data.current.info;
    const storage = await this.#storage;
    const found = (await listSearches(storage, id)).filter((search) => search.fingerprint === fingerprint);
    const elsewhere = await Promise.all(found.map((search) => staysClaimed(claimOfSearch(search.id))));
    return Promise.all(found.filter((_, i) => !elsewhere[i]).map((search) => toShow(storage, search)));
  }

  async start(
    { spec, backend }: SearchMethods["search"]["input"],
    context: Context<SearchNews | Progress>,
  ): Promise<StoredSearch> {
    const { newSearch } = await import("../core/experiments/search/state.ts");
    const { info, lines } = this.#data.current;
    const { name, fingerprint } = info;
    const now = Date.now();
    const record: SearchRecord = {
      ...{ id: crypto.randomUUID(), dataset: info.id, name, fingerprint, createdAt: now, savedAt: now },
      ...{ state: newSearch(spec, fingerprintLines(lines)), stopped: false, bytes: {} },
    };
    return this.#run(record, backend, context);
  }

  async goOn(
    { id, backend, budget }: SearchMethods["resumeSearch"]["input"],
    context: Context<SearchNews | Progress>,
  ): Promise<StoredSearch> {
    const { extendedSearch } = await import("../core/experiments/search/state.ts");
    const record = await this.#load(id);
    const state = budget ? extendedSearch(record.state, budget) : record.state;
    return this.#run({ ...record, state, stopped: false }, backend, context);
  }

  /** Ends the trying of settings; a search that already trains its best few again ends at once. */
  stop(): void {
    const { record, end } = this.#running ?? {};
    if (record?.state.closed) end?.abort();
    else this.control?.stop();
  }

  async outcome({ state }: SearchMethods["searchOutcome"]["input"]): Promise<Outcome | null> {
    const { outcomeOf } = await import("../core/experiments/search/outcome.ts");
    return outcomeOf(state);
  }

  async delete({ id }: { id: string }): Promise<undefined> {
    this.#undo = await deleteSearch(await this.#storage, id);
  }

  async undoDelete(): Promise<undefined> {
    const undo = this.#undo;
    this.#undo = null;
    await undo?.();
  }

  async #load(id: string): Promise<SearchRecord> {
    const record = await loadSearch(await this.#storage, id);
    if (record?.dataset !== this.#data.current.info.id) throw new MessageError(workerMessage("worker.noSearch"));
    return record;
  }

  async #run(
    record: SearchRecord,
    wanted: BackendName | "auto",
    { signal, emit }: Context<SearchNews | Progress>,
  ): Promise<StoredSearch> {
    const { id, dataset } = record;
    // Another tab may have offered it, too, and gone on with it.
    if ((await claimed())?.has(claimOfSearch(id))) throw new MessageError(workerMessage("worker.searchElsewhere"));
    const control = new TrainControl();
    const end = new AbortController();
    const running = { record, end };
    this.control = control;
    this.#running = running;
    const giveUp = (): void => {
      control.stop();
      end.abort(signal.reason);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    const storage = await this.#storage;
    const releases = await Promise.all([claim(claimOfSearch(id)), claim(claimOfTraining(dataset))]);
    const bytes = new Map(Object.entries(record.bytes));
    const keep = async (change: Partial<SearchRecord>): Promise<void> => {
      running.record = { ...running.record, ...change, savedAt: Date.now(), bytes: Object.fromEntries(bytes) };
      await saveSearch(storage, running.record);
    };
    const store = trialStore(storage, id, (trial, size) => {
      if (size > 0) bytes.set(String(trial), size);
      else bytes.delete(String(trial));
    });
    try {
      await keep({});
      emit({ kind: "kept", id, name: record.name, createdAt: record.createdAt });
      const { chooseBackend } = await import("../core/kernels/backends.ts");
      const { runSearch } = await import("../core/experiments/search/runSearch.ts");
      const { SampleCache } = await import("../core/experiments/search/sampleCache.ts");
      const backend = await chooseBackend(wanted);
      // What the form's training is prepared with stays as it is.
      const cache = new SampleCache((features) => this.#data.samplesBeside(features, { signal, emit }));
      const samplesFor = (features: FeatureSettings) => cache.of(features);
      const work = runSearch(record.state, { samplesFor, backend, store, control, signal: end.signal });
      for await (const event of work) {
        if (event.kind === "state") await keep({ state: event.state });
        const told = shortened(event);
        if (told) emit(told);
      }
      await keep({ stopped: control.stopRequested });
    } catch (error) {
      // The user ended the re-runs: what was found stays.
      const isEnded = end.signal.aborted && !signal.aborted;
      await keep({ stopped: isEnded });
      if (!isEnded) throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
      if (this.#running === running) {
        this.control = null;
        this.#running = null;
      }
      for (const release of releases) release();
    }
    return toShow(storage, running.record);
  }
}

/** What the page is told: of a trial's steps how far they are, and nothing that the state says, too. */
function shortened(event: SearchEvent): SearchEvent | null {
  if (event.kind !== "training") return event;
  const { event: told } = event;
  if (told.kind === "steps") return { ...event, event: { ...told, steps: told.steps.slice(-1) } };
  return told.kind === "epoch" || told.kind === "continued" ? null : event;
}

async function toShow(
  storage: Storage,
  { bytes, dataset: _, fingerprint: __, ...search }: SearchRecord,
): Promise<StoredSearch> {
  const { nextWork } = await import("../core/experiments/search/state.ts");
  const { state } = search;
  const done = state.closed && nextWork(state) === null;
  const place = storage.searches.isInMemory(search.id) ? "memory" : "disk";
  return { ...search, done, bytes: Object.values(bytes).reduce((sum, size) => sum + size, 0), place };
}
