// The memory behind sale lines, to be moved between threads instead of copied.

import type { SaleLines } from "./saleLines.ts";

/** Every buffer once. After a transfer the lines are empty on the sending side. */
export function lineBuffers(lines: SaleLines): ArrayBuffer[] {
  const { customer, product, order, family, series, category, salesperson, route, source, place } = lines;
  const coded = [customer, product, order, family, series, category, salesperson, route, source, place];
  const arrays = [
    lines.line,
    lines.time,
    lines.quantity,
    lines.revenue,
    lines.discount,
    lines.walkIn,
    ...coded.map((column) => column?.codes),
  ];
  const buffers = new Set<ArrayBuffer>();
  for (const array of arrays) if (array?.buffer instanceof ArrayBuffer) buffers.add(array.buffer);
  return [...buffers];
}
