// Numbers in every dress the specification names, and the strictness that makes a wrong decimal mark show.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decimal } from "../mapping/mapping.ts";
import { decimalEvidence, numberReading, readNumber } from "./numbers.ts";

function read(text: string, decimal: Decimal): number | null {
  const out = numberReading();
  return readNumber(text, decimal, out) ? out.value : null;
}

test.each<[string, Decimal, number]>([
  ["0", ".", 0],
  ["-12", ".", -12],
  ["12.50", ".", 12.5],
  ["1,234.5", ".", 1234.5],
  ["1.234,5", ",", 1234.5],
  ["1 234,5", ",", 1234.5],
  ["1\u00a0234,5", ",", 1234.5],
  ["1\u202f234\u202f567", ",", 1234567],
  ["1'234.50", ".", 1234.5],
  ["1.234.567 ₫", ",", 1234567],
  ["1.234.567đ", ",", 1234567],
  ["VND 1,234,567", ".", 1234567],
  ["$1,234.50", ".", 1234.5],
  ["-$5.00", ".", -5],
  ["$-5.00", ".", -5],
  ["(12)", ".", -12],
  ["(1.234,50 €)", ",", -1234.5],
  ["12-", ".", -12],
  ["1.234,-", ",", 1234],
  ["1,234.–", ".", 1234],
  ["−7", ".", -7],
  [" - ", ".", 0],
  ["+3", ".", 3],
  ["1e3", ".", 1000],
  ["1.5E-2", ".", 0.015],
  ["12,34,567.00", ".", 1234567],
  [".5", ".", 0.5],
  ["5.", ".", 5],
  [" 42 ", ".", 42],
  ["12345678901234567", ".", 12345678901234568],
  ["0.1234567890123456789", ".", 0.12345678901234568],
])("%s with decimal %s is %d", (text, decimal, value) => {
  expect(read(text, decimal)).toBe(value);
});

test.each<[string, Decimal]>([
  ["", "."],
  ["abc", "."],
  ["12abc", "."],
  ["1,5", "."],
  ["1.5", ","],
  ["0.150", ","],
  ["1234.567", ","],
  ["1,23,4", "."],
  ["1.234.567", "."],
  ["1,234,567", ","],
  ["--5", "."],
  ["1.2.3", "."],
  ["1,234.567,8", "."],
  ["e5", "."],
  ["Infinity", "."],
  ["0x10", "."],
  ["1 2", "."],
  ["%", "."],
  ["()", "."],
])("%s with decimal %s is no number", (text, decimal) => {
  expect(read(text, decimal)).toBeNull();
});

test("a percentage is told from a plain number", () => {
  const out = numberReading();
  expect(readNumber("12,5 %", ",", out)).toBe(true);
  expect(out).toMatchObject({ value: 12.5, percent: true, decimals: 1 });
  readNumber("12", ".", out);
  expect(out.percent).toBe(false);
});

test("the printed precision is kept", () => {
  const out = numberReading();
  const decimals = (text: string) => (readNumber(text, ".", out) ? out.decimals : -1);
  expect([decimals("12"), decimals("12.50"), decimals("1,234.567"), decimals("1.5e1"), decimals("2.50e1")]).toEqual([
    0, 2, 3, 0, 1,
  ]);
});

test("what JavaScript writes is read back to the same double, under both marks", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      const text = String(value);
      expect(read(text, ".")).toBe(value + 0);
      expect(read(text.replace(".", ","), ",")).toBe(value + 0);
    }),
  );
});

test("grouped numbers are read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const value = Number(`${whole}.${String(cents).padStart(2, "0")}`);
      expect(read(value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }), ".")).toBe(
        value,
      );
      expect(read(value.toLocaleString("de-DE", { minimumFractionDigits: 2, maximumFractionDigits: 2 }), ",")).toBe(
        value,
      );
    }),
  );
});

test("evidence for the decimal mark of a column", () => {
  expect(decimalEvidence(["14.000", "9.800", "1.696.000", ""])).toMatchObject({
    dot: 0,
    comma: 1,
    likelyComma: 2,
    readable: 3,
    total: 3,
  });
  expect(decimalEvidence(["14.50", "2,000"])).toMatchObject({ dot: 1, comma: 0, likelyDot: 1 });
  expect(decimalEvidence(["x", "1"])).toMatchObject({ readable: 1, total: 2, dot: 0, comma: 0 });
});

test("the evidence is what reading every text under both marks tells", () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(..."0123459,.,.- %₫x"), maxLength: 17 }));
  const groups = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 2e12 }), fc.constantFrom("en-US", "de-DE"))
      .map(([n, as]) => n.toLocaleString(as)),
  );
  fc.assert(
    fc.property(fc.oneof(texts, groups), (cells) => {
      const slow = { dot: 0, comma: 0, likelyDot: 0, likelyComma: 0, readable: 0, total: 0 };
      for (const cell of cells.filter((text) => text.trim() !== "")) {
        const [dot, comma] = [read(cell, "."), read(cell, ",")];
        slow.total++;
        if (dot === null && comma === null) continue;
        slow.readable++;
        if (comma === null) slow.dot++;
        else if (dot === null) slow.comma++;
        else if (Math.abs(dot) > Math.abs(comma)) slow.likelyDot++;
        else if (Math.abs(comma) > Math.abs(dot)) slow.likelyComma++;
      }
      const { bare, ...found } = decimalEvidence(cells);
      expect(found).toEqual(slow);
      expect(bare).toBe(
        cells.filter((text) => /^(\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+))$/.test(text) && text.length < 16)
          .length,
      );
    }),
    { numRuns: 2000 },
  );
});
