// A preprocess may be of another version: it keeps its own inputs, each of which this code must know how to compute.

import { MessageError } from "../lib/message.ts";
import { SCALES } from "./batch.ts";
import { featureMessage } from "./featureMessages.ts";
import { FEATURES } from "./registry/features.ts";
import type { FeatureTable } from "./registry/table.ts";
import type { Preprocess, Scaler } from "./sampleSet.ts";

/**
 * Throws a localised error that names the first feature that is unknown, told twice or without a usable scaler, or the first
 * list that is not of the vocabulary's length.
 */
export function checkPreprocess(preprocess: Preprocess): void {
  checkVocabulary(preprocess);
  const { steps, periods, customer } = preprocess;
  const custom = (preprocess.settings.customFeatures ?? []).map(({ name }) => name);
  const own = customer.length - custom.length;
  check("steps", steps, FEATURES.step);
  for (const scale of SCALES) check(`periods.${scale}`, periods[scale], FEATURES.period);
  check("customer", customer.slice(0, Math.max(0, own)), FEATURES.customer);
  customer.slice(Math.max(0, own)).forEach((scaler, i) => {
    if (scaler.name !== custom[i]) throw unknown("customer", scaler.name);
    checkScaler("customer", scaler);
  });
  // The model has one list of period features for all scales.
  const names = (scalers: readonly Scaler[]): string => scalers.map(({ name }) => name).join(", ");
  for (const scale of SCALES) {
    const [found, expected] = [names(periods[scale]), names(periods.week)];
    if (found !== expected) {
      throw new MessageError(featureMessage("preprocess.periods", { list: `periods.${scale}`, found, expected }));
    }
  }
}

/** Throws a localised error that names the first list that has not one entry for each product. */
export function checkVocabulary(preprocess: Preprocess, { needsMemory = false } = {}): void {
  const { products, memory } = preprocess;
  const check = (key: string, count: number): void => {
    if (count === products.length) return;
    throw new MessageError(featureMessage("preprocess.entries", { key, count, products: products.length }));
  };
  for (const key of ["productNames", "priceTiers", "productCounts"] as const) check(key, preprocess[key].length);
  if (!memory && !needsMemory) return;
  for (const key of ["followers", "totals", "sizes"] as const) check(`memory.${key}`, memory?.[key].length ?? 0);
}

function check(list: string, scalers: readonly Scaler[], table: FeatureTable): void {
  const seen = new Set<string>();
  for (const scaler of scalers) {
    const { name } = scaler;
    if (!table.has(name)) throw unknown(list, name);
    if (seen.has(name)) throw new MessageError(featureMessage("preprocess.twice", { list, name }));
    seen.add(name);
    checkScaler(list, scaler);
  }
}

function unknown(list: string, name: string): MessageError {
  return new MessageError(featureMessage("preprocess.unknown", { list, name }));
}

function checkScaler(list: string, { name, mean, deviation, divisor }: Scaler): void {
  for (const [what, value, least] of [
    ["mean", mean, Number.NEGATIVE_INFINITY],
    ["deviation", deviation, 0],
    ["divisor", divisor, 0],
  ] as const) {
    if (Number.isFinite(value) && value > least) continue;
    throw new MessageError(featureMessage("preprocess.damaged", { list, name, what, value: String(value) }));
  }
}
