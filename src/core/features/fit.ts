// Learns from the training part everything that turns sale lines into model inputs: one plain JSON object.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { asPart, type CooperativeTask, runToEnd, type TaskOptions } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";
import { type Message, MessageError } from "../lib/message.ts";
import { orderByText } from "../lib/timeOrder.ts";
import { SCALE_DAYS, SCALES, type Scale } from "./batch.ts";
import { buildColumns, type CustomerColumns } from "./customerColumns.ts";
import { CustomerReader } from "./customerReader.ts";
import { featureMessage } from "./featureMessages.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { ScalerFit, scaledCustomerFeatures } from "./fitScalers.ts";
import { parseCustomFeatures } from "./formula/customFeatures.ts";
import { CustomReader } from "./formula/customReader.ts";
import { fitEase } from "./memory/ease/fitEase.ts";
import { fitMemory } from "./memory/fitMemory.ts";
import { popularityOf } from "./memory/reader.ts";
import { baseColumns, locatePlaces, type PlaceTable, salespersonBases } from "./places.ts";
import { PREPROCESS_VERSION } from "./preprocessFormat.ts";
import { FIRST_PRODUCT, UNKNOWN } from "./productIds.ts";
import { protocolOf } from "./protocol.ts";
import { rfmQuintiles } from "./rfm.ts";
import type { Geocode, Preprocess } from "./sampleSet.ts";
import { RunningMoments, signedLog } from "./scaling.ts";
import { findTargets, type Split, splitTargets } from "./split.ts";
import { chooseVocabulary, countTrainingLines, priceTiers } from "./vocabulary.ts";

export interface FitOptions extends TaskOptions {
  geocode?: Geocode;
}

/** Targets looked at between two pauses. */
const STEP = 65_536;
/** Shares done when the sweep begins and ends, and when all is fitted. */
const SWEEP_FROM = 0.2;
const SWEPT = 0.65;
const FITTED = 0.85;

/** A scale compares periods, so the training part must span at least this many of them. */
const LEAST_PERIODS = 2;

/**
 * Fits vocabulary, price tiers, RFM quintiles, salesperson bases and scalers on the training part of the lines.
 * Throws when no line has a history to be predicted from, or no product is frequent enough.
 */
export function fitPreprocess(lines: SaleLines, settings: FeatureSettings, options: FitOptions = {}): Preprocess {
  return runToEnd(fitLines(lines, settings, options.geocode), options);
}

function* fitLines(
  lines: SaleLines,
  settings: FeatureSettings,
  geocode: Geocode | undefined,
): CooperativeTask<Preprocess> {
  const columns = yield* buildColumns(lines, settings.dropWalkIns);
  const places = yield* locatePlaces(lines, geocode);
  const { preprocess } = yield* fitColumns(columns, places, settings);
  yield 1;
  return preprocess;
}

/** Positions of all targets and their parts, so that opening need not look for them again. */
export interface FoundTargets {
  targets: Int32Array;
  split: Split;
}

/** `fitPreprocess` on columns that are already laid out; told to be done up to `FITTED`. */
export function* fitColumns(
  columns: CustomerColumns,
  places: PlaceTable,
  settings: FeatureSettings,
): CooperativeTask<FoundTargets & { preprocess: Preprocess }> {
  const { lines } = columns;
  yield 0.1;
  checkSettings(settings);
  const customFeatures = (settings.customFeatures ?? []).map(({ name, formula }) => ({ name, formula }));
  const targets = yield* findTargets(columns, settings);
  if (targets.length === 0) throw new MessageError(noTargets(columns, settings));
  const split = yield* splitTargets(columns, targets, settings);
  const counts = countTrainingLines(columns, split.training);
  yield;
  const vocabulary = chooseVocabulary(lines.product, counts, settings);
  if (vocabulary.length === 0) {
    throw new MessageError(
      featureMessage("samples.noProduct", { least: settings.minProductCount, most: largest(counts) }),
    );
  }
  const tiers = yield* priceTiers(columns, split.training);
  const known = new Set(vocabulary);
  const others = orderByText(lines.product.values).filter((code) => tiers[code]! > 0 && !known.has(code));
  const bases = yield* salespersonBases(columns, places, split.training);
  const rfm = yield* rfmQuintiles(columns, split.training, split.cuts.train);
  const protocol = protocolOf(settings, split);
  const productCounts = vocabulary.map((code) => counts[code]!);
  const { scales, scalesOff } = scalesThatFit(columns, split.cuts.train);
  yield SWEEP_FROM;

  parseCustomFeatures(customFeatures);
  const source = { columns, tiers };
  const custom = new CustomReader(customFeatures, source);
  const names = [...scaledCustomerFeatures(), ...custom.customerNames];
  const reader = new CustomerReader(columns, places, baseColumns(lines, { salespersonBases: bases }), rfm, names);
  const fit = new ScalerFit(source, reader, custom, settings, scales);
  const trains = new Uint8Array(columns.count);
  for (let i = 0; i < targets.length; i++) if (split.parts[i] === 0) trains[targets[i]!] = 1;
  for (const share of fit.sweep(trains)) yield share && SWEEP_FROM + (SWEPT - SWEEP_FROM) * share;
  const counted = {
    columns,
    ids: productIds(columns, vocabulary),
    training: split.training,
    popularity: popularityOf(productCounts),
    historyRule: settings.historyRule,
    cut: split.cuts.train,
  };
  const memory = yield* fitMemory(counted);
  const numProducts = vocabulary.length + FIRST_PRODUCT;
  memory.ease = yield* asPart(fitEase({ ...counted, numProducts }), SWEPT, FITTED);
  yield FITTED;
  const scalersOfTargets = yield* targetScalers(columns, targets, split);
  const preprocess: Preprocess = {
    version: PREPROCESS_VERSION,
    settings: customFeatures.length > 0 ? { ...settings, customFeatures } : { ...settings },
    products: vocabulary.map((code) => lines.product.values[code]!),
    productNames: vocabulary.map((code) => lines.productNames[code] ?? ""),
    priceTiers: vocabulary.map((code) => tiers[code]!),
    productCounts,
    otherProducts: others.map((code) => lines.product.values[code]!),
    otherPriceTiers: others.map((code) => tiers[code]!),
    ...fit.scalers(),
    targets: scalersOfTargets,
    tasks: { quantity: lines.has.quantity, revenue: lines.has.revenue, discount: lines.has.discount },
    scales,
    scalesOff,
    cuts: split.cuts,
    rfm,
    salespersonBases: bases,
    memory,
    protocol: protocol.map(({ text }) => text).join(" "),
    protocolSentences: protocol,
  };
  return { preprocess, targets, split };
}

