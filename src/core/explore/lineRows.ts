// Lines as a user reads them: rows of a table, and the same as CSV.

import type { Coded, PlaceText, SaleLines } from "../data/lines/saleLines.ts";
import { csvLine } from "../lib/csv.ts";
import { timeText } from "../lib/timeText.ts";

export interface LineRow {
  /** Number in the file, from 1. */
  line: number;
  /** Wall-clock milliseconds. */
  time: number;
  customer: string;
  customerName: string;
  product: string;
  productName: string;
  family: string;
  quantity: number;
  revenue: number;
  /** Fraction 0..1 of the gross amount. */
  discount: number;
  /** Empty where the line (or the file) has none. */
  order: string;
  /** As written, from small to large; empty where there is none. */
  place: string;
}

/** The line at this place of the columns. */
export function lineRow(lines: SaleLines, i: number): LineRow {
  const [customer, product] = [lines.customer.codes[i]!, lines.product.codes[i]!];
  const place = placeAt(lines, i);
  return {
    line: lines.line[i]!,
    time: lines.time[i]!,
    customer: lines.customer.values[customer]!,
    customerName: lines.customerNames[customer] ?? "",
    product: lines.product.values[product]!,
    productName: lines.productNames[product] ?? "",
    family: textAt(lines.family, i),
    quantity: lines.quantity[i]!,
    revenue: lines.revenue[i]!,
    discount: lines.discount[i]!,
    order: textAt(lines.order, i),
    place: place ? placeLine(place) : "",
  };
}

/** A place as written in one line, from small to large. */
export function placeLine({ address, ward, district, province }: PlaceText): string {
  return [address, ward, district, province].filter(Boolean).join(", ");
}

const CSV_LINES = 4096;

/**
 * The lines at these places as CSV text in pieces, each with the number of lines done (UTF-8 with a byte order mark, CRLF),
 * of the columns the file has; cells that a spreadsheet would take for a formula get a '.
 */
export function* lineCsv(lines: SaleLines, at: Uint32Array): Generator<{ text: string; done: number }> {
  const columns = csvColumns(lines);
  yield { text: `\ufeff${csvLine(columns.map(([name]) => name))}`, done: 0 };
  for (let from = 0; from < at.length; from += CSV_LINES) {
    const to = Math.min(at.length, from + CSV_LINES);
    let text = "";
    for (let k = from; k < to; k++) text += csvLine(columns.map(([, cell]) => cell(at[k]!)));
    yield { text, done: to };
  }
}

function csvColumns(lines: SaleLines): [string, (i: number) => string | number][] {
  const { customer, product, has, place } = lines;
  const coded = (name: string, column: Coded | null): [string, (i: number) => string][] =>
    column ? [[name, (i) => textAt(column, i)]] : [];
  const places = (["address", "ward", "district", "province"] as const).filter((part) =>
    place?.values.some((each) => each[part] !== ""),
  );
  return [
    ["line", (i) => lines.line[i]!],
    ["time", (i) => timeText(lines.time[i]!, has.timeOfDay)],
    ...coded("customer", customer),
    ["customer_name", (i) => lines.customerNames[customer.codes[i]!] ?? ""],
    ...coded("product", product),
    ["product_name", (i) => lines.productNames[product.codes[i]!] ?? ""],
    ...coded("family", lines.family),
    ["quantity", (i) => lines.quantity[i]!],
    ...(has.revenue ? [["revenue", (i: number) => lines.revenue[i]!] as [string, (i: number) => number]] : []),
    ...(has.discount ? [["discount", (i: number) => lines.discount[i]!] as [string, (i: number) => number]] : []),
    ...coded("order", lines.order),
    ...coded("salesperson", lines.salesperson),
    ...coded("route", lines.route),
    ...coded("source", lines.source),
    ...places.map((part): [string, (i: number) => string] => [part, (i) => placeAt(lines, i)?.[part] ?? ""]),
  ];
}

function textAt(column: Coded | null, i: number): string {
  return column?.values[column.codes[i]!] ?? "";
}

function placeAt({ place }: SaleLines, i: number): PlaceText | undefined {
  return place?.values[place.codes[i]!];
}
