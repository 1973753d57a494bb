// The data side of the training worker: the open data set, its samples, its customers.

import type { FeatureCorrelations } from "../core/analysis/featureCorrelation.ts";
import type { Artefact } from "../core/artefact/artefact.ts";
import { isOwnData } from "../core/artefact/dataShift.ts";
import { appendLines } from "../core/data/append/appendLines.ts";
import { linesBeside, repeatedLines } from "../core/data/append/repeatedLines.ts";
import { bulkOf } from "../core/data/lines/bulk.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { fingerprintText } from "../core/data/source/fingerprint.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../core/features/featureSettings.ts";
import type { FormulaPreview } from "../core/features/formula/preview.ts";
import type { Geocode, Preprocess, SampleSet } from "../core/features/sampleSet.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { MessageError } from "../core/lib/message.ts";
import { findPreprocess, forgetPreprocess, keepPreprocess } from "../storage/caches.ts";
import {
  deleteDataset,
  findDataset,
  loadDataset,
  saveDataset,
  type WrittenPart,
  withCurrency,
} from "../storage/datasets.ts";
import type { Storage } from "../storage/storage.ts";
import { CustomerIndex } from "./customerIndex.ts";
import { PlacesService } from "./placesService.ts";
import type { CustomerHit } from "./predictProtocol.ts";
import { ProductIndex } from "./productIndex.ts";
import type {
  DatasetInfo,
  OpenedDataset,
  Progress,
  ProvinceChange,
  ReadLines,
  SamplesSummary,
  StorageNotice,
  TrainingMethods,
} from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";
import { workerMessage } from "./workerMessages.ts";

interface OpenData {
  info: DatasetInfo;
  lines: SaleLines;
  customers: CustomerIndex;
  /** Made with the first question. */
  products(): ProductIndex;
  /** What of it is on disk while it is not stored. */
  written: WrittenPart | null;
  /** The data set that it has grown from, until it is kept itself. */
  replaces: string | null;
}

/** Work that is over in a moment and told to nobody. */
const UNWATCHED = { signal: new AbortController().signal, emit: () => undefined };

/**
 * Holds the open data set and what is computed from its lines alone: one of each at a time, replaced as a whole. Its samples are
 * shared with the model and analysis services, which only read them. What changes it (`openLines`, `openStored`,
 * `assignProvinces`, `prepare`) runs under the worker's mutex; questions may come beside it and see the state before or after.
 * Throws a localised error while no data set is open, and the signal's reason when aborted.
 */
export class DataService {
  readonly #storage: Promise<Storage>;
  readonly places: PlacesService;
  #open: OpenData | null = null;
  /** What training sees. */
  #samples: SampleSet | null = null;
  /** What the last samples were prepared by; samples go when places move, these stay. */
  #settings: FeatureSettings | null = null;
  /** Counts up whenever lines or places change, and with them what a model sees. */
  revision = 0;
  /** What a model from elsewhere sees. */
  #foreign: SampleSet | null = null;
  /** The opening of samples that is under way: several questions of one screen wait for the same. */
  #opening: { preprocess: Preprocess; revision: number; samples: Promise<SampleSet> } | null = null;

  constructor(storage: Promise<Storage>) {
    this.#storage = storage;
    this.places = new PlacesService(storage);
  }

