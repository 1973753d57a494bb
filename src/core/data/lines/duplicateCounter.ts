// Counts data lines that repeat an earlier line cell for cell, by a 64-bit hash of each line instead of its text.

/** Hashes are kept in blocks, so that growing never copies: the first of so many, the largest, and how much each grows. */
const FIRST_BLOCK = 1024;
const BLOCK = 65_536;
const GROWTH = 4;
/** Hashes that are compared together at the end: few enough for their table to stay in the cache. */
const TOGETHER = 2048;

/** Two 32-bit halves of a hash per line. */
export interface LineHashes {
  high: Int32Array;
  low: Int32Array;
}

/**
 * Where the hash of a line is looked for in a table, to be cut to its size. Which lines meet there is by chance, so that no file
 * can be written whose lines all do; whether two are equal is not.
 */
export function placeByChance(): (high: number, low: number) => number {
  const [first, second] = crypto.getRandomValues(new Int32Array(2));
  const [factor1, factor2] = [first! | 1, second! | 1];
  return (high, low) => {
    const mixed = Math.imul(low ^ Math.imul(high, factor1), factor2);
    return mixed ^ (mixed >>> 16);
  };
}

/** Keeps a hash per line as lines come, and compares them once, at the end: a set that grows would miss the cache at each line. */
export class DuplicateCounter {
  private readonly full: LineHashes[] = [];
  private high = new Int32Array(FIRST_BLOCK);
  private low = new Int32Array(FIRST_BLOCK);
  private at = 0;

  /** Adds a line. */
  add(cells: readonly string[]): void {
    let a = 0x811c9dc5;
    let b = 0x9e3779b9;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      for (let j = 0; j < cell.length; j++) {
        const code = cell.charCodeAt(j);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(((b << 5) | (b >>> 27)) ^ code, 0x85ebca6b);
      }
      a = Math.imul(a ^ 0x1ffff, 0x01000193);
      b = Math.imul(((b << 5) | (b >>> 27)) ^ 0x1ffff, 0x85ebca6b);
    }
    this.addHash(a ^ (a >>> 15), b ^ (b >>> 13));
  }

  /**
   * As `add`, for cells without zero bytes that lie in `bytes` from their starts to their ends, with four more readable
   * bytes behind the last; not to be mixed with `add`.
   */
  addBytes(bytes: DataView, starts: Int32Array, ends: Int32Array, fields: number): void {
    let a = fields;
    let b = 0x9e3779b9;
    for (let i = 0; i < fields; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      let at = start;
      for (; at + 4 <= end; at += 4) {
        const word = bytes.getInt32(at, true);
        a = Math.imul(((a << 15) | (a >>> 17)) ^ word, 0x85ebca6b);
        b = Math.imul(((b << 13) | (b >>> 19)) ^ word, 0x9e3779b1);
      }
      // The last word, empty or not, ends with a zero byte: that tells where cells end.
      const tail = bytes.getInt32(at, true) & ((1 << ((end - at) << 3)) - 1);
      a = Math.imul(((a << 15) | (a >>> 17)) ^ tail, 0x85ebca6b);
      b = Math.imul(((b << 13) | (b >>> 19)) ^ tail, 0x9e3779b1);
    }
    this.addHash(a ^ (a >>> 13), b ^ (b >>> 16));
  }

  /** Adds the lines that another counter was given in the same way. */
  join(hashes: readonly LineHashes[]): void {
    this.full.push(...hashes);
  }

  /** The hashes of all lines added so far, in no particular order. */
  get hashes(): LineHashes[] {
    return [...this.full, { high: this.high.slice(0, this.at), low: this.low.slice(0, this.at) }];
  }

  /** How many lines repeat one that was added before: all lines less the distinct ones. */
  count(): number {
    const blocks = this.hashes;
    const n = blocks.reduce((sum, { high }) => sum + high.length, 0);
    const bits = Math.min(16, Math.max(0, Math.ceil(Math.log2(n / TOGETHER))));
    const { high, low, ends } = grouped(blocks, n, bits);
    const place = placeByChance();
    let repeats = 0;
    let table = new Int32Array(0);
    for (let group = 0, start = 0; group < ends.length; group++) {
      const end = ends[group]!;
      const size = 2 << Math.ceil(Math.log2(end - start + 1));
      if (table.length < size) table = new Int32Array(size);
      else table.fill(0, 0, size);
      // Slots hold a place plus one; 0 is free.
      for (let i = start; i < end; i++) {
        let slot = place(high[i]!, low[i]!) & (size - 1);
        while (table[slot] !== 0 && !(low[table[slot]! - 1] === low[i] && high[table[slot]! - 1] === high[i]))
          slot = (slot + 1) & (size - 1);
        if (table[slot] === 0) table[slot] = i + 1;
        else repeats++;
      }
      start = end;
    }
    return repeats;
  }

  /** Adds a line by its hash; not to be mixed with the others. */
  addHash(high: number, low: number): void {
    this.high[this.at] = high;
    this.low[this.at] = low;
    const { length } = this.high;
    if (++this.at < length) return;
    this.full.push({ high: this.high, low: this.low });
    const next = Math.min(length * GROWTH, BLOCK);
    this.high = new Int32Array(next);
    this.low = new Int32Array(next);
    this.at = 0;
  }
}

/** The hashes ordered by the first `bits` bits of their high halves; `ends` tells where each group ends. */
function grouped(blocks: readonly LineHashes[], n: number, bits: number): LineHashes & { ends: Uint32Array } {
  const groupOf = (high: number): number => (bits === 0 ? 0 : high >>> (32 - bits));
  const next = new Uint32Array(2 ** bits + 1);
  for (const { high } of blocks) for (let i = 0; i < high.length; i++) next[groupOf(high[i]!) + 1]!++;
  for (let group = 1; group < next.length; group++) next[group]! += next[group - 1]!;
  const all = { high: new Int32Array(n), low: new Int32Array(n) };
  for (const { high, low } of blocks) {
    for (let i = 0; i < high.length; i++) {
      const at = next[groupOf(high[i]!)]!++;
      all.high[at] = high[i]!;
      all.low[at] = low[i]!;
    }
  }
  return { ...all, ends: next.subarray(0, -1) };
}
