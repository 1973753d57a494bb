// The customers that are known at a moment.

import type { SaleLines } from "./saleLines.ts";

/** Codes of the customers with a line before this time, in the order of their first such line. */
export function customersBefore({ count, time, customer }: SaleLines, before: number): number[] {
  const seen = new Uint8Array(customer.values.length);
  const codes: number[] = [];
  for (let i = 0; i < count; i++) {
    const code = customer.codes[i]!;
    if (time[i]! >= before || seen[code] === 1) continue;
    seen[code] = 1;
    codes.push(code);
  }
  return codes;
}
