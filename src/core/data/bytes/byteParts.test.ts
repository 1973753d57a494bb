// The parts under the byte reader, each against its slow text version.

import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../../lib/testing/anyCharacter.ts";
import { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { encode } from "../testing/testFiles.ts";
import { numberReading, readNumber } from "../values/numbers.ts";
import { ByteCodes, UNKNOWN } from "./byteCodes.ts";
import { readPlainNumber } from "./byteNumbers.ts";
import { byteDecoder, sequenceLength } from "./byteText.ts";

test("a number read from bytes is the number its text gives", () => {
  const part = fc.constantFrom("0", "1", "12", "345", "678", "9012", ",", ".", "-", " ", "123456789", "e", "%");
  let plain = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), fc.constantFrom(".", ","), (parts, decimal) => {
      const text = parts.join("");
      const byBytes = numberReading();
      const bytes = encode(`x${text},77`, "utf-8");
      if (!readPlainNumber(bytes, 1, 1 + text.length, decimal, byBytes)) return;
      plain++;
      const byText = numberReading();
      expect(readNumber(text, decimal, byText)).toBe(true);
      expect(byBytes).toEqual(byText);
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(500);
});

test("UTF-8 is told from other bytes, and decoded, as TextDecoder does", () => {
  const decode = byteDecoder("utf-8");
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0xbf),
  );
  const sequences = fc.oneof(
    fc.array(byte, { minLength: 4, maxLength: 4 }).map((bytes) => Uint8Array.from(bytes)),
    fc.string({ unit: anyCharacter, maxLength: 4 }).map((text) => encode(text, "utf-8")),
  );
  fc.assert(
    fc.property(sequences, (bytes) => {
      const padded = Uint8Array.of(...bytes, 10, 10, 10, 10);
      let valid = true;
      for (let at = 0; at < bytes.length && valid; ) {
        const length = bytes[at]! < 0x80 ? 1 : sequenceLength(padded, at);
        if (length === 0) valid = false;
        at += length;
      }
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      if (valid) expect(decode(padded, 0, bytes.length)).toBe(decoder.decode(bytes));
      else expect(() => decoder.decode(bytes)).toThrow();
    }),
    { numRuns: 5000 },
  );
});

test("long cells are decoded whole", () => {
  const text = `${"đường 12 🙂 ".repeat(2000)}€`;
  const bytes = encode(text, "utf-8");
  expect(byteDecoder("utf-8")(bytes, 0, bytes.length)).toBe(text);
  const single = Uint8Array.from({ length: 10_000 }, (_, i) => 1 + (i % 127));
  expect(byteDecoder("windows-1252")(single, 5, 9000)).toBe(String.fromCharCode(...single.subarray(5, 9000)));
});

test("windows-1252 has its punctuation at 80 to 9F", () => {
  expect(byteDecoder("windows-1252")(Uint8Array.of(0x80, 0x92, 0x9c, 0xe9), 0, 4)).toBe("€’œé");
});

test("the table of bytes knows what was added and nothing else", () => {
  const cell = fc.uint8Array({ maxLength: 9, max: 2 });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 300 }), (cells) => {
      const codes = new ByteCodes();
      const known = new Map<string, number>();
      for (const bytes of cells) {
        // What lies behind the cell must not matter.
        const view = new DataView(Uint8Array.of(7, ...bytes, 9, 9, 9, 9).buffer);
        const found = codes.find(view, 1, 1 + bytes.length);
        const key = bytes.join();
        expect(found).toBe(known.get(key) ?? UNKNOWN);
        if (found !== UNKNOWN) continue;
        codes.add(view, 1, 1 + bytes.length, known.size);
        known.set(key, known.size);
      }
      expect(codes.size).toBe(known.size);
    }),
  );
});

test("duplicates are counted from bytes as from text", () => {
  const cell = fc.constantFrom("", "a", "b", "ab", "abcd", "0001", "00010", "1");
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 300 }), (rows) => {
      const byText = new DuplicateCounter();
      const byBytes = new DuplicateCounter();
      for (const row of rows) {
        byText.add(row);
        const view = new DataView(encode(`${row.join("")}    `, "utf-8").buffer as ArrayBuffer);
        const ends = Int32Array.from(row, (_, i) => row.slice(0, i + 1).join("").length);
        const starts = Int32Array.from(row, (text, i) => ends[i]! - text.length);
        byBytes.addBytes(view, starts, ends, row.length);
      }
      expect(byBytes.count()).toBe(byText.count());
    }),
  );
});
