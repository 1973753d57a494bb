// Learns from the training part everything that turns sale lines into model inputs: one plain JSON object.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { asPart, type CooperativeTask, runToEnd, type TaskOptions } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";
import { type Message, MessageError } from "../lib/message.ts";
import { buildColumns, type CustomerColumns } from "./customerColumns.ts";
import { featureMessage } from "./featureMessages.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { parseCustomFeatures } from "./formula/customFeatures.ts";
import { type LearnedMoments, learnMoments, memoryFit, scalersFrom } from "./learned.ts";
import { fitEase } from "./memory/ease/fitEase.ts";
import { fitMemory } from "./memory/fitMemory.ts";
import type { MemoryTables } from "./memory/parts.ts";
import { locatePlaces, type PlaceTable } from "./places.ts";
import { FIRST_PRODUCT } from "./productIds.ts";
import type { Geocode, Preprocess } from "./sampleSet.ts";
import { findTargets, type Split, splitTargets } from "./split.ts";
import { countTraining, type FitBase, fitBase } from "./trainingCounts.ts";

export interface FitOptions extends TaskOptions {
  geocode?: Geocode;
}

/** Shares done when the sweep begins and ends, and when all is fitted. */
const SWEEP_FROM = 0.2;
const SWEPT = 0.65;
const FITTED = 0.85;

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
  yield 0.1;
  checkSettings(settings);
  const customFeatures = (settings.customFeatures ?? []).map(({ name, formula }) => ({ name, formula }));
  const targets = yield* findTargets(columns, settings);
  if (targets.length === 0) throw new MessageError(noTargets(columns.count, customersOf(columns), settings));
  const split = yield* splitTargets(columns, targets, settings);
  const found = { columns, places, targets, split };
  parseCustomFeatures(customFeatures);
  const counts = yield* countTraining(columns, places, split);
  const chosen = customFeatures.length > 0 ? { ...settings, customFeatures } : settings;
  const base = fitBase(chosen, split.cuts, counts);
  yield SWEEP_FROM;
  const moments = yield* asPart(learnMoments(found, base), SWEEP_FROM, SWEPT);
  const counted = memoryFit(found, base);
  const memory = yield* fitMemory(counted);
  const numProducts = base.products.length + FIRST_PRODUCT;
  memory.ease = yield* asPart(fitEase({ ...counted, numProducts }), SWEPT, FITTED);
  return { preprocess: preprocessOf(base, moments, memory), targets, split };
}

/** All of it, keys in the order in which they are stored. */
export function preprocessOf(base: FitBase, moments: LearnedMoments, memory: MemoryTables): Preprocess {
  const { tasks, scales, scalesOff, cuts, rfm, salespersonBases, protocol, protocolSentences, ...known } = base;
  const scalers = scalersFrom(moments, base);
  const rest = { tasks, scales, scalesOff, cuts, rfm, salespersonBases, memory, protocol };
  return { ...known, ...scalers, ...rest, ...(protocolSentences && { protocolSentences }) };
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

function customersOf({ start }: CustomerColumns): number {
  let customers = 0;
  for (let c = 0; c + 1 < start.length; c++) if (start[c + 1]! > start[c]!) customers++;
  return customers;
}

/** Why so many lines of so many customers have no target. */
export function noTargets(lines: number, customers: number, settings: FeatureSettings): Message {
  if (lines > 0) return featureMessage("samples.noTargets", { lines, customers, needed: settings.minHistory });
  return featureMessage(settings.dropWalkIns ? "samples.onlyWalkIns" : "samples.noLines");
}
