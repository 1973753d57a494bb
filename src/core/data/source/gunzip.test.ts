// Gzip of any number of members, held against Node's zlib, which packs them: cut anywhere, damaged anywhere, padded.

import { constants, deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "../dataError.ts";
import { source } from "../testing/testFiles.ts";
import { unpackedPieces } from "./encoding.ts";
import { gunzipMembers } from "./gunzip.ts";
import { inflate, PackedInput } from "./inflate.ts";
import { piecesOf } from "./source.ts";

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const piecesIn = (bytes: Uint8Array, size: number) => piecesOf(source(bytes, Math.max(1, size)).stream());
const exact = (bytes: Uint8Array, size: number) => joined(gunzipMembers(piecesIn(bytes, size), "a.gz"));
const asRead = (bytes: Uint8Array, size: number) =>
  joined(unpackedPieces(source(bytes, Math.max(1, size), "a.gz"), {}));

/** Text that repeats itself, noise, nothing, and long runs. */
const plain = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .array(fc.constantFrom("KH001,2025-01-02,SP1,3\n", "đồng,", "0,0,0\n"), { maxLength: 9000 })
    .map((all) => Buffer.from(all.join(""))),
  fc.tuple(fc.nat(255), fc.nat(400_000)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
);
const packing = fc.record({
  level: fc.constantFrom(0, 1, 6, 9),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
    constants.Z_FILTERED,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
});

/** A header with whatever may stand in it. */
function withHeader(member: Buffer, { extra, name, comment, check }: Header): Buffer {
  const flags = (extra ? 4 : 0) | (name === null ? 0 : 8) | (comment === null ? 0 : 16) | (check ? 2 : 0);
  const text = (each: string | null) => (each === null ? [] : [Buffer.from(`${each}\0`, "latin1")]);
  return Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, flags, 1, 2, 3, 4, 2, 77]),
    ...(extra ? [Buffer.from([extra.length & 255, extra.length >> 8]), Buffer.from(extra)] : []),
    ...text(name),
    ...text(comment),
    ...(check ? [Buffer.from([9, 9])] : []),
    member.subarray(10),
  ]);
}
interface Header {
  extra: Uint8Array | null;
  name: string | null;
  comment: string | null;
  check: boolean;
}
const letters = fc.string({ unit: fc.constantFrom("a", "é", " "), maxLength: 9000 });
const header = fc.record({
  extra: fc.option(fc.uint8Array({ maxLength: 500 })),
  name: fc.option(letters),
  comment: fc.option(letters),
  check: fc.boolean(),
});

describe("held against zlib", () => {
  test("what was deflated in any way comes back, and the end is known to the byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        plain,
        packing,
        fc.nat(5000),
        fc.uint8Array({ maxLength: 20 }),
        async (bytes, how, size, rest) => {
          const packed = deflateRawSync(bytes, how);
          const input = new PackedInput(piecesIn(Buffer.concat([packed, rest]), size));
          expect((await joined(inflate(input))).equals(bytes)).toBe(true);
          expect([...(await input.want(100))]).toEqual([...rest]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("members one behind another, with any header and zeros between and behind, are one text", async () => {
    const members = fc.array(fc.tuple(plain, packing, header, fc.nat(600)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(members, fc.nat(5000), async (parts, size) => {
        const packed = Buffer.concat(
          parts.flatMap(([bytes, how, head, zeros]) => [withHeader(gzipSync(bytes, how), head), Buffer.alloc(zeros)]),
        );
        const text = Buffer.concat(parts.map(([bytes]) => bytes));
        expect((await exact(packed, size)).equals(text)).toBe(true);
        expect((await asRead(packed, size)).equals(text)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("no damage goes by: what is given is the beginning of the text, and then an error", async () => {
    await fc.assert(
      fc.asyncProperty(
        plain,
        plain,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (a, b, at, by, cut) => {
          const [first, second] = [gzipSync(a), gzipSync(b)];
          const packed = Buffer.concat([first, second]);
          // The ten bytes of a header tell time and system, which do not matter.
          const place = 10 + (at % (packed.length - 10));
          const damaged = cut ? packed.subarray(0, place) : Buffer.from(packed);
          if (!cut) damaged[place]! ^= by;
          const text = Buffer.concat([a, b]);
          const got: Uint8Array[] = [];
          let error: unknown = null;
          try {
            for await (const piece of unpackedPieces(source(damaged, 1000, "a.gz"), {})) got.push(piece);
          } catch (thrown) {
            error = thrown;
          }
          const read = Buffer.concat(got);
          // Cut between two members it is a whole gzip; and some bits (time, those behind a member's last code) mean nothing.
          const whole = cut && place === first.length ? Buffer.from(a) : text;
          if (error === null) {
            expect(read.equals(whole)).toBe(true);
            return;
          }
          expect(error).toBeInstanceOf(DataError);
          if (cut) expect(read.equals(text.subarray(0, read.length))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("members of one length with zeros between are all read", async () => {
  for (const size of [1, 2, 3, 7, 1000]) {
    const packed = Buffer.concat([
      gzipSync("jan"),
      Buffer.alloc(3),
      gzipSync("feb"),
      Buffer.alloc(512),
      gzipSync("mar"),
    ]);
    expect((await asRead(packed, size)).toString()).toBe("janfebmar");
  }
});

describe("what is told of a damaged one", () => {
  const one = gzipSync("first\n".repeat(100));
  const two = gzipSync("second\n".repeat(5000));

  test("in the second member: what could be read before", async () => {
    const [early, late] = [Buffer.from(two), Buffer.from(two)];
    early[12]! ^= 0xff;
    late[late.length - 1]! ^= 1;
    for (const damaged of [early, late, two.subarray(0, 60), Buffer.from([0x1f, 0x8b, 8])]) {
      await expect(asRead(Buffer.concat([one, damaged]), 50)).rejects.toMatchObject({
        code: "gzip",
        message: expect.stringMatching(
          /^The compressed file a\.gz is damaged or cut short behind its first part: [\d,]+ bytes could be unpacked\./,
        ),
      });
    }
    const cut = asRead(Buffer.concat([one, two.subarray(0, two.length - 8)]), 50);
    await expect(cut).rejects.toThrow(/: 35,600 bytes could be unpacked/);
  });

  test("what is not packed behind it is not left out in silence", async () => {
    for (const rest of ["KH1,2025-01-01,SP1,2\n", "\0\0x", "\x1f", "\x1f\x00"])
      await expect(asRead(Buffer.concat([one, two, Buffer.from(rest, "latin1")]), 50)).rejects.toThrow(
        /Behind the 2 packed parts of a\.gz \(35,600 bytes unpacked\) stands something that is not packed/,
      );
  });

  test("what goes wrong with reading is told as itself", async () => {
    const broken = {
      ...source(one, one.length, "a.gz"),
      stream: () =>
        new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(one.subarray(0, 20)),
          pull: (controller) => controller.error(new RangeError("the disk")),
        }),
    };
    await expect(joined(unpackedPieces(broken, {}))).rejects.toThrow("the disk");
  });
});

test("what was read is told as it grows, although the second member is read in another way", async () => {
  const packed = Buffer.concat(Array.from({ length: 3 }, (_, i) => gzipSync(`${i}\n`.repeat(20_000))));
  const seen: number[] = [];
  const onProgress = (done: number) => void seen.push(done);
  for await (const _ of unpackedPieces(source(packed, 10), { onProgress }));
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(packed.length);
});
