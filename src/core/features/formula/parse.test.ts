import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormulaError } from "./formulaError.ts";
import { FORMULA_NAMES, slotOf } from "./names.ts";
import { MAX_DEPTH, parseFormula } from "./parse.ts";
import { MAX_LENGTH } from "./tokens.ts";

/** Evaluates with these values; the others are missing. */
function value(text: string, given: Record<string, number> = {}): number {
  const row = new Float64Array(FORMULA_NAMES.length).fill(Number.NaN);
  for (const [name, x] of Object.entries(given)) row[slotOf(name)!] = x;
  return parseFormula(text).evaluate(row);
}

function errorOf(text: string): FormulaError {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
  }
  throw new Error(`${JSON.stringify(text)} was read`);
}

describe("values", () => {
  test.each<[string, number, Record<string, number>?]>([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["7 - 2 - 1", 4],
    ["8 / 4 / 2", 1],
    ["-2 * -3", 6],
    ["--2", 2],
    ["2 - -3", 5],
    [".5 + 1.", 1.5],
    ["1e3 + 2.5E-1", 1000.25],
    ["1 + 1 == 2", 1],
    ["3 < 2", 0],
    ["2 <= 2", 1],
    ["2 > 2", 0],
    ["2 >= 3", 0],
    ["2 != 3", 1],
    ["(1 < 2) + (2 < 1)", 1],
    ["min(3, 1, 2)", 1],
    ["max(3, 1, 2)", 3],
    ["abs(-4)", 4],
    ["sqrt(9)", 3],
    ["log1p(0)", 0],
    ["clip(12, 0, 10)", 10],
    ["clip(-3, 0, 10)", 0],
    ["clip(5, 0, 10)", 5],
    ["if(2 > 1, 10, 20)", 10],
    ["if(0, 10, 20)", 20],
    ["recency_days / gap_mean_days", 2.5, { recency_days: 10, gap_mean_days: 4 }],
    ["week_revenue - week_revenue_before", 30, { week_revenue: 80, week_revenue_before: 50 }],
    ["last_quantity * history_lines", 12, { last_quantity: 3, history_lines: 4 }],
  ])("%s is %d", (text, expected, given = {}) => {
    expect(value(text, given)).toBe(expected);
  });

  test("log1p is the logarithm of 1 + x", () => {
    expect(value("log1p(monetary)", { monetary: 99 })).toBeCloseTo(Math.log(100), 12);
  });
});

describe("a step without a finite result is missing, and so is what uses it", () => {
  test.each([
    "1 / 0",
    "0 / 0",
    "-1 / (1 - 1)",
    "sqrt(-1)",
    "log1p(-1)",
    "log1p(-2)",
    "latitude",
    "latitude + 1",
    "min(latitude, 1)",
    "max(1, latitude)",
    "clip(latitude, 0, 1)",
    "latitude > 1",
    "latitude == latitude",
    "if(latitude, 1, 2)",
    "if(1, latitude, 2)",
    "1e99 * 1e99",
    "1 / (1e99 * 1e99)",
    "clip(1 / 0, 0, 5)",
  ])("%s", (text) => {
    expect(value(text)).toBeNaN();
  });

  test("the branch that is not chosen does not count, and known() asks", () => {
    expect(value("if(1, 2, 1 / 0)")).toBe(2);
    expect(value("if(frequency > 1, 1 / 0, 3)", { frequency: 1 })).toBe(3);
    expect(value("known(latitude)")).toBe(0);
    expect(value("known(latitude)", { latitude: 0 })).toBe(1);
    expect(value("if(known(latitude), latitude, 16)")).toBe(16);
  });
});

