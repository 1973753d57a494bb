import { expect, test } from "vitest";
import { list, table } from "./listSchema.ts";
import { ownIssue, schemaFault, schemaMessage } from "./schemaFault.ts";
import { z } from "./zod.ts";

const MOST = 3;
const schema = z.object({
  name: z.string().max(4),
  count: z.number().int().min(1),
  open: z.boolean(),
  days: list(z.object({ day: z.string() }), MOST),
  shares: table(z.number()),
  state: z.enum(["new", "old"]),
  code: z.string().regex(/^[0-9]+$/),
  pair: z.tuple([z.number(), z.number()]),
  odd: z.number().refine((n) => n % 2 === 1, ownIssue(schemaMessage("schema.form"))),
});
const GOOD = {
  name: "a",
  count: 1,
  open: true,
  days: [{ day: "x" }],
  shares: { a: 1 },
  state: "new",
  code: "1",
  pair: [1, 2],
  odd: 1,
};
const says = (change: object, at?: string[]) => {
  const value = { ...GOOD, ...change };
  const { success, error } = schema.safeParse(value);
  return success ? null : schemaFault(error, value, at);
};

test("the first fault is told with its key, in words of our own", () => {
  expect(schema.safeParse(GOOD).success).toBe(true);
  expect(says({ name: undefined })?.text).toBe("name: is missing");
  expect(says({ name: 3 })?.text).toBe("name: is no text");
  expect(says({ name: "abcde" })?.text).toBe("name: is more, or longer, than 4");
  expect(says({ count: "3" })?.text).toBe("count: is no number");
  expect(says({ count: 1.5 })?.text).toBe("count: is no whole number");
  expect(says({ count: 0 })?.text).toBe("count: is less, or shorter, than 1");
  expect(says({ open: 1 })?.text).toBe("open: is neither true nor false");
  expect(says({ days: {} })?.text).toBe("days: is no list");
  expect(says({ days: [{ day: "x" }, {}] })?.text).toBe("days.1.day: is missing");
  expect(says({ days: [{ day: "x" }, { day: null }] })?.text).toBe("days.1.day: is no text");
  expect(says({ days: Array(MOST + 1).fill({ day: "x" }) })?.text).toBe("days: has 4 entries, not 0 to 3");
  expect(says({ shares: [] })?.text).toBe("shares: is no object with keys");
  expect(says({ shares: { a: "1" } })?.text).toBe("shares.a: is no number");
  expect(says({ state: "lost" })?.text).toBe("state: is none of the values that may stand there");
  expect(says({ state: undefined })?.text).toBe("state: is missing");
  expect(says({ code: "a1" })?.text).toBe("code: is not written as it should be");
  expect(says({ pair: 1 })?.text).toBe("pair: is no list");
  expect(says({ odd: 2 })?.text).toBe("odd: is not written as it should be");
  expect(says({ name: 3 }, ["files", "0"])?.text).toBe("files.0.name: is no text");
});

test("a value that is no object at all is told without a key, and a key of the prototype is missing", () => {
  const { error } = schema.safeParse(null);
  expect(schemaFault(error!, null).text).toBe("is no object with keys");
  const of = z.object({ constructor: z.string() });
  const { error: other } = of.safeParse({});
  expect(schemaFault(other!, {}).text).toMatch(/^constructor: is (missing|no text)$/);
});
