// Sale lines under construction: blocks of fixed size, joined column by column at the end, so that growing never copies
// what is there and the peak stays near the size of the result.

import type { Mapping } from "../mapping/mapping.ts";
import { type ColumnArrays, type ColumnName, columnArray, columnArrays } from "./saleColumns.ts";

/** Lines to a block where nobody listens. */
const LINES = 65_536;

/** One block of lines, column by column; a column has length 0 where it is not read from the file. */
export type LineBlock = ColumnArrays;

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
  /** The next block in file order: full, and as it will stand in the sale lines. */
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
  private readonly blocks: LineBlock[] = [];
  private readonly read: ReadonlySet<ColumnName>;
  private readonly listener: LineListener | undefined;
  private readonly lines: number;

  constructor(read: ReadonlySet<ColumnName>, listener?: LineListener) {
    this.read = read;
    this.listener = listener;
    this.lines = listener?.blockLines ?? LINES;
    this.block = lineBlock(this.lines, read);
    this.blocks.push(this.block);
  }

  /** Steps to the next place, which is in a new block where this says so; call after a line was written at `block`[`at`]. */
  advance(): boolean {
    this.count++;
    if (++this.at < this.lines) return false;
    this.listener?.block(this.block);
    this.block = lineBlock(this.lines, this.read);
    this.blocks.push(this.block);
    this.at = 0;
    return true;
  }

  /** Joins a column into one array with room for `length` items and lets its pieces go. */
  take<Name extends ColumnName>(name: Name, length: number): ColumnArrays[Name] {
    const target = columnArray(name, length);
    let start = 0;
    for (const block of this.blocks) {
      const filled = Math.min(this.lines, this.count - start);
      target.set(block[name].subarray(0, filled), start);
      start += filled;
      block[name] = columnArray(name, 0);
    }
    return target;
  }
}
