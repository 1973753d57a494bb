// Joins what several threads read: each chunk's lines behind those before it, exactly as if one thread had read on.

import type { LineJudge } from "../lines/lineJudge.ts";
import type { LineReading } from "../lines/lineReading.ts";
import type { PlaceText, SaleLines } from "../lines/saleLines.ts";
import type { Chunk } from "./chunk.ts";

/** Adds the chunks' counts, rejects and totals to those of the beginning, and writes their lines behind. */
export function joinChunks(reading: LineReading, judge: LineJudge, chunks: readonly Chunk[]): SaleLines {
  const { builder, totals } = reading;
  const lines = builder.finish(
    judge,
    chunks.reduce((sum, { lines: { count } }) => sum + count, 0),
  );
  const join = chunks.length > 0 ? new LineJoin(lines) : null;
  for (const chunk of chunks) {
    join?.append(chunk.lines, reading.rows);
    reading.rejects.append(chunk.rejected, reading.rows);
    reading.rows += chunk.rows;
    reading.duplicates.join(chunk.duplicates);
    builder.walkIns += chunk.walkIns;
    builder.firstTime = Math.min(builder.firstTime, chunk.firstTime);
    builder.lastTime = Math.max(builder.lastTime, chunk.lastTime);
    if (chunk.dateOrderProven) judge.dateOrderProven = true;
    totals.quantity.join(chunk.totals.quantity);
    totals.revenue.join(chunk.totals.revenue);
    totals.discountAmount.join(chunk.totals.discountAmount);
  }
  return lines;
}

/** Writes lines behind others that have room for them; codes are numbered on in order of first appearance. */
class LineJoin {
  private readonly lines: SaleLines;
  private readonly known = new Map<object, Map<unknown, number>>();

  constructor(lines: SaleLines) {
    this.lines = lines;
  }

  /** `rows` data lines lie before the chunk's. */
  append(chunk: SaleLines, rows: number): void {
    const { lines } = this;
    const n = lines.count;
    for (let i = 0; i < chunk.count; i++) lines.line[n + i] = rows + chunk.line[i]!;
    lines.time.set(chunk.time, n);
    lines.quantity.set(chunk.quantity, n);
    lines.revenue.set(chunk.revenue, n);
    lines.discount.set(chunk.discount, n);
    if (chunk.walkIn) lines.walkIn?.set(chunk.walkIn, n);
    const customers = this.codes(lines.customer, chunk.customer, n);
    const products = this.codes(lines.product, chunk.product, n);
    customers.forEach((code, own) => {
      lines.customerNames[code] ||= chunk.customerNames[own]!;
    });
    products.forEach((code, own) => {
      lines.productNames[code] ||= chunk.productNames[own]!;
    });
    for (const name of ["order", "family", "series", "category", "salesperson", "route", "source"] as const) {
      const column = lines[name];
      const more = chunk[name];
      if (column && more) this.codes(column, more, n);
    }
    if (lines.place && chunk.place)
      this.codes<PlaceText>(lines.place, chunk.place, n, ({ address, ward, district, province }) =>
        JSON.stringify([address, ward, district, province]),
      );
    lines.count = n + chunk.count;
    lines.has.discount ||= chunk.has.discount;
    lines.has.timeOfDay ||= chunk.has.timeOfDay;
  }

  /** Writes the chunk's codes from `at` on; returns the joined code of each of its values. */
  private codes<T = string>(
    column: { codes: Int32Array; values: T[] },
    chunk: { codes: Int32Array; values: T[] },
    at: number,
    key: (value: T) => unknown = (value) => value,
  ): Int32Array {
    let known = this.known.get(column);
    if (!known) {
      known = new Map(column.values.map((value, code) => [key(value), code]));
      this.known.set(column, known);
    }
    const joined = new Int32Array(chunk.values.length);
    for (let own = 0; own < joined.length; own++) {
      const value = chunk.values[own]!;
      const sought = key(value);
      let code = known.get(sought);
      if (code === undefined) {
        code = column.values.push(value) - 1;
        known.set(sought, code);
      }
      joined[own] = code;
    }
    const { codes } = column;
    for (let i = 0; i < chunk.codes.length; i++) {
      const code = chunk.codes[i]!;
      codes[at + i] = code < 0 ? -1 : joined[code]!;
    }
    return joined;
  }
}
