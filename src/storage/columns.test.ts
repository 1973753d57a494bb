// A data set must come back bit for bit, however it was cut into pieces.

import fc from "fast-check";
import { expect, test } from "vitest";
import { anyLines } from "./anyLines.ts";
import { packLines, unpackLines } from "./columns.ts";

test("any lines come back exactly, in pieces of any size", async () => {
  await fc.assert(
    fc.asyncProperty(anyLines, fc.integer({ min: 1, max: 700 }), async (lines, pieceBytes) => {
      const { layout, pieces } = packLines(lines, pieceBytes);
      const stored = [...pieces];
      for (const piece of stored.slice(0, -1)) expect(piece.length).toBe(pieceBytes);
      expect(stored.every(({ length }) => length > 0 && length <= pieceBytes)).toBe(true);
      expect(await unpackLines(structuredClone(layout), structuredClone(stored))).toStrictEqual(lines);
    }),
  );
});

test("columns that are views into a larger buffer are written alone", async () => {
  const [lines] = fc.sample(anyLines, { numRuns: 1, seed: 3 });
  const buffer = Float64Array.of(9, 9, 1, 2, 9).buffer;
  const view = new Float64Array(buffer, 16, 2);
  const { layout, pieces } = packLines({ ...lines!, time: view });
  expect((await unpackLines(layout, pieces)).time).toEqual(Float64Array.of(1, 2));
});

test("missing and surplus pieces are noticed", async () => {
  const [lines] = fc.sample(anyLines, { numRuns: 1, seed: 4 });
  const { layout, pieces } = packLines(lines!, 50);
  const stored = [...pieces];
  await expect(unpackLines(layout, stored.slice(1))).rejects.toThrow(/damaged: a part of it is missing/);
  await expect(unpackLines(layout, [...stored, Uint8Array.of(1)])).rejects.toThrow(/damaged: it is longer/);
  await expect(unpackLines(layout.slice(1), stored)).rejects.toThrow(/damaged/);
});
