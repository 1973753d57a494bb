// Counts data lines that repeat an earlier line cell for cell, by a 64-bit hash of each line instead of its text.

const START = 1 << 14;

/** A set of line hashes in two flat arrays: 8 bytes a slot, at most 60 % full. */
export class DuplicateCounter {
  count = 0;
  private high = new Uint32Array(START);
  private low = new Uint32Array(START);
  private size = 0;

  /** Adds a line; counts it when the same cells came before. */
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
    this.insert((a ^ (a >>> 15)) >>> 0, ((b ^ (b >>> 13)) | 1) >>> 0);
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
    this.insert((a ^ (a >>> 13)) >>> 0, ((b ^ (b >>> 16)) | 1) >>> 0);
  }

  /** The hashes seen, 0 in `low` where a slot is free. */
  get table(): { high: Uint32Array; low: Uint32Array } {
    return { high: this.high, low: this.low };
  }

  /** Adds the lines that another counter counted in the same way. */
  join(other: { count: number; high: Uint32Array; low: Uint32Array }): void {
    this.count += other.count;
    for (let i = 0; i < other.low.length; i++) if (other.low[i] !== 0) this.insert(other.high[i]!, other.low[i]!);
  }

  private insert(high: number, low: number): void {
    if (this.size * 5 >= this.high.length * 3) this.grow();
    const at = slotOf(this.high, this.low, high, low);
    if (this.low[at] !== 0) {
      this.count++;
      return;
    }
    this.high[at] = high;
    this.low[at] = low;
    this.size++;
  }

  private grow(): void {
    const high = new Uint32Array(this.high.length * 2);
    const low = new Uint32Array(high.length);
    for (let i = 0; i < this.high.length; i++) {
      if (this.low[i] === 0) continue;
      const at = slotOf(high, low, this.high[i]!, this.low[i]!);
      high[at] = this.high[i]!;
      low[at] = this.low[i]!;
    }
    this.high = high;
    this.low = low;
  }
}

/** Where the pair stands, or the free slot for it; a `low` of 0 marks a free slot. */
function slotOf(highs: Uint32Array, lows: Uint32Array, high: number, low: number): number {
  const mask = highs.length - 1;
  let at = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
  while (lows[at] !== 0 && (lows[at] !== low || highs[at] !== high)) at = (at + 1) & mask;
  return at;
}
