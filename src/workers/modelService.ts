// The model side of the training worker: the model that answers, however it got here.

import type { Artefact } from "../core/artefact/artefact.ts";
import type { CardPart } from "../core/artefact/cardText.ts";
import { type DataShift, dataShift } from "../core/artefact/dataShift.ts";
import { modelCard } from "../core/artefact/modelCard.ts";
import { pack } from "../core/artefact/pack.ts";
import { provenanceOf } from "../core/artefact/provenance.ts";
import { type RunLabel, runLabel } from "../core/artefact/runLabel.ts";
import type { TakeawayOptions } from "../core/artefact/takeaway.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { unzipFiles, zipFiles } from "../core/artefact/zip.ts";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import { currencyOf } from "../core/data/mapping/currency.ts";
import type { Judgement } from "../core/evaluation/judge.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import { drain } from "../core/lib/drain.ts";
import { type Message, MessageError } from "../core/lib/message.ts";
import type { Predictor } from "../core/model/predict.ts";
import type { Predictions } from "../core/model/predictions.ts";
import type { RunRecord, SearchOrigin, StartedFrom } from "../storage/database.ts";
import type { DatasetInfo } from "../storage/datasetInfo.ts";
import { describeRun, keepHeldRun, loadRun, saveRun } from "../storage/runs.ts";
import { runZip } from "../storage/runZip.ts";
import type { Storage } from "../storage/storage.ts";
import type { Place } from "../storage/storedTable.ts";
import type { DataService } from "./dataService.ts";
import type { ActualVersusPredicted, ModelSummary, Progress, TrainingMethods } from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { runnerFiles } from "./runnerFiles.ts";
import { throttledProgress } from "./throttledProgress.ts";
import { workerMessage } from "./workerMessages.ts";

interface OpenModel {
  id: string;
  place: Place;
  /** Name of the data set that it was trained on, "" where unknown. */
  dataset: string;
  model: Artefact;
  files: ReadonlyMap<string, Uint8Array>;
  /** Answers for the test targets of `samples` (a few of them, or all), once made. */
  test: { samples: SampleSet; predictions: Predictions } | null;
  /** What the customers that came with it were answered, where it came from a zip. */
  replayed?: Message;
}

/** What a run came from, where it came from something. */
interface Origins {
  startedFrom?: StartedFrom | undefined;
  search?: SearchOrigin | undefined;
}

/** The current model's answers for every test target of the open data set; the same object while both stay. */
export interface Tested {
  model: Artefact;
  samples: SampleSet;
  predictions: Predictions;
}

/** Everything that answers about customers to come. */
export interface Asked {
  model: Artefact;
  samples: SampleSet;
  predictor: Predictor;
}

/**
 * Holds the model that answers, as its files and, once asked, on a device; it owns the device's weights and disposes them when
 * another model takes its place. `keep`, `loadBundle`, `loadRun` and `tested` run under the worker's mutex. Throws a localised
 * error while there is no model, or where a bundle cannot be read.
 */
export class ModelService {
  readonly #storage: Promise<Storage>;
  readonly #data: DataService;
  #tested: Tested | null = null;
  #open: OpenModel | null = null;
  /** The model on a device; made anew on another. */
  #loaded: { model: Artefact; device: string; predictor: Predictor } | null = null;

  constructor(storage: Promise<Storage>, data: DataService) {
    this.#storage = storage;
    this.#data = data;
  }

  get #current(): OpenModel {
    if (!this.#open) throw new MessageError(workerMessage("worker.noModel"));
    return this.#open;
  }

