// What a fit adds up in one sweep over the training part once the vocabulary is known: the moments of all scaled features and
// targets, and the weeks' sales. What several parts of the customers add up to is what one would.

import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import { CustomerReader } from "./customerReader.ts";
import { ExactMoments, type MomentsState } from "./exactMoments.ts";
import { ScalerFit, scaledCustomerFeatures, scalersOf } from "./fitScalers.ts";
import { CustomReader } from "./formula/customReader.ts";
import type { MemoryFit } from "./memory/fitMemory.ts";
import { popularityOf } from "./memory/reader.ts";
import { baseColumns, type PlaceTable } from "./places.ts";
import { FIRST_PRODUCT, UNKNOWN } from "./productIds.ts";
import type { Preprocess } from "./sampleSet.ts";
import { RunningMoments, signedLog } from "./scaling.ts";
import type { Split } from "./split.ts";
import type { FitBase } from "./trainingCounts.ts";

/** Moments of the features, as `scalersOf` reads them, and of the targets. */
export interface LearnedMoments {
  features: MomentsState[];
  quantity: MomentsState;
  revenue: MomentsState;
}

export interface FitColumns {
  columns: CustomerColumns;
  places: PlaceTable;
  /** Positions of all targets. */
  targets: Int32Array;
  split: Split;
}

export function* learnMoments(
  { columns, places, targets, split }: FitColumns,
  base: FitBase,
): CooperativeTask<LearnedMoments> {
  const { lines } = columns;
  const customFeatures = base.settings.customFeatures ?? [];
  const source = { columns, tiers: tiersOf(columns, base) };
  const custom = new CustomReader(customFeatures, source);
  const names = [...scaledCustomerFeatures(), ...custom.customerNames];
  const reader = new CustomerReader(columns, places, baseColumns(lines, base), base.rfm, names);
  const fit = new ScalerFit(source, reader, custom, base.settings, base.scales);
  const trains = new Uint8Array(columns.count);
  for (let i = 0; i < targets.length; i++) if (split.parts[i] === 0) trains[targets[i]!] = 1;
  yield* asPart(fit.sweep(trains), 0, 1);
  const ofTargets = yield* targetMoments(columns, trains);
  return { features: fit.states(), ...ofTargets };
}

/** The scalers of features and targets. */
export function scalersFrom(
  { features, quantity, revenue }: LearnedMoments,
  { settings }: FitBase,
): Pick<Preprocess, "steps" | "periods" | "customer" | "targets"> {
  const target = (name: string, state: MomentsState) => {
    const moments = new ExactMoments();
    moments.add(state);
    return moments.scaler({ name, log: true, scale: true, divisor: 1 });
  };
  return {
    ...scalersOf(features, settings.customFeatures ?? []),
    targets: {
      quantity: target("quantity", quantity),
      revenue: target("revenue", revenue),
      discount: { name: "discount", log: false, scale: false, divisor: 1, mean: 0, deviation: 1 },
    },
  };
}

/** What the memory is fitted on. */
export function memoryFit({ columns, split }: FitColumns, base: FitBase): MemoryFit {
  return {
    columns,
    ids: productIds(columns, base.products),
    training: split.training,
    popularity: popularityOf(base.productCounts),
    historyRule: base.settings.historyRule,
    cut: base.cuts.train,
  };
}

function* targetMoments(
  { lines, lineAt, start }: CustomerColumns,
  trains: Uint8Array,
): CooperativeTask<Pick<LearnedMoments, "quantity" | "revenue">> {
  const [quantity, revenue] = [new RunningMoments(), new RunningMoments()];
  const exact = { quantity: new ExactMoments(), revenue: new ExactMoments() };
  for (let c = 0; c + 1 < start.length; c++) {
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (trains[p] === 0) continue;
      quantity.add(signedLog(lines.quantity[lineAt[p]!]!), 1);
      revenue.add(signedLog(lines.revenue[lineAt[p]!]!), 1);
    }
    exact.quantity.take(quantity);
    exact.revenue.take(revenue);
    if (c % 1024 === 0) yield;
  }
  return { quantity: exact.quantity.state(), revenue: exact.revenue.state() };
}

/** [product codes] price tiers, also of products without an id. */
function tiersOf({ lines }: CustomerColumns, base: FitBase): Uint8Array {
  const codes = [...base.products, ...(base.otherProducts ?? [])];
  const tiers = [...base.priceTiers, ...(base.otherPriceTiers ?? [])];
  const known = new Map(codes.map((code, i) => [code, tiers[i]!]));
  return Uint8Array.from(lines.product.values, (code) => known.get(code) ?? 0);
}

/** [positions] the id that each line's product will have. */
function productIds({ lines, lineAt }: CustomerColumns, products: readonly string[]): Int32Array {
  const known = new Map(products.map((code, i) => [code, i + FIRST_PRODUCT]));
  const idOf = Int32Array.from(lines.product.values, (code) => known.get(code) ?? UNKNOWN);
  const ids = new Int32Array(lineAt.length);
  for (let p = 0; p < ids.length; p++) ids[p] = idOf[lines.product.codes[lineAt[p]!]!]!;
  return ids;
}
