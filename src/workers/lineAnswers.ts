// Answers about a view of lines: a page of rows, the whole as a file.

import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { lineCsv, lineRow } from "../core/explore/lineRows.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { yieldToEvents } from "../core/lib/yieldToEvents.ts";
import type { LinePage } from "./linesProtocol.ts";
import type { Progress } from "./method.ts";
import { paced } from "./pace.ts";
import type { Context } from "./rpc.ts";

/** `count` of the lines at these places, from the one of number `from` on. */
export function pageOf(lines: SaleLines, at: Uint32Array, from: number, count: number): LinePage {
  const { quantity, revenue, discount, timeOfDay } = lines.has;
  return {
    total: at.length,
    rows: Array.from(at.subarray(from, from + count), (i) => lineRow(lines, i)),
    has: { quantity, revenue, discount, timeOfDay, order: lines.order !== null, place: lines.place !== null },
  };
}

/** The lines at these places as CSV; each piece goes to the browser's keeping at once, as the whole is too long for a text. */
export async function csvOf(lines: SaleLines, at: Uint32Array, { signal, emit }: Context<Progress>): Promise<Blob> {
  const tell = paced("packing", emit);
  const parts: Blob[] = [];
  for (const { text, done } of lineCsv(lines, at)) {
    throwIfAborted(signal);
    parts.push(new Blob([text]));
    tell(done, at.length);
    await yieldToEvents();
  }
  return new Blob(parts, { type: "text/csv" });
}
