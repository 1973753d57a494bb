// A data set must come back bit for bit, however it was cut into pieces.

import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_OPTIONAL_COLUMNS } from "../core/data/lines/saleColumns.ts";
import { type ColumnLayout, packLines, unpackLines } from "./columns.ts";
import { anyLines } from "./testing/anyLines.ts";

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

test("what the first version of the studio wrote is still read", async () => {
  const codes = (name: string): [string, "i32" | "json", unknown][] => [
    [`${name}.codes`, "i32", Int32Array.of(0, 1)],
    [`${name}.values`, "json", [`${name} 0`, `${name} 1`]],
  ];
  const without = (name: string): [string, "json", null][] => [
    [`${name}.codes`, "json", null],
    [`${name}.values`, "json", null],
  ];
  const has = { quantity: true, revenue: true, discount: false, timeOfDay: false };
  const columns: [string, ColumnLayout["type"], unknown][] = [
    ["count", "json", 2],
    ["has", "json", has],
    ["line", "u32", Uint32Array.of(1, 3)],
    ["time", "f64", Float64Array.of(86_400_000, 172_800_000)],
    ["quantity", "f64", Float64Array.of(1, 2)],
    ["revenue", "f64", Float64Array.of(10, 20.5)],
    ["discount", "f64", Float64Array.of(0, 0)],
    ...["customer", "product", "family", "series", "order"].flatMap(codes),
    ...["category", "salesperson", "route", "source"].flatMap(without),
    ["walkIn", "u8", Uint8Array.of(0, 1)],
    ...without("place"),
    ["customerNames", "json", ["An", ""]],
    ["productNames", "json", ["", "Trà"]],
  ];
  const bytes = columns.map(([, , value]) =>
    ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : new TextEncoder().encode(JSON.stringify(value)),
  );
  const layout = columns.map(([name, type], i) => ({ name, type, bytes: bytes[i]!.length }));
  const whole = Uint8Array.from(bytes.flatMap((part) => [...part]));
  const lines = await unpackLines(layout, [whole.subarray(0, 100), whole.subarray(100)]);
  const coded = (name: string) => ({ codes: Int32Array.of(0, 1), values: [`${name} 0`, `${name} 1`] });
  expect(lines).toStrictEqual({
    ...NO_OPTIONAL_COLUMNS,
    ...{ count: 2, has, line: Uint32Array.of(1, 3), time: Float64Array.of(86_400_000, 172_800_000) },
    ...{ quantity: Float64Array.of(1, 2), revenue: Float64Array.of(10, 20.5), discount: Float64Array.of(0, 0) },
    ...{ customer: coded("customer"), product: coded("product"), family: coded("family"), series: coded("series") },
    ...{ order: coded("order"), category: null, salesperson: null, route: null, source: null, place: null },
    ...{ walkIn: Uint8Array.of(0, 1), customerNames: ["An", ""], productNames: ["", "Trà"] },
  });
});
