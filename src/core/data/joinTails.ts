// Joins what several threads read: each tail's lines behind those before it, exactly as if one thread had read on.

import type { LineJudge } from "./lineJudge.ts";
import type { LineReading } from "./lineReading.ts";
import type { PlaceText, SaleLines } from "./saleLines.ts";
import type { Tail } from "./tail.ts";

/** Adds the tails' counts, rejects and totals to those of the beginning, and writes their lines behind. */
export function joinTails(reading: LineReading, judge: LineJudge, tails: readonly Tail[]): SaleLines {
  const { builder, totals } = reading;
  const lines = builder.finish(
    judge,
    tails.reduce((sum, { lines: { count } }) => sum + count, 0),
  );
  const join = tails.length > 0 ? new LineJoin(lines) : null;
  for (const tail of tails) {
    join?.append(tail.lines, reading.rows);
    reading.rejects.append(tail.rejected, reading.rows);
    reading.rows += tail.rows;
    reading.duplicates.join(tail.duplicates);
    builder.walkIns += tail.walkIns;
    builder.firstTime = Math.min(builder.firstTime, tail.firstTime);
    builder.lastTime = Math.max(builder.lastTime, tail.lastTime);
    if (tail.dateOrderProven) judge.dateOrderProven = true;
    totals.quantity.join(tail.totals.quantity);
    totals.revenue.join(tail.totals.revenue);
    totals.discountAmount.join(tail.totals.discountAmount);
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

  /** `rows` data lines lie before the tail's. */
  append(tail: SaleLines, rows: number): void {
    const { lines } = this;
    const n = lines.count;
    for (let i = 0; i < tail.count; i++) lines.line[n + i] = rows + tail.line[i]!;
    lines.time.set(tail.time, n);
    lines.quantity.set(tail.quantity, n);
    lines.revenue.set(tail.revenue, n);
    lines.discount.set(tail.discount, n);
    if (tail.walkIn) lines.walkIn?.set(tail.walkIn, n);
    const customers = this.codes(lines.customer, tail.customer, n);
    const products = this.codes(lines.product, tail.product, n);
    customers.forEach((code, own) => {
      lines.customerNames[code] ||= tail.customerNames[own]!;
    });
    products.forEach((code, own) => {
      lines.productNames[code] ||= tail.productNames[own]!;
    });
    for (const name of ["order", "family", "series", "category", "salesperson", "route", "source"] as const) {
      const column = lines[name];
      const more = tail[name];
      if (column && more) this.codes(column, more, n);
    }
    if (lines.place && tail.place)
      this.codes<PlaceText>(lines.place, tail.place, n, ({ address, ward, district, province }) =>
        JSON.stringify([address, ward, district, province]),
      );
    lines.count = n + tail.count;
    lines.has.discount ||= tail.has.discount;
    lines.has.timeOfDay ||= tail.has.timeOfDay;
  }

  /** Writes the tail's codes from `at` on; returns the joined code of each of its values. */
  private codes<T = string>(
    column: { codes: Int32Array; values: T[] },
    tail: { codes: Int32Array; values: T[] },
    at: number,
    key: (value: T) => unknown = (value) => value,
  ): Int32Array {
    let known = this.known.get(column);
    if (!known) {
      known = new Map(column.values.map((value, code) => [key(value), code]));
      this.known.set(column, known);
    }
    const joined = new Int32Array(tail.values.length);
    for (let own = 0; own < joined.length; own++) {
      const value = tail.values[own]!;
      const sought = key(value);
      let code = known.get(sought);
      if (code === undefined) {
        code = column.values.push(value) - 1;
        known.set(sought, code);
      }
      joined[own] = code;
    }
    const { codes } = column;
    for (let i = 0; i < tail.codes.length; i++) {
      const code = tail.codes[i]!;
      codes[at + i] = code < 0 ? -1 : joined[code]!;
    }
    return joined;
  }
}