  /** Throws a localised error while no data set is open. */
  get current(): OpenData {
    if (!this.#open) throw new MessageError(workerMessage("worker.noData"));
    return this.#open;
  }

  async openLines(
    { lines, inspection, fingerprint, name, truth, written = null }: ReadLines & { name: string },
    { signal }: Context<Progress>,
  ): Promise<OpenedDataset> {
    const storage = await this.#storage;
    const known = await findDataset(storage, fingerprint, inspection.file.name);
    throwIfAborted(signal);
    const info: DatasetInfo = (known && (await withCurrency(storage, known, inspection.mapping.currency))) ?? {
      id: written?.id ?? crypto.randomUUID(),
      name,
      fingerprint,
      createdAt: Date.now(),
      inspection,
      truth,
    };
    return this.#show(info, lines, storage, known !== undefined, known ? null : written);
  }

  /** Lines of a new file that the open data set has already, and how many others there are of the same days. */
  repeatedLines(lines: SaleLines): { repeated: Uint32Array; beside: number } {
    const { lines: before, info } = this.current;
    const repeated = repeatedLines(before, lines, info.inspection.mapping);
    return { repeated, beside: linesBeside(lines, repeated) };
  }

  /** The open data set with a new file behind it: another data set, which takes the place of the one before once it is kept. */
  async appendLines(
    { lines, inspection, fingerprint }: Pick<ReadLines, "lines" | "inspection" | "fingerprint">,
    { signal }: Context<Progress>,
  ): Promise<OpenedDataset> {
    const { info: before, lines: had, replaces } = this.current;
    const storage = await this.#storage;
    throwIfAborted(signal);
    const joined = appendLines({ lines: had, inspection: before.inspection }, { lines, inspection });
    const info: DatasetInfo = {
      ...before,
      id: crypto.randomUUID(),
      fingerprint: fingerprintText(`${before.fingerprint} ${fingerprint}`),
      createdAt: Date.now(),
      inspection: joined.inspection,
      grownFrom: [...(before.grownFrom ?? []), before.fingerprint],
    };
    const opened = this.#show(info, joined.lines, storage, false, null);
    this.current.replaces = replaces ?? before.id;
    return opened;
  }

  async storeOpen({ id }: { id: string }, { signal, emit }: Context<Progress>): Promise<StorageNotice> {
    const storage = await this.#storage;
    const open = this.current;
    const { info, lines, written, replaces } = open;
    if (info.id !== id) throw new MessageError(workerMessage("worker.noData"));
    // Nothing is left of it when this ends early.
    open.written = null;
    const onProgress = throttledProgress("storing", emit);
    const place = await saveDataset(storage, info, lines, { signal, onProgress, written });
    // What is only in memory is gone tomorrow: the disk keeps what it has.
    if (replaces && place === "disk") await deleteDataset(storage, replaces);
    open.replaces = null;
    return { notice: storage.notice, noticeSentence: storage.noticeSentence };
  }

  nameOpen({ id, name }: { id: string; name: string }): undefined {
    if (this.#open?.info.id === id) this.#open = { ...this.#open, info: { ...this.#open.info, name } };
  }

  async openStored({ id }: { id: string }, { signal, emit }: Context<Progress>): Promise<OpenedDataset> {
    const storage = await this.#storage;
    const { info, lines } = await loadDataset(storage, id, { signal, onProgress: throttledProgress("reading", emit) });
    return this.#show(info, lines, storage, true, null);
  }

  #show(
    info: DatasetInfo,
    lines: SaleLines,
    storage: Storage,
    stored: boolean,
    written: WrittenPart | null,
  ): OpenedDataset {
    let products: ProductIndex | null = null;
    this.#open = {
      info,
      lines,
      customers: new CustomerIndex(lines),
      products() {
        products ??= new ProductIndex(lines);
        return products;
      },
      written,
      replaces: null,
    };
    this.revision++;
    this.#samples = null;
    this.#foreign = null;
    this.#settings = null;
    return { ...info, stored, notice: storage.notice, noticeSentence: storage.noticeSentence };
  }

  /** Fits the preprocessing, or takes it from an earlier visit, and opens the samples. */
  async prepare(settings: FeatureSettings, { signal, emit }: Context<Progress>): Promise<SamplesSummary> {
    const started = performance.now();
    const { info } = this.current;
    const { samples, cached } = await this.#make(settings, { signal, emit });
    const { leakTask } = await import("../core/features/leaks/leaks.ts");
    const leaks = await runCooperatively(leakTask(samples, info.inspection.mapping), { signal });
    this.#samples = samples;
    this.#settings = settings;
    return { ...summary(samples, (performance.now() - started) / 1000, cached), leaks };
  }

