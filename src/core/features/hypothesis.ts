// What the model would see had a customer bought something more, or been somewhere else: the customer's own lines with
// hypothetical ones behind them, opened by the code that opens files. The data set itself is not touched.

import {
  type Coded,
  type ColumnName,
  type ColumnsWith,
  columnSpec,
  emptyLike,
  makeColumns,
  type Places,
  type PlaceText,
} from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { GeoPoint } from "../geo/geoPoint.ts";
import { PROVINCES, provinceId } from "../geo/provinces.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { MessageError } from "../lib/message.ts";
import type { ProductSales } from "./amounts/productSales.ts";
import { featureMessage } from "./featureMessages.ts";
import { openKnownTask } from "./open.ts";
import type { Geocode, Preprocess, SampleSet } from "./sampleSet.ts";

/** A line that was never written: its place, salesperson and channel are those of the customer's line before it. */
export interface Purchase {
  /** As in the data set's lines. */
  product: string;
  /** Wall-clock time, ms; purchases of one time are one visit. */
  time: number;
  quantity: number;
  revenue: number;
  /** Fraction 0..1. */
  discount: number;
}

export interface Hypothesis {
  purchases: readonly Purchase[];
  /** Two-digit code of one of today's 34 provinces; null leaves the customer where it is. */
  province: string | null;
}

/** The code of the one customer of a hypothesis's samples. */
export const HYPOTHETICAL = 0;

/** Whether a model has learnt anything from where customers are. */
export function knowsPlaces(preprocess: Pick<Preprocess, "customer">): boolean {
  // Without a known place the scaler was never given a value; no place of Vietnam has latitude 0.
  return preprocess.customer.some(({ name, mean }) => name === "latitude" && mean !== 0);
}

/**
 * Opens the samples of one customer (code `HYPOTHETICAL`) under a hypothesis, by the preprocess of the samples given. A
 * province that is not the customer's puts all its lines at that province's centre. A line counts as a training one
 * where the file's lines of its time (split by time) or of its customer (split by customer) do.
 */
export function* hypothesisTask(
  samples: SampleSet,
  customer: number,
  { purchases, province }: Hypothesis,
  geocode?: Geocode,
): CooperativeTask<SampleSet> {
  const { preprocess } = samples;
  const own = samples.linesOf(customer);
  // In the order of the file, which tells lines of one time apart.
  const order = Array.from(own.lines.keys()).sort((a, b) => own.lines[a]! - own.lines[b]!);
  const base = Int32Array.from(order, (i) => own.lines[i]!);
  const known = order.map((i) => own.training[i]!);
  const trains = ({ time }: Purchase): number => {
    if (preprocess.settings.split === "time") return time <= preprocess.cuts.train ? 1 : 0;
    return preprocess.settings.split === "customer" ? (known[0] ?? 0) : 0;
  };
  const lines = withPurchases(samples.lines, customer, own.lines, base, purchases);
  const training = Uint8Array.from([...known, ...purchases.map(trains)]);
  // Products sell as they do in the whole data set.
  const elsewhere = function* (): CooperativeTask<{ sales: ProductSales; codeOf: Int32Array }> {
    const { sales } = yield* samples.pairs();
    const codes = new Map(samples.lines.product.values.map((value, code) => [value, code]));
    return { sales, codeOf: Int32Array.from(lines.product.values, (value) => codes.get(value) ?? -1) };
  };
  const { sales } = samples;
  if (province === null) return yield* openKnownTask(lines, preprocess, training, { geocode, elsewhere, sales });
  const moved: Geocode = (place) => movedTo(province, geocode?.(place) ?? null);
  return yield* openKnownTask(placedSomewhere(lines), preprocess, training, { geocode: moved, elsewhere, sales });
}

