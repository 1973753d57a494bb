import { expect, test } from "vitest";
import { list, table } from "./listSchema.ts";
import { z } from "./zod.ts";

const pairs = z.object({ rows: list(list(z.number().min(0), 3), 1000) });

test("reads what a list of zod's reads", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => [i, 0.5]);
  expect(pairs.parse({ rows })).toEqual({ rows });
  expect(pairs.parse({ rows: [] })).toEqual({ rows: [] });
  expect(pairs.safeParse({ rows: {} }).success).toBe(false);
});

test("tells the first wrong entry by its place, and no other, however many there are", () => {
  const rows: unknown[] = Array.from({ length: 999 }, () => [1]);
  rows[700] = [1, -1];
  rows[701] = "x";
  const { error } = pairs.safeParse({ rows });
  expect(error!.issues.map(({ path }) => path)).toEqual([["rows", 700, 1]]);
  expect(error!.issues[0]!.message).toBe("is less, or shorter, than 0");
  const many = list(z.string(), 1_000_000).safeParse(new Array(500_000).fill(1));
  expect(many.error!.issues).toMatchObject([{ path: [0] }]);
});

test("too many entries are refused unread", () => {
  expect(pairs.safeParse({ rows: new Array(1001).fill("x") }).error!.issues).toMatchObject([
    { path: ["rows"], message: "has 1,001 entries, not 0 to 1,000" },
  ]);
});

test("a table of any names tells its first wrong value", () => {
  const places = table(z.object({ at: z.number() }));
  expect(places.parse({ a: { at: 1 }, constructor: { at: 2 } })).toEqual({ a: { at: 1 }, constructor: { at: 2 } });
  const hostile = places.parse(JSON.parse('{ "a": { "at": 1 }, "__proto__": { "at": 2 } }'));
  expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
  const { error } = places.safeParse({ a: { at: 1 }, b: { at: "x" }, c: 3 });
  expect(error!.issues.map(({ path }) => path)).toEqual([["b", "at"]]);
});
