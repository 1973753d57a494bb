// How much memory a file will take, told before it is read, and before a model is trained on it: from the size of the file,
// the length of its first lines, and what lines were measured to take (bench/RESULTS.md: 2.4 million lines of 707 MB).

import type { Sniff } from "../core/data/ingest/inspection.ts";

/** Bytes that a line takes at the worst moment of reading, and of preparing samples; columns included. */
const READING = 380;
const PREPARING = 570;
/** What the page takes before any line. */
const PAGE = 150e6;
/** How much larger than the file its text is, as far as can be told without unpacking it. */
const PACKED = { none: 1, gzip: 6, table: 5 };

export interface MemoryNeed {
  lines: number;
  bytes: number;
  /** Of the machine's memory as the browser tells it; null where it does not. */
  machine: number | null;
  /** "tight" beyond four tenths of the machine, "too much" beyond eight: others want memory, too. */
  verdict: "fits" | "tight" | "too much";
}

/** What the browser says of the machine, in bytes: never more than some GB, so as not to tell it apart; null where it is silent. */
export function machineMemory(navigator: object): number | null {
  const deviceMemory = "deviceMemory" in navigator ? navigator.deviceMemory : null;
  return typeof deviceMemory === "number" && deviceMemory > 0 ? deviceMemory * 2 ** 30 : null;
}

/** The lines of a file of so many bytes, from its first ones; 0 where it shows none. */
export function expectedLines(
  size: number,
  { preview, dialect, table }: Pick<Sniff, "preview" | "dialect" | "table">,
): number {
  if (preview.length === 0) return 0;
  const characters = preview.reduce((sum, cells) => sum + cells.reduce((all, cell) => all + cell.length + 1, 0), 0);
  const packed = table ? PACKED.table : dialect.gzip ? PACKED.gzip : PACKED.none;
  return Math.round((size * packed * preview.length) / Math.max(preview.length, characters));
}

export function needToRead(lines: number, machine: number | null): MemoryNeed {
  return judged(lines, PAGE + READING * lines, machine);
}

/** With what the training itself takes at most, in bytes. */
export function needToTrain(lines: number, trainingBytes: number, machine: number | null): MemoryNeed {
  return judged(lines, PAGE + PREPARING * lines + trainingBytes, machine);
}

/** A machine that is not told of is taken for one of 4 GB. */
function judged(lines: number, bytes: number, machine: number | null): MemoryNeed {
  const share = bytes / (machine ?? 4 * 2 ** 30);
  return { lines, bytes, machine, verdict: share > 0.8 ? "too much" : share > 0.4 ? "tight" : "fits" };
}
