// The scanner in WebAssembly against its counterparts in JavaScript: the same records, text checks, codes and duplicates.

import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../../lib/testing/anyCharacter.ts";
import { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { encode } from "../testing/testFiles.ts";
import { ByteCodes } from "./byteCodes.ts";
import { ByteRecords, TextReaderNeeded } from "./byteRecords.ts";
import { createScanner, ScannedCodes } from "./byteScanner.ts";
import { byteDecoder } from "./byteText.ts";

const scanner = createScanner()!;

interface Found {
  records: string[][];
  ended: string;
  duplicates: number;
}

/** Every record of the bytes, added in pieces of this size; how the reading ended; repeated records. */
function read(records: ByteRecords, bytes: Uint8Array, size: number): Found {
  const decode = byteDecoder("utf-8");
  const duplicates = new DuplicateCounter();
  const found: string[][] = [];
  const drain = (): void => {
    while (records.next()) {
      records.count(duplicates);
      const cell = (_: unknown, i: number) => decode(records.bytes, records.starts[i]!, records.ends[i]!);
      found.push(Array.from({ length: records.fields }, cell));
    }
  };
  try {
    for (let at = 0; at < bytes.length; at += size) {
      records.add(bytes.subarray(at, at + size));
      drain();
    }
    records.end();
    drain();
  } catch (error) {
    if (!(error instanceof TextReaderNeeded)) throw error;
    return { records: found, ended: error.message, duplicates: duplicates.count() };
  }
  return { records: found, ended: `${records.unread} left`, duplicates: duplicates.count() };
}

const cell = fc.constantFrom(
  "KH0123",
  '"1,234"',
  "",
  "Nguyễn Thị Minh Khai",
  '"two\nlines"',
  '"a ""b"""',
  "x".repeat(17),
  '"😀€é"',
);
const line = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.constantFrom("\n", "\r\n"))
  .map(([cells, end]) => cells.join(",") + end);
const part = fc.oneof(
  { weight: 30, arbitrary: line },
  { weight: 1, arbitrary: fc.constantFrom(",", '"', '""', "\n", "\r", "\0", '","', "\ufeff", " ") },
);

test("any bytes in any pieces: what JavaScript finds", () => {
  let withQuotes = 0;
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }),
      fc.option(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { freq: 6 }),
      fc.integer({ min: 1, max: 400 }),
      (parts, spoilt, size) => {
        const bytes = encode(parts.join(""), "utf-8");
        if (spoilt) bytes[spoilt[0] % Math.max(1, bytes.length)] = spoilt[1];
        const expected = read(new ByteRecords(",", true, null), bytes, size);
        expect(read(new ByteRecords(",", true), bytes, size)).toEqual(expected);
        if (expected.records.length > 3 && parts.some((text) => text.includes('"'))) withQuotes++;
      },
    ),
    { numRuns: 3000 },
  );
  expect(withQuotes).toBeGreaterThan(200);
});

test("a record longer than the room, and more cells than it has places for", () => {
  const long = encode(`a,${"đ".repeat(3_000_000)}\nb,c\n`, "utf-8");
  expect(
    read(new ByteRecords(",", true), long, 1_000_000).records.map((cells) => cells.map((text) => text.length)),
  ).toEqual([
    [1, 3_000_000],
    [1, 1],
  ]);
  const wide = encode(`${",".repeat(16_383)}\n${",".repeat(16_384)}\n`, "utf-8");
  const found = read(new ByteRecords(",", true), wide, 50_000);
  expect(found.records.map(({ length }) => length)).toEqual([16_384]);
  expect(found.ended).toBe("very many columns");
});

test("text is plain up to the first wrong or zero byte, give or take 16 bytes before it", () => {
  const base = scanner.allocate(4096);
  const byte = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }) },
    { weight: 1, arbitrary: fc.uint8Array({ min: 0, max: 255, maxLength: 3 }) },
  );
  let whole = 0;
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), fc.nat(15), (parts, shift) => {
      const bytes = Uint8Array.from(
        parts.flatMap((each) => [...(typeof each === "string" ? encode(each, "utf-8") : each)]),
      );
      const memory = new Uint8Array(scanner.memory.buffer);
      const from = base + shift;
      memory.fill(0x80, base, base + 4096);
      memory.set(bytes, from);
      const plain = scanner.plainTo(from, from + bytes.length, 1) - from;
      const longest = validUtf8(bytes);
      if (longest === bytes.length) whole++;
      expect(plain).toBeLessThanOrEqual(longest);
      // At the end nothing is given away.
      expect(plain).toBeGreaterThan(longest === bytes.length ? longest - 1 : longest - 20);
    }),
    { numRuns: 3000 },
  );
  expect(whole).toBeGreaterThan(500);
});

/** Bytes of the longest beginning that is whole characters without a zero. */
function validUtf8(bytes: Uint8Array): number {
  const zero = bytes.indexOf(0);
  const end = zero < 0 ? bytes.length : zero;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let longest = 0;
  for (let length = 1; length <= end; length++) {
    try {
      decoder.decode(bytes.subarray(0, length));
      longest = length;
    } catch {
      // A character is cut here, or wrong.
    }
  }
  return longest;
}

test("a table knows what was added and nothing else, as the one in JavaScript", () => {
  const base = scanner.allocate(64);
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20, max: 2 }), { maxLength: 400 }), (cells) => {
      const scanned = new ScannedCodes(scanner, () => undefined);
      const plain = new ByteCodes();
      for (const bytes of cells) {
        const memory = new Uint8Array(scanner.memory.buffer);
        // What lies behind the cell must not matter.
        memory.set([...bytes, 9, 8, 7, 6, 5, 4, 3, 2], base);
        const view = new DataView(scanner.memory.buffer);
        const code = scanned.find(view, base, base + bytes.length);
        expect(code).toBe(plain.find(view, base, base + bytes.length));
        if (code >= -1) continue;
        const next = plain.size;
        plain.add(view, base, base + bytes.length, next - 1);
        // Last, since it may let the memory grow, and the view go.
        scanned.add(view, base, base + bytes.length, next - 1);
      }
      expect(scanned.size).toBe(plain.size);
    }),
  );
});