/** Lines `base` of a data set, then the purchases; every text column is coded anew, so that it holds no more than they need. */
function withPurchases(
  lines: SaleLines,
  customer: number,
  inTime: Int32Array,
  base: Int32Array,
  purchases: readonly Purchase[],
): SaleLines {
  const count = base.length + purchases.length;
  /** The customer's last line before a purchase; where a line has no such column the purchase has none either. */
  const before = purchases.map(({ time }) => inTime.findLast((line) => lines.time[line]! < time) ?? -1);
  const nothing = purchases.map(() => -1);
  /** The line of the data set that a purchase has a column's value of, −1 for none. */
  const sources = {
    // Without an order of its own, what is bought at one time is one visit.
    ...{ given: nothing, customer: nothing, nothing },
    asProduct: purchases.map(({ product }) => lastLineOf(lines, product)),
    asBefore: before,
  };
  const lastNumber = base.reduce((most, line) => Math.max(most, lines.line[line]!), 0);
  const given: Record<ColumnsWith<{ supposed: "given" }>, number[]> = {
    line: purchases.map((_, i) => lastNumber + 1 + i),
    time: purchases.map(({ time }) => time),
    quantity: purchases.map(({ quantity }) => quantity),
    revenue: purchases.map(({ revenue }) => revenue),
    discount: purchases.map(({ discount }) => discount),
  };
  const columns = makeColumns((name) => {
    const column = lines[name];
    if (!column) return null;
    if (name === "customer") return { codes: new Int32Array(count), values: [lines.customer.values[customer] ?? ""] };
    const from = [...base, ...sources[columnSpec(name).supposed]];
    if ("codes" in column) return recode(column, from);
    const values = emptyLike(column, count);
    for (const [i, line] of from.entries()) values[i] = column[line] ?? 0;
    if (isGiven(name)) values.set(given[name], base.length);
    return values;
  });
  return {
    count,
    ...columns,
    customerNames: [lines.customerNames[customer] ?? ""],
    productNames: columns.product.values.map(() => ""),
    has: lines.has,
  };
}

function isGiven(name: ColumnName): name is ColumnsWith<{ supposed: "given" }> {
  return columnSpec(name).supposed === "given";
}

/** Index of the last line of a product, whose family and series a purchase shares. Throws when there is none. */
function lastLineOf(lines: SaleLines, product: string): number {
  const code = lines.product.values.indexOf(product);
  const line = code < 0 ? -1 : lines.product.codes.lastIndexOf(code, lines.count - 1);
  if (line < 0) throw new MessageError(featureMessage("supposed.noProduct", { product }));
  return line;
}

/** The values that these lines have, numbered anew in order of appearance; a line −1 has none. */
function recode<Column extends Coded | Places>(column: Column, from: readonly number[]): Column {
  const renumbered = new Map<number, number>();
  const values: (string | PlaceText)[] = [];
  const codes = Int32Array.from(from, (line) => {
    const code = column.codes[line] ?? -1;
    if (code < 0) return -1;
    const known = renumbered.get(code);
    if (known !== undefined) return known;
    renumbered.set(code, values.length);
    return values.push(column.values[code]!) - 1;
  });
  return { codes, values } as Column;
}

/** Gives lines without a written place an empty one, which can then be anywhere. */
function placedSomewhere(lines: SaleLines): SaleLines {
  const nowhere: PlaceText = { address: "", ward: "", district: "", province: "" };
  const { codes, values } = lines.place ?? { codes: new Int32Array(lines.count).fill(-1), values: [] };
  const empty = values.length;
  return { ...lines, place: { codes: codes.map((code) => (code < 0 ? empty : code)), values: [...values, nowhere] } };
}

/** The province's centre, or what was found where that already lies in it. Throws for a code that is none of today's. */
function movedTo(code: string, found: GeoPoint | null): GeoPoint {
  const unit = PROVINCES[provinceId(code) - 1];
  if (unit === undefined) throw new MessageError(featureMessage("supposed.noProvince", { code }));
  if (found?.province === unit.id) return found;
  return { province: unit.id, latitude: unit.latitude, longitude: unit.longitude, urban: 0.5 };
}