describe("errors point at the place", () => {
  test.each([
    ["", 0, 0, "the formula is empty"],
    ["   ", 0, 3, "the formula is empty"],
    ["1 + recency_dayz", 4, 16, 'unknown feature "recency_dayz" at 5 (did you mean recency_days?)'],
    ["recency", 0, 7, 'unknown feature "recency" at 1 (did you mean recency_days?)'],
    ["Monetary", 0, 8, 'unknown feature "Monetary" at 1 (did you mean monetary?)'],
    ["qwertyuiop", 0, 10, 'unknown feature "qwertyuiop" at 1'],
    ["__proto__", 0, 9, 'unknown feature "__proto__" at 1'],
    ["constructor", 0, 11, 'unknown feature "constructor" at 1'],
    ["toString(1)", 0, 8, 'unknown function "toString" at 1'],
    ["monetary(1)", 0, 8, '"monetary" at 1 is a feature, not a function'],
    ["1 + sqrt", 4, 8, '"sqrt" at 5 is a function: write sqrt(a)'],
    ["sqrt(1, 2)", 0, 4, "sqrt at 1 is given 2 values between its parentheses: write sqrt(a)"],
    ["min(1)", 0, 3, "min at 1 is given 1 values"],
    ["if()", 0, 2, "if at 1 is given 0 values between its parentheses: write if(a > b, c, d)"],
    ["1 +", 3, 3, "the formula ends at 4, where a value is expected"],
    ["1 + * 2", 4, 5, "unexpected “*” at 5, where a value is expected"],
    ["(1 + 2", 0, 1, "the parenthesis opened at 1 is not closed"],
    ["max(1, (2 + 3)", 3, 4, "the parenthesis opened at 4 is not closed"],
    ["1 + 2)", 5, 6, "unexpected “)” at 6"],
    ["1 2", 2, 3, "unexpected “2” at 3"],
    ["1 < 2 < 3", 6, 7, "“<” at 7 compares a comparison"],
    ["monetary = 3", 9, 10, "unexpected “=” at 10: write == to compare"],
    ["0,5 * monetary", 1, 2, "unexpected “,” at 2: commas stand between"],
    ["1.2.3", 0, 5, "“1.2.3” at 1 is not a number"],
    ["3days", 0, 5, "“3days” at 1 is not a number"],
    ["1e999", 0, 5, "“1e999” at 1 is not a number"],
    ["monetary; alert(1)", 8, 9, "unexpected “;” at 9"],
    ["monetary[0]", 8, 9, "unexpected “[” at 9"],
    ["a.b", 1, 2, "unexpected “.” at 2"],
    ["`1`", 0, 1, "unexpected “`” at 1"],
    // A character outside the basic plane counts as one.
    ["1 + 😀", 4, 6, "unexpected “😀” at 5"],
  ])("%s", (text, from, to, message) => {
    const error = errorOf(text);
    expect(error.message).toContain(message);
    expect([error.from, error.to]).toEqual([from, to]);
  });

  test("length and depth have an end, well before the stack has", () => {
    expect(errorOf("1".padEnd(MAX_LENGTH + 1, "0")).message).toContain("501 characters: at most 500");
    const nested = (depth: number): string => `${"(".repeat(depth)}1${")".repeat(depth)}`;
    expect(value(nested(MAX_DEPTH))).toBe(1);
    expect(errorOf(nested(MAX_DEPTH + 1)).message).toContain("nested more than 40 deep at 41");
    expect(errorOf(`${"-".repeat(MAX_LENGTH - 1)}1`).message).toContain("nested more than 40 deep");
    expect(value(`1${"+1".repeat(249)}`)).toBe(250);
  });
});

/** Random formulas with the value that plain arithmetic gives them. */
type Written = { text: string; plain: (row: ArrayLike<number>) => number };
const finite = (x: number): number => (Math.abs(x) <= 1e100 ? x : Number.NaN);
const { formula } = fc.letrec<{ formula: Written }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(0, 1, 2.5, 1e-3, 1e60).map((x): Written => ({ text: String(x), plain: () => x })),
    fc.nat(FORMULA_NAMES.length - 1).map(
      (slot): Written => ({
        text: FORMULA_NAMES[slot]!,
        plain: (row) => finite(row[slot]!),
      }),
    ),
    fc.tuple(fc.constantFrom("+", "-", "*", "/"), tie("formula"), tie("formula")).map(
      ([sign, a, b]): Written => ({
        text: `(${a.text}${sign} ${b.text})`,
        plain: (row) => {
          const [x, y] = [a.plain(row), b.plain(row)];
          return finite(sign === "+" ? x + y : sign === "-" ? x - y : sign === "*" ? x * y : x / y);
        },
      }),
    ),
    tie("formula").map((a): Written => ({ text: `- ${a.text}`, plain: (row) => -a.plain(row) })),
    tie("formula").map((a): Written => ({ text: `sqrt(${a.text})`, plain: (row) => Math.sqrt(a.plain(row)) })),
    fc.tuple(tie("formula"), tie("formula"), tie("formula"), tie("formula")).map(
      ([a, b, c, d]): Written => ({
        text: `if(${a.text} < ${b.text}, ${c.text}, max(${d.text}, 1))`,
        plain: (row) => {
          const [x, y] = [a.plain(row), b.plain(row)];
          if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
          return x < y ? c.plain(row) : Math.max(d.plain(row), 1);
        },
      }),
    ),
  ),
}));

test("random formulas have the value of plain arithmetic", () => {
  const cell = fc.oneof(fc.constantFrom(0, 1, -1, Number.NaN), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  const row = fc.array(cell, { minLength: FORMULA_NAMES.length, maxLength: FORMULA_NAMES.length });
  fc.assert(
    fc.property(formula, row, (written, values) => {
      fc.pre(written.text.length <= MAX_LENGTH);
      const result = parseFormula(written.text).evaluate(values);
      expect(result).toBe(written.plain(values));
      expect(Number.isNaN(result) || Math.abs(result) <= 1e100).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("any text is read or refused with a place inside it, and never runs", () => {
  const piece = fc.oneof(
    fc.constantFrom("(", ")", ",", "+", "-", "<", "==", "=", "1", ".5", "if(", "min(", "monetary", "globalThis", " "),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      try {
        parseFormula(text);
      } catch (error) {
        expect(error).toBeInstanceOf(FormulaError);
        const { from, to } = error as FormulaError;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});