/** [positions] the id that each line's product will have. */
function productIds({ lines, lineAt }: CustomerColumns, vocabulary: number[]): Int32Array {
  const idOf = new Int32Array(lines.product.values.length).fill(UNKNOWN);
  vocabulary.forEach((code, i) => {
    idOf[code] = i + FIRST_PRODUCT;
  });
  const ids = new Int32Array(lineAt.length);
  for (let p = 0; p < ids.length; p++) ids[p] = idOf[lines.product.codes[lineAt[p]!]!]!;
  return ids;
}

function* targetScalers(
  columns: CustomerColumns,
  targets: Int32Array,
  split: Split,
): CooperativeTask<Preprocess["targets"]> {
  const { lines, lineAt } = columns;
  const quantity = new RunningMoments();
  const revenue = new RunningMoments();
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    if (split.parts[i] !== 0) continue;
    const line = lineAt[targets[i]!]!;
    quantity.add(signedLog(lines.quantity[line]!), 1);
    revenue.add(signedLog(lines.revenue[line]!), 1);
  }
  return {
    quantity: quantity.scaler({ name: "quantity", log: true, scale: true, divisor: 1 }),
    revenue: revenue.scaler({ name: "revenue", log: true, scale: true, divisor: 1 }),
    discount: { name: "discount", log: false, scale: false, divisor: 1, mean: 0, deviation: 1 },
  };
}

function scalesThatFit(columns: CustomerColumns, cut: number): Pick<Preprocess, "scales" | "scalesOff"> {
  const first = columns.time[columns.byTime[0]!]!;
  const span = (cut - first) / DAY_MS;
  const scales: Scale[] = [];
  const scalesOff: Preprocess["scalesOff"] = [];
  for (const scale of SCALES) {
    const needed = LEAST_PERIODS * SCALE_DAYS[scale];
    if (span >= needed) scales.push(scale);
    else {
      const message = featureMessage("scale.off", {
        days: span.toFixed(1),
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

function checkSettings(settings: FeatureSettings): void {
  for (const key of ["maxSeqLen", "minProductCount", "maxProducts"] as const) {
    const value = settings[key];
    if (!Number.isInteger(value) || value < 1)
      throw new InternalError(`${key} must be a whole number from 1, found ${value}`);
  }
  if (!Number.isInteger(settings.minHistory) || settings.minHistory < 0) {
    throw new InternalError(`minHistory must be a whole number from 0, found ${settings.minHistory}`);
  }
}

function noTargets(columns: CustomerColumns, settings: FeatureSettings): Message {
  const { count, start } = columns;
  if (count === 0) {
    return settings.dropWalkIns ? featureMessage("samples.onlyWalkIns") : featureMessage("samples.noLines");
  }
  let customers = 0;
  for (let c = 0; c + 1 < start.length; c++) if (start[c + 1]! > start[c]!) customers++;
  return featureMessage("samples.noTargets", { lines: count, customers, needed: settings.minHistory });
}

function largest(counts: Int32Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}
