// Sale lines under construction: blocks, joined column by column at the end, so that growing never copies what is there
// and the peak stays near the size of the result.

import type { Mapping } from "../mapping/mapping.ts";
import { type ColumnArrays, type ColumnName, columnArray, columnArrays } from "./saleColumns.ts";

/** Lines to the first block where nobody listens, to the largest, and how much larger each is than the one before. */
const FIRST_LINES = 1024;
const LINES = 65_536;
const GROWTH = 4;

/** One block of lines, column by column; a column has length 0 where it is not read from the file. */
export type LineBlock = ColumnArrays;

/** Columns whose values follow from the whole file, beside what the file says of a line: a block's own are not the last word. */
export const LATE_COLUMNS: ReadonlySet<ColumnName> = new Set(["walkIn"]);

/** A block of `lines` lines with these columns. */
export function lineBlock(lines: number, read: ReadonlySet<ColumnName>): LineBlock {
  return columnArrays((name) => (read.has(name) ? lines : 0));
}

/** Hears of lines while the rest of their file is still being read. */
export interface LineListener {
  /** Lines to a block. */
  readonly blockLines: number;
  /** The file is read from its start; the blocks of a reading before this one are void. */
  begin(mapping: Mapping): void;
  /** The next block in file order: full, and but for `LATE_COLUMNS` as it will stand in the sale lines. */
  block(block: LineBlock): void;
  /** No more blocks come, and those that came will be emptied. The last lines of a file make no full block. */
  end(): void;
}

/** A list of blocks that lines are written into one after the other. */
export class LineBlocks {
  count = 0;
  /** The block being filled and the next free place in it. */
  block: LineBlock;
  at = 0;
  private readonly blocks: { block: LineBlock; lines: number }[] = [];
  private readonly read: ReadonlySet<ColumnName>;
  private readonly listener: LineListener | undefined;
  /** Lines to the block being filled. */
  private lines: number;

  constructor(read: ReadonlySet<ColumnName>, listener?: LineListener) {
    this.read = read;
    this.listener = listener;
    this.lines = listener?.blockLines ?? FIRST_LINES;
    this.block = this.begin();
  }

  /** Steps to the next place, which is in a new block where this says so; call after a line was written at `block`[`at`]. */
  advance(): boolean {
    this.count++;
    if (++this.at < this.lines) return false;
    if (this.listener) this.listener.block(this.block);
    else this.lines = Math.min(this.lines * GROWTH, LINES);
    this.block = this.begin();
    this.at = 0;
    return true;
  }

  private begin(): LineBlock {
    const block = lineBlock(this.lines, this.read);
    this.blocks.push({ block, lines: this.lines });
    return block;
  }

  /** Joins a column into one array with room for `length` items and lets its pieces go. */
  take<Name extends ColumnName>(name: Name, length: number): ColumnArrays[Name] {
    const target = columnArray(name, length);
    let start = 0;
    for (const { block, lines } of this.blocks) {
      const filled = Math.min(lines, this.count - start);
      target.set(block[name].subarray(0, filled), start);
      start += filled;
      block[name] = columnArray(name, 0);
    }
    return target;
  }
}
