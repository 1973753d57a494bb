// What a fit counts in the training part before anything is scaled, and what follows from it: vocabulary, price tiers, scores,
// bases of salespeople, scales. What several parts of the customers count adds up to what one would.

import { DAY_MS } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { MessageError } from "../lib/message.ts";
import { median, quintiles, score } from "../lib/quantile.ts";
import { orderByText } from "../lib/timeOrder.ts";
import { SCALE_DAYS, SCALES, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import { featureMessage } from "./featureMessages.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { type PlaceTable, type SalespersonPositions, salespersonPositions } from "./places.ts";
import { PREPROCESS_VERSION } from "./preprocessFormat.ts";
import { medianOf, type PriceRuns, priceRuns } from "./priceRuns.ts";
import { protocolOf } from "./protocol.ts";
import { rfmOfTraining } from "./rfm.ts";
import type { Preprocess } from "./sampleSet.ts";
import type { Split } from "./split.ts";
import { countTrainingLines } from "./vocabulary.ts";

/** A product with a training line. */
export interface CountedProduct extends PriceRuns {
  code: string;
  name: string;
  /** Number of its first line in the file: of several names the first counts. */
  firstLine: number;
  count: number;
}

export interface TrainingCounts {
  /** Training lines. */
  lines: number;
  /** Targets of each part: train, validation, test. */
  sizes: [number, number, number];
  /** Time of the first line of all, ms. */
  first: number;
  tasks: Preprocess["tasks"];
  products: CountedProduct[];
  /** Of each training customer, in any order. */
  rfm: Record<keyof Preprocess["rfm"], number[]>;
  /** Positions of each salesperson's training customers. */
  bases: SalespersonPositions[];
}

/** What `fitColumns` knows before it sweeps: all but scalers and memory. */
export type FitBase = Omit<Preprocess, "steps" | "periods" | "customer" | "targets" | "memory">;

export function* countTraining(
  columns: CustomerColumns,
  places: PlaceTable,
  { parts, training, cuts }: Split,
): CooperativeTask<TrainingCounts> {
  const { lines, byTime, time } = columns;
  const counts = countTrainingLines(columns, training);
  yield;
  const runs = yield* priceRuns(columns, training);
  const firstLines = firstLinesOf(columns);
  yield;
  const products: CountedProduct[] = [];
  for (const code of orderByText(lines.product.values)) {
    if (counts[code] === 0) continue;
    products.push({
      code: lines.product.values[code]!,
      name: lines.productNames[code] ?? "",
      firstLine: firstLines[code]!,
      count: counts[code]!,
      ...runs(code),
    });
  }
  const sizes: TrainingCounts["sizes"] = [0, 0, 0];
  for (const part of parts) sizes[part]!++;
  return {
    lines: training.reduce((sum, each) => sum + each, 0),
    sizes,
    first: byTime.length > 0 ? time[byTime[0]!]! : Number.POSITIVE_INFINITY,
    tasks: { quantity: lines.has.quantity, revenue: lines.has.revenue, discount: lines.has.discount },
    products,
    rfm: yield* rfmOfTraining(columns, training, cuts.train),
    bases: yield* salespersonPositions(columns, places, training),
  };
}

/** Throws a message where no product stands on enough training lines. */
export function fitBase(
  settings: FeatureSettings,
  cuts: Preprocess["cuts"],
  { sizes, first, tasks, products, rfm, bases }: TrainingCounts,
): FitBase {
  const least = Math.max(1, settings.minProductCount);
  const chosen = products
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, settings.maxProducts);
  if (chosen.length === 0) {
    const most = products.reduce((most, { count }) => Math.max(most, count), 0);
    throw new MessageError(featureMessage("samples.noProduct", { least: settings.minProductCount, most }));
  }
  const medians = new Map(products.map((product) => [product.code, medianOf(product)]));
  const thresholds = quintiles([...medians.values()].filter((price) => !Number.isNaN(price)));
  const tierOf = (code: string): number => {
    const price = medians.get(code)!;
    return Number.isNaN(price) ? 0 : score(thresholds, price);
  };
  const known = new Set(chosen.map(({ code }) => code));
  const others = products.map(({ code }) => code).filter((code) => tierOf(code) > 0 && !known.has(code));
  const salespersonBases: Preprocess["salespersonBases"] = Object.create(null);
  for (const { salesperson, latitudes, longitudes } of bases) {
    salespersonBases[salesperson] = { latitude: median(latitudes), longitude: median(longitudes) };
  }
  const protocol = protocolOf(settings, { cuts, sizes });
  return {
    version: PREPROCESS_VERSION,
    settings: { ...settings },
    products: chosen.map(({ code }) => code),
    productNames: chosen.map(({ name }) => name),
    priceTiers: chosen.map(({ code }) => tierOf(code)),
    productCounts: chosen.map(({ count }) => count),
    otherProducts: others,
    otherPriceTiers: others.map(tierOf),
    tasks,
    ...scalesThatFit(first, cuts.train),
    cuts,
    rfm: {
      recency: quintiles(rfm.recency),
      frequency: quintiles(rfm.frequency),
      monetary: quintiles(rfm.monetary),
    },
    salespersonBases,
    protocol: protocol.map(({ text }) => text).join(" "),
    protocolSentences: protocol,
  };
}

/** [product codes] the least line number of each product. */
function firstLinesOf({ lines }: CustomerColumns): Float64Array {
  const first = new Float64Array(lines.product.values.length).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < lines.count; i++) {
    const code = lines.product.codes[i]!;
    if (code >= 0 && lines.line[i]! < first[code]!) first[code] = lines.line[i]!;
  }
  return first;
}

/** A scale compares periods, so the training part must span at least this many of them. */
const LEAST_PERIODS = 2;

function scalesThatFit(first: number, cut: number): Pick<Preprocess, "scales" | "scalesOff"> {
  const span = (cut - first) / DAY_MS;
  const scales: Scale[] = [];
  const scalesOff: Preprocess["scalesOff"] = [];
  for (const scale of SCALES) {
    const needed = LEAST_PERIODS * SCALE_DAYS[scale];
    if (span >= needed) scales.push(scale);
    else {
      const message = featureMessage("scale.off", {
        days: String(Math.floor(span)),
        scale: featureMessage(`scale.${scale}`),
        needed,
        periods: LEAST_PERIODS,
        length: SCALE_DAYS[scale],
      });
      scalesOff.push({ scale, reason: message.text, sentence: message });
    }
  }
  return { scales, scalesOff };
}