  /** Samples of other settings beside those that were prepared last, which stay; the same where the settings are. */
  async samplesBeside(
    settings: FeatureSettings,
    context: Pick<Context<Progress>, "signal" | "emit">,
  ): Promise<SampleSet> {
    if (this.#samples && sameSettings(this.#settings, settings)) return this.#samples;
    return (await this.#make(settings, context)).samples;
  }

  async #make(
    settings: FeatureSettings,
    { signal, emit }: Pick<Context<Progress>, "signal" | "emit">,
  ): Promise<{ samples: SampleSet; cached: boolean }> {
    const { info, lines } = this.current;
    const storage = await this.#storage;
    const places = await this.places.keyFor(lines);
    const { fittedKey } = await import("../core/features/registry/fittedKey.ts");
    const key = `${fittedKey()} ${info.fingerprint} ${places} ${JSON.stringify(Object.entries(settings).sort())}`;
    const cached = await findPreprocess(storage, key);
    const report = throttledProgress("features", emit);
    const { fitAndOpenTask, openTask } = await import("../core/features/open.ts");
    const geocode = await this.places.geocodeFor(lines, { signal, emit });
    const options = { signal, onProgress: (share: number) => report(share, 1) };
    const opened = cached && (await orNull(runCooperatively(openTask(lines, cached, geocode), options), signal));
    // What is kept may not fit what this version computes: then it is made anew.
    if (cached && !opened) await forgetPreprocess(storage, key);
    const samples = opened ?? (await runCooperatively(fitAndOpenTask(lines, settings, geocode), options));
    if (!opened) await keepPreprocess(storage, key, samples.preprocess);
    return { samples, cached: opened !== null };
  }

  /** The samples of these settings: those prepared last where they are the same. */
  async samplesOf(settings: FeatureSettings, context: Context<Progress>): Promise<SampleSet> {
    if (!this.#samples || !sameSettings(this.#settings, settings)) await this.prepare(settings, context);
    if (!this.#samples) throw new MessageError(workerMessage("worker.noSamples"));
    return this.#samples;
  }

  /** The samples to train on: those prepared last, prepared anew where the sequence length differs. */
  async samplesFor(maxSeqLen: number, context: Context<Progress>): Promise<SampleSet> {
    const settings = this.#settings;
    if (!this.#samples || settings?.maxSeqLen !== maxSeqLen) {
      await this.prepare({ ...DEFAULT_FEATURE_SETTINGS, ...settings, maxSeqLen }, context);
    }
    if (!this.#samples) throw new MessageError(workerMessage("worker.noSamples"));
    return this.#samples;
  }

  /** The open lines as a model sees them. */
  async openWith(preprocess: Preprocess): Promise<SampleSet> {
    for (const samples of [this.#samples, this.#foreign]) if (samples?.preprocess === preprocess) return samples;
    const { revision } = this;
    if (this.#opening?.preprocess === preprocess && this.#opening.revision === revision) return this.#opening.samples;
    const opening = { preprocess, revision, samples: this.#openForeign(preprocess, revision) };
    this.#opening = opening;
    try {
      return await opening.samples;
    } finally {
      if (this.#opening === opening) this.#opening = null;
    }
  }

  async #openForeign(preprocess: Preprocess, revision: number): Promise<SampleSet> {
    const { lines } = this.current;
    const { openTask } = await import("../core/features/open.ts");
    const geocode = await this.places.geocodeFor(lines, UNWATCHED);
    const samples = await runCooperatively(openTask(lines, preprocess, geocode));
    // Another data set may have been opened, or places taken by hand, meanwhile.
    if (this.revision === revision) this.#foreign = samples;
    return samples;
  }

  /** Fingerprint and name of the open data set where a model was trained on its lines; "" where it was not. */
  nameOfOwn(model: Pick<Artefact, "provenance">): { fingerprint: string; dataset: string } {
    const open = this.#open;
    if (!open || isOwnData(model, open.lines) !== true) return { fingerprint: "", dataset: "" };
    return { fingerprint: open.info.fingerprint, dataset: open.info.name };
  }

  /** A lookup of the open lines' places; undefined where they name none. */
  geocode(): Promise<Geocode | undefined> {
    return this.places.geocodeFor(this.current.lines, UNWATCHED);
  }

  /** [place codes] province 1..34 of each place of the open lines; 0 where unknown, empty without places. */
  async provinces(): Promise<Uint8Array> {
    return this.places.provinces(this.current.lines, UNWATCHED);
  }

  /** Takes provinces by hand; what was computed from where customers are is computed anew. */
  async assignProvinces(changes: ProvinceChange[]): Promise<ProvinceChange[]> {
    const before = await this.places.assign(changes);
    this.revision++;
    this.#samples = null;
    this.#foreign = null;
    return before;
  }

  /** How the numbers that a model of these settings learns from go together. */
  async featureCorrelations(
    { settings, limit }: TrainingMethods["featureCorrelations"]["input"],
    context: Context<Progress>,
  ): Promise<FeatureCorrelations> {
    const samples = await this.samplesOf(settings, context);
    const { featureCorrelations } = await import("../core/analysis/featureCorrelation.ts");
    const report = throttledProgress("summing", context.emit);
    const steps = featureCorrelations(samples, limit);
    return runCooperatively(steps, { signal: context.signal, onProgress: (share) => report(share, 1) });
  }

  /** How a formula would be distributed over a sample of training targets. */
  async previewFormula({ formula, limit }: TrainingMethods["previewFormula"]["input"]): Promise<FormulaPreview> {
    if (!this.#samples) throw new MessageError(workerMessage("worker.noSamples"));
    const { previewFormula } = await import("../core/features/formula/preview.ts");
    if (!this.#samples) throw new MessageError(workerMessage("worker.noSamples"));
    return previewFormula(this.#samples, formula, limit);
  }

  customers({ query, limit }: TrainingMethods["customers"]["input"]): CustomerHit[] {
    return this.current.customers.search(query, limit);
  }
}

function sameSettings(these: FeatureSettings | null, those: FeatureSettings): boolean {
  const text = (settings: FeatureSettings | null) => JSON.stringify(settings && Object.entries(settings).sort());
  return text(these) === text(those);
}

/** What the work comes to; null where it fails, and its error only where it was cancelled. */
async function orNull<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

function summary(samples: SampleSet, seconds: number, cached: boolean): Omit<SamplesSummary, "leaks"> {
  const { split, lines, preprocess } = samples;
  const { first, last } = bulkOf(lines);
  return {
    counts: {
      train: split.train.length,
      validation: split.validation.length,
      test: split.test.length,
      customers: lines.customer.values.length,
      products: preprocess.products.length,
    },
    tasks: preprocess.tasks,
    sizes: samples.sizes,
    scales: preprocess.scales,
    scalesOff: preprocess.scalesOff,
    protocol: preprocess.protocol,
    protocolSentences: preprocess.protocolSentences,
    cuts: { first, ...preprocess.cuts, last },
    seconds,
    cached,
  };
}
