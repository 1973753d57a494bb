// A hash table from runs of bytes to small integers: what a run was found to mean is looked up without making a string.

const FIRST_SLOTS = 64;
const FIRST_WORDS = 256;

/** What `find` answers for bytes that were never added. */
export const UNKNOWN = -2;

/** Such a table, wherever its memory is. */
export type CodeTable = Pick<ByteCodes, "size" | "find" | "add" | "release">;

/** What a table's hash depends on besides the bytes: six words of 32 bits. */
export type HashSeed = readonly [number, number, number, number, number, number];

/** Another each time, so that no file can be written whose codes all meet in one place. */
export function hashSeed(): HashSeed {
  const [a, b, c, d, e, f] = crypto.getRandomValues(new Uint32Array(6));
  return [a!, b!, c!, d!, e!, f!];
}

/** Grows as needed; the bytes are kept in one array, each run from a word's start and padded with zeros. */
export class ByteCodes {
  size = 0;
  private slots = new Int32Array(FIRST_SLOTS).fill(-1);
  private hashes = new Int32Array(FIRST_SLOTS / 2);
  private lengths = new Int32Array(FIRST_SLOTS / 2);
  private starts = new Int32Array(FIRST_SLOTS / 2);
  private codes = new Int32Array(FIRST_SLOTS / 2);
  private words = new Int32Array(FIRST_WORDS);
  private wordsUsed = 0;
  private lastHash = 0;
  private readonly seed: HashSeed;

  constructor(seed: HashSeed = hashSeed()) {
    this.seed = seed;
  }

  /**
   * The code added for the bytes from `start` up to `end`, or UNKNOWN. The three bytes after `end` must be readable,
   * whatever they hold.
   */
  find(bytes: DataView, start: number, end: number): number {
    const hash = hashOf(bytes, start, end, this.seed);
    this.lastHash = hash;
    const { slots, hashes, lengths } = this;
    const mask = slots.length - 1;
    const length = end - start;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = slots[at]!;
      if (entry < 0) return UNKNOWN;
      if (hashes[entry] === hash && lengths[entry] === length && this.holds(entry, bytes, start, end))
        return this.codes[entry]!;
    }
  }

  /** Adds the bytes that `find` has just not found. */
  add(bytes: DataView, start: number, end: number, code: number): void {
    if (this.size === this.codes.length) this.grow();
    const entry = this.size++;
    this.hashes[entry] = this.lastHash;
    this.lengths[entry] = end - start;
    this.starts[entry] = this.wordsUsed;
    this.codes[entry] = code;
    const wordsNeeded = this.wordsUsed + ((end - start + 3) >> 2);
    if (wordsNeeded > this.words.length) this.words = grown(this.words, Math.max(wordsNeeded, this.words.length * 2));
    for (let i = start; i < end; i += 4) this.words[this.wordsUsed++] = wordAt(bytes, i, end);
    this.place(entry);
  }

  /** Gives its memory back, which the scanner's tables do not by themselves; it is not used again. */
  release(): void {
    this.slots = this.hashes = this.lengths = this.starts = this.codes = this.words = new Int32Array(0);
  }

  private holds(entry: number, bytes: DataView, start: number, end: number): boolean {
    const { words } = this;
    let at = this.starts[entry]!;
    for (let i = start; i < end; i += 4) if (words[at++] !== wordAt(bytes, i, end)) return false;
    return true;
  }

  private place(entry: number): void {
    const mask = this.slots.length - 1;
    let at = this.hashes[entry]! & mask;
    while (this.slots[at]! >= 0) at = (at + 1) & mask;
    this.slots[at] = entry;
  }

  private grow(): void {
    const entries = this.codes.length * 2;
    this.hashes = grown(this.hashes, entries);
    this.lengths = grown(this.lengths, entries);
    this.starts = grown(this.starts, entries);
    this.codes = grown(this.codes, entries);
    this.slots = new Int32Array(entries * 2).fill(-1);
    for (let entry = 0; entry < this.size; entry++) this.place(entry);
  }
}

/** Four bytes from `at` as one word; those from `end` on count as zero. */
export function wordAt(bytes: DataView, at: number, end: number): number {
  const word = bytes.getInt32(at, true);
  const left = end - at;
  return left >= 4 ? word : word & ((1 << (left << 3)) - 1);
}

/** 32 bits. Two products with a fold between: after one alone, bits at the top of a word change the same bits under every seed. */
export function hashOf(bytes: DataView, start: number, end: number, [first, , one, , two]: HashSeed): number {
  const [factor1, factor2] = [one | 1, two | 1];
  let hash = first ^ (end - start);
  for (let i = start; i < end; i += 4) {
    hash = Math.imul(hash ^ wordAt(bytes, i, end), factor1);
    hash = Math.imul(hash ^ (hash >>> 15), factor2);
  }
  hash = Math.imul(hash ^ (hash >>> 16), factor1);
  return hash ^ (hash >>> 13);
}

function grown(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
