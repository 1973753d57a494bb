// Joins what two threads read: the tail's lines behind the beginning's, exactly as if one thread had read on.

import type { LineJudge } from "./lineJudge.ts";
import type { LineReading } from "./lineReading.ts";
import type { PlaceText, SaleLines } from "./saleLines.ts";
import type { Tail } from "./tail.ts";

/** Adds the tail's counts, rejects and totals to those of the beginning, and writes its lines behind. */
export function joinTail(reading: LineReading, judge: LineJudge, tail: Tail | null): SaleLines {
  const { builder, totals } = reading;
  const lines = builder.finish(judge, tail?.lines.count ?? 0);
  if (!tail) return lines;
  appendLines(lines, tail.lines, reading.rows);
  reading.rejects.append(tail.rejected, reading.rows);
  reading.rows += tail.rows;
  reading.duplicates.join(tail.duplicates);
  builder.walkIns += tail.walkIns;
  builder.firstTime = Math.min(builder.firstTime, tail.firstTime);
  builder.lastTime = Math.max(builder.lastTime, tail.lastTime);
  if (tail.dateOrderProven) judge.dateOrderProven = true;
  // Term by term in file order: adding the two sums could round otherwise.
  for (const value of tail.lines.quantity) totals.quantity.add(value, tail.decimals.quantity);
  for (const value of tail.lines.revenue) totals.revenue.add(value, tail.decimals.revenue);
  for (const value of tail.discountAmounts) totals.discountAmount.add(value, tail.decimals.discountAmount);
  return lines;
}

/** `lines` has room for `tail` behind its own; codes are numbered on in order of first appearance. */
function appendLines(lines: SaleLines, tail: SaleLines, rows: number): void {
  const n = lines.count;
  for (let i = 0; i < tail.count; i++) lines.line[n + i] = rows + tail.line[i]!;
  lines.time.set(tail.time, n);
  lines.quantity.set(tail.quantity, n);
  lines.revenue.set(tail.revenue, n);
  lines.discount.set(tail.discount, n);
  if (tail.walkIn) lines.walkIn?.set(tail.walkIn, n);
  const customers = appendCodes(lines.customer, tail.customer, n);
  const products = appendCodes(lines.product, tail.product, n);
  customers.forEach((code, own) => {
    lines.customerNames[code] ||= tail.customerNames[own]!;
  });
  products.forEach((code, own) => {
    lines.productNames[code] ||= tail.productNames[own]!;
  });
  for (const name of ["order", "family", "series", "category", "salesperson", "route", "source"] as const) {
    const column = lines[name];
    const more = tail[name];
    if (column && more) appendCodes(column, more, n);
  }
  if (lines.place && tail.place)
    appendCodes<PlaceText>(lines.place, tail.place, n, ({ address, ward, district, province }) =>
      JSON.stringify([address, ward, district, province]),
    );
  lines.count = n + tail.count;
  lines.has.discount ||= tail.has.discount;
  lines.has.timeOfDay ||= tail.has.timeOfDay;
}

/** Writes the tail's codes from `at` on; returns the joined code of each of its values. */
function appendCodes<T = string>(
  column: { codes: Int32Array; values: T[] },
  tail: { codes: Int32Array; values: T[] },
  at: number,
  key: (value: T) => unknown = (value) => value,
): Int32Array {
  const known = new Map<unknown, number>();
  column.values.forEach((value, code) => {
    known.set(key(value), code);
  });
  const joined = Int32Array.from(tail.values, (value) => {
    const code = known.get(key(value));
    return code ?? column.values.push(value) - 1;
  });
  for (let i = 0; i < tail.codes.length; i++) {
    const code = tail.codes[i]!;
    column.codes[at + i] = code < 0 ? -1 : joined[code]!;
  }
  return joined;
}
