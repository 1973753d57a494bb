// For tests: sale lines as plain objects, for the oracle to read and for the fast code to be given as columns.

import { NO_OPTIONAL_COLUMNS } from "../../data/lines/saleColumns.ts";
import type { Coded, PlaceText, SaleLines } from "../../data/lines/saleLines.ts";

export interface PlainLine {
  /** Data line number in the file. */
  line: number;
  customer: string;
  time: number;
  product: string;
  order: string | null;
  quantity: number;
  revenue: number;
  discount: number;
  family: string;
  salesperson: string | null;
  source: string | null;
  walkIn: boolean;
  place: string | null;
}

/** Which optional columns the file has. */
export interface PlainColumns {
  order: boolean;
  salesperson: boolean;
  source: boolean;
  walkIn: boolean;
  place: boolean;
}

export const ALL_COLUMNS: PlainColumns = { order: true, salesperson: true, source: true, walkIn: true, place: true };

/** The columns of these lines, in this order; a missing optional column is null, a missing value code −1. */
export function toSaleLines(plain: readonly PlainLine[], has: PlainColumns = ALL_COLUMNS): SaleLines {
  const product = code(plain.map((row) => row.product));
  const customer = code(plain.map((row) => row.customer));
  const places = code(plain.map((row) => row.place));
  return {
    ...NO_OPTIONAL_COLUMNS,
    count: plain.length,
    line: Uint32Array.from(plain, (row) => row.line),
    time: Float64Array.from(plain, (row) => row.time),
    customer,
    product,
    order: has.order ? code(plain.map((row) => row.order)) : null,
    quantity: Float64Array.from(plain, (row) => row.quantity),
    revenue: Float64Array.from(plain, (row) => row.revenue),
    discount: Float64Array.from(plain, (row) => row.discount),
    family: code(plain.map((row) => row.family)),
    series: code(plain.map((row) => row.family)),
    salesperson: has.salesperson ? code(plain.map((row) => row.salesperson)) : null,
    source: has.source ? code(plain.map((row) => row.source)) : null,
    walkIn: has.walkIn ? Uint8Array.from(plain, (row) => (row.walkIn ? 1 : 0)) : null,
    place: has.place ? { codes: places.codes, values: places.values.map(placeText) } : null,
    customerNames: customer.values.map((value) => `customer ${value}`),
    productNames: product.values.map((value) => `product ${value}`),
    has: { quantity: true, revenue: true, discount: true, timeOfDay: true },
  };
}

function placeText(province: string): PlaceText {
  return { address: "", ward: "", district: "", province };
}

function code(texts: (string | null)[]): Coded {
  const codes = new Map<string, number>();
  const coded = texts.map((text) => {
    if (text === null) return -1;
    if (!codes.has(text)) codes.set(text, codes.size);
    return codes.get(text)!;
  });
  return { codes: Int32Array.from(coded), values: [...codes.keys()] };
}
