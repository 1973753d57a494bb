// The memory behind sale lines, to be moved between threads instead of copied.

import { arrayOf, COLUMN_NAMES } from "./saleColumns.ts";
import type { SaleLines } from "./saleLines.ts";

/** Every buffer once. After a transfer the lines are empty on the sending side. */
export function lineBuffers(lines: SaleLines): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const name of COLUMN_NAMES) {
    const column = lines[name];
    const buffer = column && arrayOf(column).buffer;
    if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  }
  return [...buffers];
}
