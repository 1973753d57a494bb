// Deflate (RFC 1951, https://www.rfc-editor.org/rfc/rfc1951) unpacked in plain code: slower than the engine's, but it tells
// where the packed bytes end, which DecompressionStream does not. Read only where that has to be known.

const WINDOW = 32_768;
const OUT = 4 * WINDOW;
const LONGEST = 258;
/** More than one symbol with its distance takes. */
const AHEAD = 16;
const MOST_BITS = 15;

/** Packed bytes that are not what they should be, or that end too early. */
export class PackedDamage extends Error {
  override name = "PackedDamage";
}

/** Packed bytes, read bit by bit; `want` brings more of them. */
export class PackedInput {
  private readonly pieces: AsyncIterator<Uint8Array>;
  private buffer: Uint8Array = new Uint8Array(0);
  private at = 0;
  private ended = false;
  private hold = 0;
  private held = 0;

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.pieces = pieces;
  }

  /** Bytes that can be read without asking for more. */
  get left(): number {
    return this.ended ? Number.POSITIVE_INFINITY : this.buffer.length - this.at;
  }

  /** Bytes from here on, fewer at the end of the file. */
  async want(bytes: number): Promise<Uint8Array> {
    while (!this.ended && this.buffer.length - this.at < bytes) {
      const next = await this.pieces.next();
      if (next.done) {
        this.ended = true;
        break;
      }
      // Whole bytes that are held as bits may have to go back.
      const back = this.held >> 3;
      const rest = this.buffer.subarray(this.at - back);
      const joined = new Uint8Array(rest.length + next.value.length);
      joined.set(rest);
      joined.set(next.value, rest.length);
      this.buffer = joined;
      this.at = back;
    }
    return this.buffer.subarray(this.at, this.at + bytes);
  }

  /** Goes over so many bytes. */
  skip(bytes: number): void {
    this.at += bytes;
  }

  /** The next `count` bits, 0 to 16. */
  bits(count: number): number {
    this.fill(count);
    if (this.held < count) throw new PackedDamage("cut short");
    const value = this.hold & ((1 << count) - 1);
    this.drop(count);
    return value;
  }

  /** The next `count` bits without going over them; zeros behind the end. */
  peek(count: number): number {
    this.fill(count);
    return this.hold & ((1 << count) - 1);
  }

  drop(count: number): void {
    if (count > this.held) throw new PackedDamage("cut short");
    this.hold >>>= count;
    this.held -= count;
  }

  /** To the next whole byte; bits held beyond it go back. */
  align(): void {
    this.at -= this.held >> 3;
    this.hold = 0;
    this.held = 0;
  }

  private fill(count: number): void {
    while (this.held < count && this.at < this.buffer.length) {
      this.hold |= this.buffer[this.at++]! << this.held;
      this.held += 8;
    }
  }
}

/** A prefix code as a table by the next `bits` bits: the symbol in the upper twelve, its length in the lower four. */
interface Code {
  bits: number;
  table: Uint16Array;
}