  /** Takes a trained model over and stores it as a run, under the id that the run had while it trained. */
  async keep(
    id: string,
    { name, fingerprint, inspection }: DatasetInfo,
    samples: SampleSet,
    members: Artefact["members"],
    { metrics, predictions, predictor, orders }: Judgement,
    { startedFrom, search }: Origins = {},
  ): Promise<ModelSummary> {
    const { predictionsCsv } = await import("../core/artefact/predictionsCsv.ts");
    const { currentDevice } = await import("../core/kernels/backends.ts");
    const provenance = provenanceOf(samples, members[0], metrics, startedFrom);
    const { preprocess } = samples;
    const { mapping } = inspection;
    const { makeGolden } = await import("../core/artefact/golden/makeGolden.ts");
    const golden = await makeGolden(samples, members, predictor);
    const model: Artefact = { members, mapping, preprocess, metrics, provenance, ...(orders && { orders }), golden };
    const files = pack(model, { predictionsCsv: predictionsCsv(samples, predictions) });
    const summary = await this.#keepRun(model, files, name, { note: "", fingerprint, dataset: name }, id, {
      startedFrom,
      search,
    });
    this.#open = { ...this.#current, test: { samples, predictions } };
    this.#loaded?.predictor.dispose();
    this.#loaded = { model, device: currentDevice(), predictor };
    return summary;
  }

  async loadBundle({ zip }: { zip: Blob }): Promise<ModelSummary> {
    const files = unzipFiles(new Uint8Array(await zip.arrayBuffer()));
    const model = unpack(files);
    const predictor = await this.#predictor(model);
    const { goldenMessage, replayGolden } = await import("../core/artefact/golden/makeGolden.ts");
    const { golden, preprocess } = model;
    const replayed = golden && goldenMessage(await replayGolden(golden, preprocess, predictor));
    const label = runLabel(files);
    const fileName = zip instanceof File ? zip.name.replace(/\.zip$/i, "") : "downloaded model";
    const known = label ?? { note: "", ...this.#data.nameOfOwn(model) };
    await this.#keepRun(model, files, label?.name ?? fileName, known);
    if (replayed) this.#open = { ...this.#current, replayed };
    return this.#summary();
  }

  async loadRun({ id }: { id: string }): Promise<ModelSummary> {
    const storage = await this.#storage;
    const { run, model, files } = await loadRun(storage, id);
    await this.#predictor(model);
    const place = storage.runs.isInMemory(id) ? "memory" : "disk";
    this.#open = { id, place, dataset: run.dataset ?? "", model, files, test: null };
    return this.#summary();
  }

  async heldRuns(): Promise<RunRecord[]> {
    return (await this.#storage).runs.inMemory();
  }

  async heldZip({ id }: { id: string }): Promise<Blob> {
    return runZip(await this.#storage, id);
  }

  async describeHeld({ id, change }: TrainingMethods["describeHeld"]["input"]): Promise<undefined> {
    await describeRun(await this.#storage, id, change);
  }

  /** Tries again to keep a run that is in memory alone. */
  async keepHeld(id: string): Promise<Place> {
    const place = await keepHeldRun(await this.#storage, id);
    if (this.#open?.id === id) this.#open = { ...this.#open, place };
    return place;
  }

  async #keepRun(
    model: Artefact,
    files: ReadonlyMap<string, Uint8Array>,
    name: string,
    { note, fingerprint, dataset }: Omit<RunLabel, "name">,
    id: string = crypto.randomUUID(),
    { startedFrom, search }: Origins = {},
  ): Promise<ModelSummary> {
    const origins = { ...(startedFrom && { startedFrom }), ...(search && { search }) };
    const run = { id, createdAt: Date.now(), name, note, fingerprint, dataset, ...origins };
    const place = await saveRun(await this.#storage, run, model, files);
    this.#open = { id: run.id, place, dataset, model, files, test: null };
    return this.#summary();
  }

  #summary(): ModelSummary {
    const { id, place, dataset: name, model, files: packed, replayed } = this.#current;
    const { members, metrics, mapping, provenance } = model;
    const { firstDay, lastDay } = provenance.data;
    const { settings, history } = members[0];
    const parameters = members
      .flatMap(({ weights }) => [...weights.values()])
      .reduce((sum, { values }) => sum + values.length, 0);
    const { customers, products } = metrics.counts;
    const data = { name, firstDay, lastDay };
    const files = [...packed.keys()];
    return {
      id,
      settings,
      metrics,
      history,
      parameters,
      customers,
      products,
      data,
      currency: mapping.currency,
      files,
      place,
      ...(replayed && { replayed }),
    };
  }

  /** The model on the current device, or on another where that one was lost. */
  async #predictor(model: Artefact): Promise<Predictor> {
    const { chooseBackend, currentDevice, deviceFault } = await import("../core/kernels/backends.ts");
    const { loadModel } = await import("../core/model/predict.ts");
    if (!this.#loaded || deviceFault()?.kind === "lost") await chooseBackend("auto");
    else if (this.#loaded.model === model && this.#loaded.device === currentDevice()) return this.#loaded.predictor;
    const predictor = await loadModel(model.members);
    this.#loaded?.predictor.dispose();
    this.#loaded = { model, device: currentDevice(), predictor };
    return predictor;
  }

  /** Throws a localised error while there is no model. */
  get current(): Artefact {
    return this.#current.model;
  }

  /** The model with the open lines as it sees them, on the device. */
  async asked(): Promise<Asked> {
    const { model } = this.#current;
    const samples = await this.#data.openWith(model.preprocess);
    return { model, samples, predictor: await this.#predictor(model) };
  }

  /** What the open lines differ by from the model's own data, as of a day. */
  async dataShift({ time }: TrainingMethods["dataShift"]["input"]): Promise<DataShift> {
    const { model } = this.#current;
    const { inspection, name } = this.#data.current.info;
    const samples = await this.#data.openWith(model.preprocess);
    const currency = currencyOf(inspection.mapping, name) ?? "";
    return dataShift(model, samples, time ?? dayAfterBulk(samples.lines), currency, inspection.mapping);
  }

  /** All test answers where they are known; null where they would have to be made. */
  async knownTested(): Promise<Tested | null> {
    const { model, test } = this.#current;
    const samples = await this.#data.openWith(model.preprocess);
    if (test?.samples !== samples || test.predictions.targets.length !== samples.split.test.length) return null;
    if (this.#tested?.predictions !== test.predictions) this.#tested = { model, ...test };
    return this.#tested;
  }

  /** All test answers, made where they are not known. Uses the device. */
  async tested({ signal, emit }: Context<Progress>): Promise<Tested> {
    const known = await this.knownTested();
    if (known) return known;
    const { predictInChunks } = await import("../core/evaluation/predictInChunks.ts");
    const open = this.#current;
    const { model } = open;
    const samples = await this.#data.openWith(model.preprocess);
    const report = throttledProgress("predicting", emit);
    const predictor = await this.#predictor(model);
    const predictions = await drain(
      predictInChunks(predictor, samples, samples.split.test, signal),
      ({ done, total }) => report(done, total),
    );
    open.test = { samples, predictions };
    this.#tested = { model, samples, predictions };
    return this.#tested;
  }

  /** The model of these answers on the device. */
  predictorOf({ model }: Tested): Promise<Predictor> {
    return this.#predictor(model);
  }

  /** Predicted against actual on (evenly chosen) test targets of the open data set. */
  async actualVersusPredicted(
    { limit }: { limit: number },
    { signal }: Context<never>,
  ): Promise<ActualVersusPredicted> {
    const open = this.#current;
    const samples = await this.#data.openWith(open.model.preprocess);
    const { test } = samples.split;
    if (open.test?.samples !== samples) {
      const { TOP_K } = await import("../core/evaluation/predictInChunks.ts");
      const predictor = await this.#predictor(open.model);
      const predictions = await predictor.predictTargets(samples, evenly(test, limit), { topK: TOP_K, signal });
      open.test = { samples, predictions };
    }
    const { predictions } = open.test;
    const rows = evenly(Uint32Array.from(predictions.targets.keys()), limit);
    const pair = (task: "quantity" | "revenue" | "discount") => ({
      actual: Float64Array.from(rows, (row) => samples.lines[task][samples.targets[predictions.targets[row]!]!]!),
      predicted: Float64Array.from(rows, (row) => predictions[task][row]!),
    });
    return { quantity: pair("quantity"), revenue: pair("revenue"), discount: pair("discount"), total: test.length };
  }

  async modelCard(): Promise<CardPart[]> {
    return modelCard(this.#current.model);
  }

  async bundle({ page, ...choice }: TrainingMethods["bundle"]["input"]): Promise<{ zip: Blob; name: string }> {
    const { takeaway } = await import("../core/artefact/takeaway.ts");
    const ready: TakeawayOptions["ready"] = {};
    for (const runner of ["python", "web"] as const) {
      if (choice.runners.includes(runner)) ready[runner] = await runnerFiles(runner, page);
    }
    const zip = zipFiles(takeaway(this.#current.files, { ...choice, ready }));
    return { zip: new Blob([zip], { type: "application/zip" }), name: "sales_model.zip" };
  }
}

/** At most `limit` of the items, evenly spread. */
function evenly(items: Uint32Array, limit: number): Uint32Array {
  if (items.length <= limit) return items.slice();
  return Uint32Array.from({ length: limit }, (_, i) => items[Math.floor((i * items.length) / limit)]!);
}
