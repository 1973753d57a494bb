// Equal arrays of numbers told in one pass: Vitest's own comparison walks them element by element as iterables, which took
// a third of the unit tests' time. Only a yes is given here; everything else is left to Vitest, which also says where.

import { expect } from "vitest";

/** Shorter plain arrays are left to Vitest: among them are those with properties of their own, as a RegExp's match. */
const LEAST = 64;

let installed = false;

/** Lets `toEqual` and its like ask `sameArrays` first, also within what they compare. */
export function installSameArrays(): void {
  if (!installed) expect.addEqualityTesters([sameArrays]);
  installed = true;
}

/** True where two arrays are equal beyond doubt (also for `toStrictEqual`); undefined where Vitest has to look. */
export function sameArrays(a: unknown, b: unknown): true | undefined {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return undefined;
  if (ArrayBuffer.isView(a)) return ArrayBuffer.isView(b) && sameBytes(a, b) ? true : undefined;
  return Array.isArray(a) && Array.isArray(b) && samePrimitives(a, b) ? true : undefined;
}

/** The same type and the same bytes: the same numbers, NaN and the sign of zero included. */
function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.constructor !== b.constructor || a.byteLength !== b.byteLength) return false;
  const [left, right] = [a, b].map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength));
  return left!.equals(right!);
}

/** Dense arrays of the same numbers, texts and yes or no. */
function samePrimitives(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length || a.length < LEAST) return false;
  for (let i = 0; i < a.length; i++) {
    const value = a[i];
    if (value === undefined || (typeof value === "object" && value !== null) || !Object.is(value, b[i])) return false;
  }
  return true;
}
