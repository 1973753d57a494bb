// The small parts under the columns: exact sums, dictionaries, duplicate counting, blocks.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Dictionary, trimmed, valueText } from "../values/dictionary.ts";
import { DecimalSum } from "./decimalSum.ts";
import { DuplicateCounter } from "./duplicateCounter.ts";
import { LineBlocks } from "./lineBlock.ts";

test("a sum of cents is exact to the cent", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e11, max: 1e11 }), { maxLength: 300 }), (cents) => {
      const sum = new DecimalSum();
      let exact = 0n;
      for (const value of cents) {
        sum.add(value / 100, 2);
        exact += BigInt(value);
      }
      expect(Math.round(sum.value * 100)).toBe(Number(exact));
      expect(sum.value).toBe(Number(exact) / 100);
    }),
  );
});

test("a dictionary codes texts in order of appearance, the empty one as -1", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "a", "b", "__proto__", "a long text of an address", "A")), (texts) => {
      const dictionary = new Dictionary();
      const codes = texts.map((text) => dictionary.code(text));
      expect(codes.map((code) => (code < 0 ? "" : dictionary.values[code]))).toEqual(texts);
      expect(dictionary.values).toEqual([...new Set(texts)].filter((text) => text !== ""));
    }),
  );
});

test("cells lose the blanks at their ends", () => {
  expect(["a", " a", "a\u00a0", "\t a b \r", "", "  "].map(trimmed)).toEqual(["a", "a", "a", "a b", "", ""]);
});

test("words for no value are no value, ids that resemble them are", () => {
  expect(["NULL", "nan", "N/A", "#N/A", "(null)", " None "].map(valueText)).toEqual(["", "", "", "", "", ""]);
  expect(["NA", "Nan1", "null value", "(1)", "0012", "N01"].map(valueText)).toEqual([
    ...["NA", "Nan1", "null value", "(1)", "0012", "N01"],
  ]);
});

test("duplicates are counted as a set of rows counts them", () => {
  const cell = fc.constantFrom("", "a", "b", "ab", "1");
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 400 }), (rows) => {
      const counter = new DuplicateCounter();
      for (const row of rows) counter.add(row);
      expect(counter.count()).toBe(rows.length - new Set(rows.map((row) => JSON.stringify(row))).size);
    }),
  );
});

test("the table of duplicates grows without losing anything", () => {
  const counter = new DuplicateCounter();
  for (let i = 0; i < 60_000; i++) counter.add(["line", String(i)]);
  expect(counter.count()).toBe(0);
  for (let i = 0; i < 60_000; i += 3) counter.add(["line", String(i)]);
  expect(counter.count()).toBe(20_000);
});

test("columns are joined over block ends", () => {
  const blocks = new LineBlocks(new Set(["line", "order"]));
  const n = 150_000;
  for (let i = 0; i < n; i++) {
    blocks.block.line[blocks.at] = i;
    blocks.block.order[blocks.at] = 0 - i;
    blocks.advance();
  }
  expect(blocks.take("line", n).every((value, i) => value === i)).toBe(true);
  expect(blocks.take("order", n).every((value, i) => value === 0 - i)).toBe(true);
});