/** The unpacked bytes of one deflated stream; afterwards the input stands at the byte behind it. Throws PackedDamage. */
export async function* inflate(input: PackedInput): AsyncGenerator<Uint8Array> {
  const out = new Uint8Array(OUT);
  let used = 0;
  let given = 0;
  const give = (): Uint8Array => {
    const piece = out.slice(given, used);
    if (used > WINDOW) {
      out.copyWithin(0, used - WINDOW, used);
      used = WINDOW;
    }
    given = used;
    return piece;
  };
  try {
    for (let last = false; !last; ) {
      await input.want(AHEAD);
      last = input.bits(1) === 1;
      const kind = input.bits(2);
      if (kind === 3) throw new PackedDamage("no such block");
      if (kind === 0) {
        input.align();
        await input.want(4);
        let length = input.bits(16);
        if ((input.bits(16) ^ length) !== 0xffff) throw new PackedDamage("no such length");
        while (length > 0) {
          if (used === OUT) yield give();
          const bytes = await input.want(Math.min(length, OUT - used));
          if (bytes.length === 0) throw new PackedDamage("cut short");
          out.set(bytes, used);
          used += bytes.length;
          length -= bytes.length;
          input.skip(bytes.length);
        }
        continue;
      }
      const [letters, distances] = kind === 1 ? fixedCodes() : await readCodes(input);
      for (;;) {
        if (input.left < AHEAD) await input.want(AHEAD);
        if (used > OUT - LONGEST) yield give();
        const symbol = read(input, letters);
        if (symbol < 256) {
          out[used++] = symbol;
          continue;
        }
        if (symbol === 256) break;
        const of = symbol - 257;
        if (of >= LENGTHS.length) throw new PackedDamage("no such length");
        const length = LENGTHS[of]! + input.bits(LENGTH_BITS[of]!);
        const from = read(input, distances);
        if (from >= DISTANCES.length) throw new PackedDamage("no such distance");
        const distance = DISTANCES[from]! + input.bits(DISTANCE_BITS[from]!);
        if (distance > used) throw new PackedDamage("no such distance");
        for (let i = 0; i < length; i++, used++) out[used] = out[used - distance]!;
      }
    }
  } catch (error) {
    // What came before the damage is as good as any.
    if (used > given) yield give();
    throw error;
  }
  input.align();
  if (used > given) yield give();
}

function read(input: PackedInput, { bits, table }: Code): number {
  const entry = table[input.peek(bits)]!;
  if (entry === 0) throw new PackedDamage("no such code");
  input.drop(entry & 15);
  return entry >> 4;
}

/** The code whose symbols have these lengths in bits (0: the symbol does not occur). Throws where there is none. */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  let bits = MOST_BITS;
  while (bits > 1 && counts[bits] === 0) bits--;
  const next = new Uint16Array(MOST_BITS + 2);
  let code = 0;
  for (let length = 1; length <= bits; length++) {
    next[length] = code;
    code += counts[length]!;
    if (code > 1 << length) throw new PackedDamage("no such code");
    code <<= 1;
  }
  const table = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    // The bits of a code come highest first.
    let turned = 0;
    for (let i = 0, own = next[length]!++; i < length; i++, own >>= 1) turned = (turned << 1) | (own & 1);
    for (let at = turned; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return { bits, table };
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes of letters and distances that stand before a block. */
async function readCodes(input: PackedInput): Promise<[Code, Code]> {
  // At most 286 + 30 lengths of 7 + 7 bits, and what stands before them.
  await input.want(640);
  const letters = input.bits(5) + 257;
  const distances = input.bits(5) + 1;
  const own = new Uint8Array(ORDER.length);
  const written = input.bits(4) + 4;
  for (let i = 0; i < written; i++) own[ORDER[i]!] = input.bits(3);
  const code = codeOf(own);
  const lengths = new Uint8Array(letters + distances);
  for (let at = 0; at < lengths.length; ) {
    const symbol = read(input, code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new PackedDamage("nothing to repeat");
    const value = symbol === 16 ? lengths[at - 1]! : 0;
    const times = symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
    if (at + times > lengths.length) throw new PackedDamage("too many lengths");
    lengths.fill(value, at, at + times);
    at += times;
  }
  return [codeOf(lengths.subarray(0, letters)), codeOf(lengths.subarray(letters))];
}

let fixed: [Code, Code] | undefined;

function fixedCodes(): [Code, Code] {
  fixed ??= [
    codeOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
    codeOf(new Uint8Array(30).fill(5)),
  ];
  return fixed;
}

const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const LENGTHS = [...starts(LENGTH_BITS, 3).slice(0, -1), LONGEST];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const DISTANCES = starts(DISTANCE_BITS, 1);

/** Where each range begins when the ranges, of 2^bits values each, follow one another. */
function starts(bits: readonly number[], first: number): number[] {
  let next = first;
  return bits.map((each) => {
    const start = next;
    next += 2 ** each;
    return start;
  });
}
