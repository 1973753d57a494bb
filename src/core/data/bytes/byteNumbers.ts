// The plain numbers of `readNumber` read from bytes: an optional minus, digits, groups of three, a decimal mark.

import type { Decimal } from "../mapping/mapping.ts";
import { type NumberReading, POWERS } from "../values/numbers.ts";

const MINUS = 45;
const COMMA = 44;
const DOT = 46;
const ZERO = 48;

/**
 * Reads a plainly written number into `out`, as `readNumber` reads its text. False says nothing about the cell: it may
 * be a number in another dress, so its text has to be asked.
 */
export function readPlainNumber(
  bytes: Uint8Array,
  from: number,
  end: number,
  decimal: Decimal,
  out: NumberReading,
): boolean {
  const mark = decimal === "," ? COMMA : DOT;
  const grouping = decimal === "," ? DOT : COMMA;
  const negative = bytes[from] === MINUS;
  const start = negative ? from + 1 : from;
  // 15 digits and the marks between them; a longer cell is no plain number.
  if (end - start > 24 || start >= end) return false;
  let mantissa = 0;
  let groups = 0;
  let markAt = -1;
  let groupAt = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (markAt >= 0) return false;
    else if (byte === mark) {
      if (groups > 0 && i - groupAt !== 3) return false;
      markAt = i;
    } else if (byte === grouping) {
      const length = i - groupAt;
      if (groups > 0 ? length !== 3 : length < 1 || length > 3 || bytes[start] === ZERO) return false;
      groups++;
      groupAt = i + 1;
    } else return false;
  }
  const marked = markAt >= 0;
  const digits = end - start - groups - (marked ? 1 : 0);
  if (digits === 0 || digits > 15 || (groups > 0 && !marked && end - groupAt !== 3)) return false;
  const decimals = marked ? end - 1 - markAt : 0;
  const size = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
  out.value = negative ? 0 - size : size;
  out.decimals = decimals;
  out.percent = false;
  out.sign = "";
  if (groups > 0) out.definite = groups > 1 || marked;
  else {
    const whole = markAt - start;
    const couldBeGroup = decimals === 3 && whole >= 1 && whole <= 3 && bytes[start] !== ZERO;
    out.definite = marked && !couldBeGroup;
  }
  return true;
}
