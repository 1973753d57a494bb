// Asks a model about a few customers' lines alone: when it is packed, and again when it comes back.

import { dayAfterBulk } from "../../data/lines/bulk.ts";
import type { LatelyShares, Shares } from "../../features/memory/parts.ts";
import { openSamples } from "../../features/open.ts";
import type { Geocode, Preprocess, SampleSet } from "../../features/sampleSet.ts";
import { pointOfProvince } from "../../geo/provinceNames.ts";
import type { Message } from "../../lib/message.ts";
import { parseDay, timeText } from "../../lib/timeText.ts";
import { countedParts } from "../../model/config.ts";
import type { Network, NextPredictions, Predictor } from "../../model/predict.ts";
import { exportMessage } from "../exportMessages.ts";
import { GOLDEN_PRODUCTS, type Golden, type GoldenTable } from "./golden.ts";
import { goldenLines, goldenTable, spreadCustomers } from "./goldenTable.ts";

/** The largest difference of an answer that another device's rounding may make. */
export const GOLDEN_TOLERANCE = 1e-4;

/** What became of the cases of a model that came back. */
export interface GoldenReplay {
  customers: number;
  /** Customers that were answered as where the model was trained, to `GOLDEN_TOLERANCE`. */
  same: number;
  /** Of a probability, or of a number beside its size. */
  largest: number;
}

/** What is told of a replay. */
export function goldenMessage({ customers, same, largest }: GoldenReplay): Message {
  // A model that answers with no number at all differs by more than can be told.
  const text = Number.isFinite(largest) ? Number(largest.toPrecision(1)).toString() : "∞";
  return exportMessage(same === customers ? "golden.same" : "golden.differs", { customers, same, largest: text });
}

/** The golden cases of a model on its own samples; `networks` are the predictor's. */
export async function makeGolden(
  samples: SampleSet,
  networks: readonly Pick<Network, "config" | "experts">[],
  predictor: Predictor,
): Promise<Golden> {
  const time = dayAfterBulk(samples.lines);
  const table = goldenTable(samples, spreadCustomers(samples, time), time);
  const asked = openTable(table, samples.preprocess);
  const found = await predictor.predictNext(asked.samples, asked.codes, time, { topK: GOLDEN_PRODUCTS });
  return {
    date: timeText(time, false),
    ...table,
    inputs: inputsOf(asked, networks, time, found.topIds),
    answers: answersOf(samples.preprocess, found),
  };
}

/** Asks the golden cases once more. Throws a message where they are none. */
export async function replayGolden(
  golden: Golden,
  preprocess: Preprocess,
  predictor: Predictor,
): Promise<GoldenReplay> {
  const asked = openTable(golden, preprocess);
  const B = golden.customers.length;
  const K = golden.answers.products.length / B;
  // Of two that are as likely, either may have been the last.
  const topK = Math.min(2 * K, Math.max(1, preprocess.products.length));
  const found = await predictor.predictNext(asked.samples, asked.codes, parseDay(golden.date), { topK });
  const { products, probabilities, ...numbers } = golden.answers;
  let [same, largest] = [0, 0];
  for (let row = 0; row < B; row++) {
    const own = new Map<string, number>();
    for (let k = 0; k < topK; k++) {
      const product = preprocess.products[found.topIds[row * topK + k]! - 2];
      if (product !== undefined) own.set(product, found.topProbabilities[row * topK + k]!);
    }
    let difference = 0;
    for (let at = row * K; at < (row + 1) * K; at++) {
      if (products[at] === "") continue;
      difference = worst(difference, probabilities[at]! - (own.get(products[at]!) ?? 0));
    }
    for (const task of ["quantity", "revenue", "discount"] as const) {
      const expected = numbers[task]?.[row];
      if (expected !== undefined)
        difference = worst(difference, (found[task][row]! - expected) / (1 + Math.abs(expected)));
    }
    if (difference <= GOLDEN_TOLERANCE) same++;
    largest = Math.max(largest, difference);
  }
  return { customers: B, same, largest };
}

