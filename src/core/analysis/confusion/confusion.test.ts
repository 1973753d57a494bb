import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleTable } from "../testing/exampleTable.ts";
import { confusion, confusionRows } from "./confusion.ts";

const say = (text: string) => text.split(" ").map((pair) => ({ product: pair[0]!, first: pair[1]! }));

test("bought against likeliest, with all others as one", () => {
  // Bought: A three times, B twice, C once, x never learned.
  const table = exampleTable(["C", "B", "A"], say("AA AB AC BB BA CC xA"));
  const { ids, counts, otherHits } = confusion(table, 2);
  expect([...ids]).toEqual([4, 3]);
  expect([...counts]).toEqual([
    ...[1, 1, 1], // A taken for A, B, other
    ...[1, 1, 0], // B
    ...[1, 0, 1], // C and x
  ]);
  expect(otherHits).toBe(1);
  expect([...confusionRows(table, ids, 0, 2)]).toEqual([2]);
  expect([...confusionRows(table, ids, 2, 0)]).toEqual([6]);
  expect(() => confusionRows(table, ids, 3, 0)).toThrow(/no row or column 3 \(have: 0 to 2\)/);
});

test("every cell counts exactly the rows that a click on it lists, and each row stands in one cell", () => {
  const codes = ["A", "B", "C", "D"];
  const row = fc.record({ product: fc.constantFrom(...codes, "x"), first: fc.constantFrom(...codes) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 5 }), (rows, size) => {
      const table = exampleTable(codes, rows);
      const { ids, counts } = confusion(table, size);
      const side = ids.length + 1;
      const listed = Array.from(counts, (_, cell) => [
        ...confusionRows(table, ids, Math.floor(cell / side), cell % side),
      ]);
      expect(listed.map((cell) => cell.length)).toEqual([...counts]);
      expect(listed.flat().sort((a, b) => a - b)).toEqual([...rows.keys()]);
    }),
  );
});
