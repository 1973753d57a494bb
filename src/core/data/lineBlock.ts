// Sale lines under construction: blocks of fixed size, joined column by column at the end, so that growing never copies
// what is there and the peak stays near the size of the result.

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

/** One block of `LINES` lines; optional columns have length 0 where the file lacks them. */
export class LineBlock {
  line = new Uint32Array(LINES);
  time = new Float64Array(LINES);
  customer = new Int32Array(LINES);
  product = new Int32Array(LINES);
  quantity = new Float64Array(LINES);
  revenue = new Float64Array(LINES);
  discount = new Float64Array(LINES);
  order: Int32Array;
  family: Int32Array;
  series: Int32Array;
  category: Int32Array;
  salesperson: Int32Array;
  route: Int32Array;
  source: Int32Array;
  place: Int32Array;
  walkIn: Uint8Array;

  constructor(has: ReadonlySet<OptionalCode>, walkIn: boolean) {
    const codes = (name: OptionalCode) => new Int32Array(has.has(name) ? LINES : 0);
    this.order = codes("order");
    this.family = codes("family");
    this.series = codes("series");
    this.category = codes("category");
    this.salesperson = codes("salesperson");
    this.route = codes("route");
    this.source = codes("source");
    this.place = codes("place");
    this.walkIn = new Uint8Array(walkIn ? LINES : 0);
  }
}

export type LineColumn = keyof LineBlock;

/** A list of blocks that lines are written into one after the other. */
export class LineBlocks {
  count = 0;
  /** The block being filled and the next free place in it. */
  block: LineBlock;
  at = 0;
  private readonly blocks: LineBlock[] = [];
  private readonly has: ReadonlySet<OptionalCode>;
  private readonly walkIn: boolean;

  constructor(has: ReadonlySet<OptionalCode>, walkIn: boolean) {
    this.has = has;
    this.walkIn = walkIn;
    this.block = new LineBlock(has, walkIn);
    this.blocks.push(this.block);
  }

  /** Steps to the next place; call after a line was written at `block`[`at`]. */
  advance(): void {
    this.count++;
    if (++this.at < LINES) return;
    this.block = new LineBlock(this.has, this.walkIn);
    this.blocks.push(this.block);
    this.at = 0;
  }

  /** Joins a column into one array of `count` items and lets its pieces go. */
  take<K extends LineColumn>(column: K, target: LineBlock[K]): LineBlock[K] {
    let start = 0;
    for (const block of this.blocks) {
      const filled = Math.min(LINES, this.count - start);
      target.set(block[column].subarray(0, filled), start);
      start += filled;
      block[column] = block[column].slice(0, 0) as LineBlock[K];
    }
    return target;
  }
}