/** The larger size; what is no number is no answer. */
function worst(largest: number, difference: number): number {
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, Math.abs(difference));
}

interface Asked {
  samples: SampleSet;
  codes: Int32Array;
}

function openTable(table: GoldenTable, preprocess: Preprocess): Asked {
  const geocode: Geocode = ({ province }) => pointOfProvince(province);
  const lines = goldenLines(table);
  const codes = new Map(lines.customer.values.map((value, code) => [value, code]));
  const samples = openSamples(lines, preprocess, { geocode });
  return { samples, codes: Int32Array.from(table.customers, (customer) => codes.get(customer) ?? -1) };
}

function answersOf(preprocess: Preprocess, found: NextPredictions): Golden["answers"] {
  const { products, tasks } = preprocess;
  const { amounts } = found;
  return {
    products: Array.from(found.topIds, (id) => products[id - 2] ?? ""),
    probabilities: float32s(found.topProbabilities),
    ...(tasks.quantity && { quantity: Array.from(found.quantity) }),
    ...(tasks.revenue && { revenue: Array.from(found.revenue) }),
    ...(tasks.discount && { discount: Array.from(found.discount) }),
    ...(amounts && {
      amounts: Object.fromEntries(
        Object.entries(amounts).map(([name, values]) => [name, Array.from(values as Float64Array)]),
      ),
    }),
  };
}

/** Under the names of the ONNX file's inputs; of what is counted of all products the answers' alone. */
function inputsOf(
  { samples, codes }: Asked,
  networks: readonly Pick<Network, "config" | "experts">[],
  time: number,
  topIds: Int32Array,
): Golden["inputs"] {
  const batch = samples.assembleNext(codes, time);
  const K = topIds.length / codes.length;
  const parts = Math.max(...networks.map(({ config }) => countedParts(config.memory)));
  const halfLives = networks.find(({ experts }) => experts)?.experts?.halfLives;
  const inputs: Golden["inputs"] = {
    products: Array.from(batch.products),
    steps: float32s(batch.steps),
    lengths: Array.from(batch.lengths),
    customer: float32s(batch.customer),
    province: Array.from(batch.province),
  };
  for (const scale of samples.preprocess.scales) inputs[scale] = float32s(batch.periods[scale]);
  if (parts > 1) inputs.evidence = float32s(batch.evidence);
  const row = (b: number): Int32Array => topIds.subarray(b * K, (b + 1) * K);
  if (parts > 0) {
    inputs.counted = Array.from(codes).flatMap((code, b) => {
      const shares = parts === 1 ? [samples.frequenciesNext(code, time)] : samples.memoryNext(code, time);
      return shares.flatMap((each) => sharesAt(each, row(b)));
    });
  }
  if (halfLives) {
    const lately = Array.from(codes, (code) => samples.latelyNext(code, time, halfLives));
    // The evidence is told to the memory as float32.
    inputs.lately_evidence = lately.flatMap(({ evidence }) => float32s(Float32Array.from(evidence)));
    inputs.lately = lately.flatMap((each, b) => latelyAt(each, row(b)));
  }
  return inputs;
}

function sharesAt({ ids, shares }: Shares, wanted: Int32Array): number[] {
  const known = new Map(Array.from(ids, (id, i) => [id, shares[i]!]));
  return float32s(Float32Array.from(wanted, (id) => known.get(id) ?? 0));
}

function latelyAt({ visits, sales, related, relatedEver }: LatelyShares, wanted: Int32Array): number[] {
  const everybody = float32s(Float32Array.from(wanted, (id) => sales[id]!));
  return [sharesAt(visits, wanted), everybody, sharesAt(related, wanted), sharesAt(relatedEver, wanted)].flat();
}

/** Each as the shortest number that is the same as float32. */
function float32s(values: Float32Array): number[] {
  return Array.from(values, (value) => {
    for (let digits = 6; digits < 10; digits++) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) return short;
    }
    return value;
  });
}
