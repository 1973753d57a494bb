// The runner: a model that was taken away answers from raw lines, in a page, in Node and in Deno. Says what api.ts promises.

import gazetteer from "virtual:gazetteer";
import { inflateSync, strFromU8 } from "fflate";
import type { Artefact } from "../core/artefact/artefact.ts";
import { nextCsvHeader, nextCsvLines } from "../core/artefact/nextCsv.ts";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import { customersBefore } from "../core/data/lines/customersBefore.ts";
import { ROW_COLUMNS } from "../core/data/lines/linesOfRows.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { openSamples } from "../core/features/open.ts";
import type { Geocode, SampleSet } from "../core/features/sampleSet.ts";
import { parseGazetteer } from "../core/geo/gazetteer.ts";
import { createGeocoder } from "../core/geo/geocode.ts";
import { type PackedTables, unpackTables } from "../core/geo/packedTables.ts";
import { MessageError } from "../core/lib/message.ts";
import { parseDay, timeText } from "../core/lib/timeText.ts";
import { type Predictor as LoadedModel, loadModel, type NextPredictions } from "../core/model/predict.ts";
import type { createPredictor as Declared, OpenLines, PredictOptions, Predictor } from "./api.ts";
import { examplesOf } from "./examples.ts";
import { startKernels } from "./kernels.ts";
import { openModel } from "./openModel.ts";
import { predictionsOf } from "./predictions.ts";
import { type ReadLines, readLines } from "./readLines.ts";
import { runnerMessage } from "./runnerMessages.ts";

/** Customers asked about at a time. */
const CHUNK = 512;
const TOP_K = 5;
/** Places that are shown of those without a province. */
const EXAMPLES = 5;

let geocoder: Geocode | undefined;

/** The geocoder, made with the first lines that have places. */
function geocode(): Geocode {
  geocoder ??= createGeocoder(parseGazetteer(unpackTables(gazetteerTables()))).point;
  return geocoder;
}

function gazetteerTables(): PackedTables {
  const bytes = Uint8Array.from(atob(gazetteer), (character) => character.charCodeAt(0));
  return JSON.parse(strFromU8(inflateSync(bytes)));
}

export const createPredictor: typeof Declared = async (files) => {
  const model = await openModel(files);
  await startKernels();
  const loaded = await loadModel(model.members);
  const { preprocess, mapping, provenance } = model;
  const open = async (lines: Parameters<Predictor["open"]>[0]): Promise<OpenLines> =>
    openLines(model, loaded, await readLines(lines, mapping));
  return {
    products: preprocess.products.map((product, i) => ({ product, name: preprocess.productNames[i] ?? "" })),
    answers: { ...preprocess.tasks, amounts: loaded.amounts !== null },
    firstDay: provenance.data.firstDay,
    lastDay: provenance.data.lastDay,
    currency: mapping.currency ?? "",
    rowColumns: ROW_COLUMNS,
    examples: examplesOf(model.golden),
    open,
    predict: async (lines, options) => (await open(lines)).predict(options),
    dispose: () => loaded.dispose(),
  };
};

function openLines(model: Artefact, loaded: LoadedModel, { lines, notes }: ReadLines): OpenLines {
  const { preprocess } = model;
  const samples = openSamples(lines, preprocess, { geocode: lines.place ? geocode() : undefined });
  const day = dayAfterBulk(lines);

  /** Asks in chunks and hands each one's answers over. */
  async function ask(
    { date, topK = TOP_K, customers, signal, onProgress }: PredictOptions,
    onAnswers: (codes: Int32Array, time: number, topK: number, found: NextPredictions) => void,
  ): Promise<void> {
    const time = date === undefined ? day : parseDay(date);
    const k = Math.min(checkedTopK(topK), preprocess.products.length);
    const known = customersBefore(lines, time);
    const codes = customers ? codesOf(lines, customers, new Set(known), time) : known;
    if (codes.length === 0) throw new MessageError(runnerMessage("runner.noCustomer", { date: timeText(time, false) }));
    for (let at = 0; at < codes.length; at += CHUNK) {
      const some = Int32Array.from(codes.slice(at, at + CHUNK));
      onAnswers(some, time, k, await loaded.predictNext(samples, some, time, { topK: k, signal }));
      onProgress?.(at + some.length, codes.length);
    }
  }

  return {
    count: lines.count,
    customers: (date) =>
      customersBefore(lines, date === undefined ? day : parseDay(date)).map((code) => ({
        customer: lines.customer.values[code]!,
        name: lines.customerNames[code] ?? "",
      })),
    date: timeText(day, false),
    places: placesOf(samples),
    notes,
    async predict(options = {}) {
      const all: Awaited<ReturnType<OpenLines["predict"]>> = [];
      await ask(options, (codes, time, topK, found) => all.push(...predictionsOf(samples, codes, time, topK, found)));
      return all;
    },
    async csv(options = {}) {
      const k = Math.min(checkedTopK(options.topK ?? TOP_K), preprocess.products.length);
      const parts = [nextCsvHeader(k, loaded.amounts !== null)];
      await ask(options, (...found) => parts.push(nextCsvLines(samples, ...found)));
      return parts.join("");
    },
  };
}

const MOST_PRODUCTS = 1000;

function checkedTopK(topK: number): number {
  if (Number.isInteger(topK) && topK >= 1 && topK <= MOST_PRODUCTS) return topK;
  throw new MessageError(runnerMessage("runner.topK", { given: String(topK), most: MOST_PRODUCTS }));
}

/** Codes of these customers, each of whom must have a line before the time. */
function codesOf(
  { customer }: SaleLines,
  customers: readonly string[],
  known: ReadonlySet<number>,
  time: number,
): number[] {
  const codes = new Map(customer.values.map((value, code) => [value, code]));
  return customers.map((each) => {
    const code = codes.get(each);
    if (code === undefined) throw new MessageError(runnerMessage("runner.unknownCustomer", { customer: each }));
    if (known.has(code)) return code;
    throw new MessageError(runnerMessage("runner.newCustomer", { customer: each, date: timeText(time, false) }));
  });
}

function placesOf({ lines, provinces }: Pick<SampleSet, "lines" | "provinces">): OpenLines["places"] {
  const { codes, values } = lines.place ?? { codes: [], values: [] };
  const isUnknown = (code: number): boolean => provinces[code] === 0;
  const unknown = values.filter((_, code) => isUnknown(code));
  let unknownLines = 0;
  for (const code of codes) if (code < 0 || isUnknown(code)) unknownLines++;
  const written = unknown.map(({ address, ward, district, province }) =>
    [address, ward, district, province].filter(Boolean).join(", "),
  );
  return { count: values.length, unknown: unknown.length, unknownLines, examples: written.slice(0, EXAMPLES) };
}
