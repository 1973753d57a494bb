// Sale lines of some customers as the plain table of golden.json, and back.

import { linesOfRows } from "../../data/lines/linesOfRows.ts";
import type { Coded, SaleLines } from "../../data/lines/saleLines.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { PROVINCES } from "../../geo/provinces.ts";
import { timeText } from "../../lib/timeText.ts";
import { GOLDEN_FILE } from "../artefact.ts";
import { within } from "../jsonFiles.ts";
import { GOLDEN_COLUMNS, GOLDEN_CUSTOMERS, type GoldenColumn, type GoldenTable } from "./golden.ts";

type Cell = string | number | null;

/** Customers with more lines would make the file large. */
const MOST_LINES = 300;

/** Codes of the customers, by their number of lines before a time: evenly spread from the fewest to the most. */
export function spreadCustomers(samples: Pick<SampleSet, "lines" | "preprocess">, before: number): number[] {
  const { lines, preprocess } = samples;
  const counts = new Int32Array(lines.customer.values.length);
  const dropped = preprocess.settings.dropWalkIns ? lines.walkIn : null;
  for (let i = 0; i < lines.count; i++) {
    if (lines.time[i]! < before && !dropped?.[i]) counts[lines.customer.codes[i]!]!++;
  }
  const known = Array.from(counts.keys())
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[a]! - counts[b]! || a - b);
  const few = known.filter((code) => counts[code]! <= MOST_LINES);
  const among = few.length > 0 ? few : known.slice(0, 1);
  const wanted = Math.min(GOLDEN_CUSTOMERS, among.length);
  return Array.from(
    { length: wanted },
    (_, i) => among[Math.round((i * (among.length - 1)) / Math.max(1, wanted - 1))]!,
  );
}

/**
 * The lines of these customers before a time. Codes of customers, orders and stores are exchanged for neutral ones, since a model
 * travels; salespeople stay where the model knows where they sell, and places as their province's name.
 */
export function goldenTable(
  { lines, preprocess, provinces }: Pick<SampleSet, "lines" | "preprocess" | "provinces">,
  customers: readonly number[],
  before: number,
): GoldenTable {
  const { place, salesperson } = lines;
  const chosen = new Set(customers);
  const isTold = (i: number): boolean => lines.time[i]! < before && chosen.has(lines.customer.codes[i]!);
  const told = Array.from({ length: lines.count }, (_, i) => i).filter(isTold);
  const named = (prefix: string): ((code: number) => string) => {
    const names = new Map<number, string>();
    return (code) => {
      if (!names.has(code)) names.set(code, `${prefix}${names.size + 1}`);
      return names.get(code)!;
    };
  };
  const coded = (column: Coded | null, name?: (code: number) => string) =>
    column &&
    ((i: number): Cell => {
      const code = column.codes[i]!;
      return code < 0 ? null : (name?.(code) ?? column.values[code]!);
    });
  const number = (values: Float64Array | Uint8Array | null) => values && ((i: number): Cell => values[i]!);
  const customerOf = named("C");
  const provinceOf = (code: number): string | null => PROVINCES[(provinces[code] ?? 0) - 1]?.short ?? null;
  const cells: Record<GoldenColumn, ((i: number) => Cell) | null> = {
    customer: coded(lines.customer, customerOf),
    time: (i) => timeText(lines.time[i]!, lines.has.timeOfDay),
    product: coded(lines.product),
    family: coded(lines.family),
    series: coded(lines.series),
    category: coded(lines.category),
    quantity: lines.has.quantity ? number(lines.quantity) : null,
    revenue: lines.has.revenue ? number(lines.revenue) : null,
    discount: lines.has.discount ? number(lines.discount) : null,
    order: coded(lines.order, named("O")),
    store: coded(lines.store, named("S")),
    salesperson:
      salesperson &&
      ((i) => {
        const name = salesperson.values[salesperson.codes[i]!];
        return name !== undefined && Object.hasOwn(preprocess.salespersonBases, name) ? name : null;
      }),
    source: coded(lines.source),
    walkIn: number(lines.walkIn),
    promotion: number(lines.promotion),
    province: place && ((i) => (place.codes[i]! < 0 ? null : provinceOf(place.codes[i]!))),
  };
  const columns = GOLDEN_COLUMNS.filter((name) => cells[name] !== null);
  const rows = told.map((i) => columns.map((name) => cells[name]!(i)));
  return { columns, rows, customers: customers.map(customerOf) };
}

/** The table as sale lines. Throws a message that names the row and the column of a value that cannot be. */
export function goldenLines({ columns, rows }: GoldenTable): SaleLines {
  return within(GOLDEN_FILE, () => linesOfRows(columns, rows));
}
