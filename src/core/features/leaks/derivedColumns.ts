// Two targets of which one follows from the other: revenue = price · quantity, or one column read twice.

import type { Mapping } from "../../data/mapping/mapping.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { median } from "../../lib/quantile.ts";
import type { SampleSet } from "../sampleSet.ts";
import { chooseTargets } from "../samples.ts";
import { type Leak, percent } from "./leak.ts";
import { leakMessage } from "./leakMessages.ts";

/** Training targets looked at, and fewer than which tell nothing. */
const LOOKED_AT = 20_000;
const LEAST = 50;
/** Two amounts this near are the same. */
const NEAR = 0.005;
const NEARLY_ALL = 0.95;
/** A product tells something about its price from this many lines on. */
const LEAST_OF_PRODUCT = 5;

/** What is said of quantity and revenue; nothing where one of them is absent. */
export function* derivedColumns(samples: SampleSet, mapping?: Pick<Mapping, "columns">): CooperativeTask<Leak[]> {
  const { tasks } = samples.preprocess;
  if (!tasks.quantity || !tasks.revenue) return [];
  const derived = (severity: Leak["severity"], message: Leak["sentence"]): Leak[] => [
    { kind: "derived", severity, sentence: message },
  ];
  const columns = mapping?.columns;
  const byReading = columns?.revenue === undefined && columns?.gross === undefined && columns?.unitPrice !== undefined;
  const rows = yield* grossPrices(samples);
  yield;
  if (rows.length >= LEAST) {
    const quantities = new Set(rows.map(({ quantity }) => quantity));
    const factor = median(rows.map(({ price }) => price));
    const same = shareNear(rows, () => factor);
    // With one price for everything or one quantity for all, the factor says nothing about columns.
    if (quantities.size > 2 && factor > 0 && same >= NEARLY_ALL && productsOf(rows) > 2) {
      return derived(
        "warning",
        leakMessage("leak.derivedByFactor", { factor: String(Number(factor.toPrecision(4))), share: percent(same) }),
      );
    }
  }
  if (byReading) return derived("note", leakMessage("leak.derivedByReading"));
  yield;
  const prices = pricesByProduct(rows);
  yield;
  const priced = rows.filter(({ product }) => prices.has(product));
  if (priced.length < LEAST) return [];
  const share = shareNear(priced, ({ product }) => prices.get(product)!);
  return share >= NEARLY_ALL ? derived("note", leakMessage("leak.derivedByPrice", { share: percent(share) })) : [];
}

interface Row {
  product: number;
  quantity: number;
  /** Gross amount of one unit. */
  price: number;
}

/** Lines with quantity and money, before the discount where there is one. */
function* grossPrices({ lines, targets, split }: SampleSet): CooperativeTask<Row[]> {
  const rows: Row[] = [];
  const chosen = chooseTargets(split.train.length, LOOKED_AT, 1);
  yield;
  for (const i of chosen) {
    const line = targets[split.train[i]!]!;
    const quantity = lines.quantity[line]!;
    const kept = 1 - lines.discount[line]!;
    const revenue = lines.revenue[line]!;
    if (!(quantity > 0) || !(revenue > 0) || !(kept > 0)) continue;
    rows.push({ product: lines.product.codes[line]!, quantity, price: revenue / kept / quantity });
  }
  return rows;
}

function productsOf(rows: readonly Row[]): number {
  return new Set(rows.map(({ product }) => product)).size;
}

/** Median price of the products that were sold often enough, in different quantities. */
function pricesByProduct(rows: readonly Row[]): Map<number, number> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.product);
    if (group) group.push(row);
    else groups.set(row.product, [row]);
  }
  const prices = new Map<number, number>();
  for (const [product, group] of groups) {
    const varies = group.some(({ quantity }) => quantity !== group[0]!.quantity);
    if (group.length >= LEAST_OF_PRODUCT && varies) prices.set(product, median(group.map(({ price }) => price)));
  }
  return prices;
}

function shareNear(rows: readonly Row[], priceOf: (row: Row) => number): number {
  const near = rows.filter((row) => Math.abs(row.price - priceOf(row)) <= NEAR * priceOf(row));
  return near.length / rows.length;
}
