// A gzip of any number of members (`cat a.gz b.gz`, bgzip, log rotation), with zeros behind it where a tape or a disk image
// put them. The engine's own DecompressionStream unpacks the first member: browsers end with an error at the second, and Node
// says nothing about what follows the last. From there on the bytes are unpacked here, where every end is known
// (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952).

import { throwIfAborted } from "../../lib/abort.ts";
import { crc32 } from "../../lib/crc32.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { inflate, PackedDamage, PackedInput } from "./inflate.ts";
import { piecesOf } from "./source.ts";

/** What of a gzip is read how. */
export interface GzipPieces {
  name: string;
  /** The first stored bytes, already read, and the rest of them. */
  first: Uint8Array;
  rest: AsyncGenerator<Uint8Array>;
  /** The stored bytes once more, from the start. */
  again: () => AsyncGenerator<Uint8Array>;
  signal?: AbortSignal;
}

/** The unpacked bytes. Throws DataError "gzip", which says how much could be read. */
export async function* gunzip({ name, first, rest, again, signal }: GzipPieces): AsyncGenerator<Uint8Array> {
  const stored = new StoredTail(first, rest);
  let given = 0;
  try {
    for await (const piece of piecesOf(stored.stream.pipeThrough(new DecompressionStream("gzip")))) {
      given += piece.length;
      yield piece;
    }
    // The last bytes of a gzip are the length of its last member: with one member and nothing behind it, of all.
    if (!stored.severalMembers && stored.lastNumber === given % 2 ** 32) return;
  } catch (error) {
    throwIfAborted(signal);
    // What cannot be read at all is no damage of the gzip.
    if (stored.fault) throw stored.fault.error;
    if (error instanceof DOMException) throw error;
  }
  yield* behind(gunzipMembers(again(), name), given);
}

/** What comes after the first bytes, which were given already. */
async function* behind(pieces: AsyncGenerator<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const piece of pieces) {
    if (left < piece.length) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** Stored bytes on their way into the engine: what they end with, and what went wrong with reading them, is kept. */
class StoredTail {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  fault: { error: unknown } | null = null;
  /** Something in them looks like the beginning of another member. */
  severalMembers = false;
  private tail = new Uint8Array(0);
  private isFirst = true;

  constructor(first: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
    this.see(first);
    this.stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(first as Uint8Array<ArrayBuffer>),
      pull: async (controller) => {
        const next = await rest.next().catch((error: unknown) => {
          this.fault = { error };
          throw error;
        });
        if (next.done) {
          controller.close();
          return;
        }
        this.see(next.value);
        controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
      },
      cancel: async () => {
        await rest.return(undefined);
      },
    });
  }

  /** The last four bytes as a number, the lowest first. */
  get lastNumber(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.tail;
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  }

  private see(piece: Uint8Array): void {
    const border = Uint8Array.of(...this.tail, ...piece.subarray(0, 4));
    if (!this.severalMembers) this.severalMembers = holdsHeader(border, 1) || holdsHeader(piece, this.isFirst ? 1 : 0);
    this.isFirst = false;
    if (piece.length >= 4) this.tail = piece.slice(-4);
    else if (piece.length > 0) this.tail = Uint8Array.of(...[...this.tail, ...piece].slice(-4));
  }
}

/** Whether the first bytes of a member's header stand somewhere from `start` on. */
function holdsHeader(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.indexOf(0x1f, start); at >= 0; at = bytes.indexOf(0x1f, at + 1))
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return true;
  return false;
}

/** The unpacked bytes of all members, one after another. Throws DataError "gzip". */
export async function* gunzipMembers(stored: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const input = new PackedInput(stored);
  let read = 0;
  let parts = 0;
  try {
    for (;;) {
      if (parts > 0) {
        await skipWhile(input, (byte) => byte === 0);
        const begin = await input.want(2);
        if (begin.length === 0) return;
        if (begin[0] !== 0x1f || begin[1] !== 0x8b)
          throw new DataError("gzip", dataMessage("file.gzipRest", { name, parts, read }));
      }
      await skipHeader(input);
      let check = 0;
      let length = 0;
      for await (const piece of inflate(input)) {
        check = crc32(piece, check);
        length += piece.length;
        read += piece.length;
        yield piece;
      }
      const end = await input.want(8);
      if (end.length < 8) throw new PackedDamage("cut short");
      const view = new DataView(end.buffer, end.byteOffset, 8);
      if (view.getUint32(0, true) !== check || view.getUint32(4, true) !== length % 2 ** 32)
        throw new PackedDamage("not what was packed");
      input.skip(8);
      parts++;
    }
  } catch (error) {
    if (!(error instanceof PackedDamage)) throw error;
    throw new DataError(
      "gzip",
      parts === 0 ? dataMessage("file.gzip", { name }) : dataMessage("file.gzipPart", { name, parts, read }),
    );
  } finally {
    await stored.return(undefined);
  }
}

/** Goes over a member's header, with the name and the notes that may stand in it. */
async function skipHeader(input: PackedInput): Promise<void> {
  const head = await input.want(10);
  const flags = head[3] ?? 0;
  if (head.length < 10 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8 || (flags & 0xe0) !== 0)
    throw new PackedDamage("no header");
  input.skip(10);
  if (flags & 4) {
    const size = await input.want(2);
    const whole = 2 + (size[0] ?? 0) + ((size[1] ?? 0) << 8);
    if ((await input.want(whole)).length < whole) throw new PackedDamage("cut short");
    input.skip(whole);
  }
  // A name, then a comment, each ended by zero.
  for (let texts = ((flags >> 3) & 1) + ((flags >> 4) & 1); texts > 0; texts--) {
    await skipWhile(input, (byte) => byte !== 0);
    if ((await input.want(1)).length === 0) throw new PackedDamage("cut short");
    input.skip(1);
  }
  if (flags & 2) {
    if ((await input.want(2)).length < 2) throw new PackedDamage("cut short");
    input.skip(2);
  }
}

/** Goes over bytes, to the first that is none of them or to the end. */
async function skipWhile(input: PackedInput, isOne: (byte: number) => boolean): Promise<void> {
  for (;;) {
    const bytes = await input.want(4096);
    const end = bytes.findIndex((byte) => !isOne(byte));
    input.skip(end < 0 ? bytes.length : end);
    if (end >= 0 || bytes.length === 0) return;
  }
}
