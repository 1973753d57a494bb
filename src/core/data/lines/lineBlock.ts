// Sale lines under construction: blocks of fixed size, joined column by column at the end, so that growing never copies
// what is there and the peak stays near the size of the result.

import type { Mapping } from "../mapping/mapping.ts";

/** Lines to a block where nobody listens. */
const LINES = 65_536;

/** Codes that only some files have. */
export const OPTIONAL_CODES = [
  "order",
  "family",
  "series",
  "category",
  "salesperson",
  "route",
  "source",
  "place",
] as const;
export type OptionalCode = (typeof OPTIONAL_CODES)[number];

/** One block of `lines` lines; optional columns have length 0 where the file lacks them. */
export class LineBlock {
  line: Uint32Array;
  time: Float64Array;
  customer: Int32Array;
  product: Int32Array;
  quantity: Float64Array;
  revenue: Float64Array;
  discount: Float64Array;
  order: Int32Array;
  family: Int32Array;
  series: Int32Array;
  category: Int32Array;
  salesperson: Int32Array;
  route: Int32Array;
  source: Int32Array;
  place: Int32Array;
  walkIn: Uint8Array;

  constructor(lines: number, has: ReadonlySet<OptionalCode>, walkIn: boolean) {
    this.line = new Uint32Array(lines);
    this.time = new Float64Array(lines);
    this.customer = new Int32Array(lines);
    this.product = new Int32Array(lines);
    this.quantity = new Float64Array(lines);
    this.revenue = new Float64Array(lines);
    this.discount = new Float64Array(lines);
    const codes = (name: OptionalCode) => new Int32Array(has.has(name) ? lines : 0);
    this.order = codes("order");
    this.family = codes("family");
    this.series = codes("series");
    this.category = codes("category");
    this.salesperson = codes("salesperson");
    this.route = codes("route");
    this.source = codes("source");
    this.place = codes("place");
    this.walkIn = new Uint8Array(walkIn ? lines : 0);
  }
}

export type LineColumn = keyof LineBlock;

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
  private readonly has: ReadonlySet<OptionalCode>;
  private readonly walkIn: boolean;
  private readonly listener: LineListener | undefined;
  private readonly lines: number;

  constructor(has: ReadonlySet<OptionalCode>, walkIn: boolean, listener?: LineListener) {
    this.has = has;
    this.walkIn = walkIn;
    this.listener = listener;
    this.lines = listener?.blockLines ?? LINES;
    this.block = new LineBlock(this.lines, has, walkIn);
    this.blocks.push(this.block);
  }

  /** Steps to the next place; call after a line was written at `block`[`at`]. */
  advance(): void {
    this.count++;
    if (++this.at < this.lines) return;
    this.listener?.block(this.block);
    this.block = new LineBlock(this.lines, this.has, this.walkIn);
    this.blocks.push(this.block);
    this.at = 0;
  }

  /** Joins a column into one array of `count` items and lets its pieces go. */
  take<K extends LineColumn>(column: K, target: LineBlock[K]): LineBlock[K] {
    let start = 0;
    for (const block of this.blocks) {
      const filled = Math.min(this.lines, this.count - start);
      target.set(block[column].subarray(0, filled), start);
      start += filled;
      block[column] = block[column].slice(0, 0) as LineBlock[K];
    }
    return target;
  }
}
