// A parsed formula as nested functions over a row of named values. A step without a finite result (division by zero, root
// of a negative number, an unknown value, anything beyond 1e100) is NaN, "missing", and so is all that uses it.

import { InternalError } from "../../lib/internalError.ts";
import { LARGEST } from "./tokens.ts";

/** The value of a formula, or of a part of it; NaN where missing. */
export type Program = (values: ArrayLike<number>) => number;

/** A result that counts, or NaN. */
function settle(x: number): number {
  return x >= -LARGEST && x <= LARGEST ? x : Number.NaN;
}

export function constant(value: number): Program {
  return () => value;
}

export function named(slot: number): Program {
  return (values) => settle(values[slot]!);
}

export function negated(a: Program): Program {
  return (values) => -a(values);
}

const truth = (a: number, b: number, holds: boolean): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds ? 1 : 0;

/** By sign; comparisons give 1 or 0. */
const OPERATORS: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ["+", (a: number, b: number) => a + b],
  ["-", (a: number, b: number) => a - b],
  ["*", (a: number, b: number) => a * b],
  ["/", (a: number, b: number) => a / b],
  ["<", (a: number, b: number) => truth(a, b, a < b)],
  ["<=", (a: number, b: number) => truth(a, b, a <= b)],
  [">", (a: number, b: number) => truth(a, b, a > b)],
  [">=", (a: number, b: number) => truth(a, b, a >= b)],
  ["==", (a: number, b: number) => truth(a, b, a === b)],
  ["!=", (a: number, b: number) => truth(a, b, a !== b)],
]);

export function operated(sign: string, a: Program, b: Program): Program {
  const apply = OPERATORS.get(sign)!;
  return (values) => settle(apply(a(values), b(values)));
}

/** A call whose arguments have been counted. */
export function called(name: string, args: readonly Program[]): Program {
  const [a, b, c] = args as readonly [Program, Program, Program];
  switch (name) {
    case "min":
      return (values) => args.reduce((least, each) => Math.min(least, each(values)), Number.POSITIVE_INFINITY);
    case "max":
      return (values) => args.reduce((most, each) => Math.max(most, each(values)), Number.NEGATIVE_INFINITY);
    case "log1p":
      return (values) => settle(Math.log1p(a(values)));
    case "sqrt":
      return (values) => Math.sqrt(a(values));
    case "abs":
      return (values) => Math.abs(a(values));
    case "if":
      // Only the chosen branch counts: if(x > 0, y / x, 0) is never missing for want of the other one.
      return (values) => {
        const condition = a(values);
        return Number.isNaN(condition) ? condition : condition !== 0 ? b(values) : c(values);
      };
    case "clip":
      return (values) => Math.min(Math.max(a(values), b(values)), c(values));
    case "known":
      return (values) => (Number.isNaN(a(values)) ? 0 : 1);
    default:
      throw new InternalError(`function ${name} has no meaning`);
  }
}
