// The text of a formula cut into numbers, names and signs, each with its place.

import { FormulaError } from "./formulaError.ts";
import { formulaMessage } from "./formulaMessages.ts";

export interface Token {
  kind: "number" | "name" | "sign" | "end";
  text: string;
  /** Code units from..to−1 of the formula, counted from 0. */
  from: number;
  to: number;
}

/** Beyond this many characters a formula is not read at all. */
export const MAX_LENGTH = 500;
/** Numbers larger than this, written or computed, count as no number: their squares must stay finite. */
export const LARGEST = 1e100;

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const SIGN = /<=|>=|==|!=|[-+*/()<>,]/y;
const SPACE = /\s+/y;

/** Cuts the formula up; the last token is the end. Throws a FormulaError at the first sign that has no meaning. */
export function tokenise(text: string): Token[] {
  if (text.length > MAX_LENGTH) {
    throw new FormulaError(
      formulaMessage("formula.tooLong", { length: text.length, most: MAX_LENGTH }),
      MAX_LENGTH,
      text.length,
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(text, at, match);
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ kind: "end", text: "", from: text.length, to: text.length });
  return tokens;
}

function tokenAt(text: string, from: number, match: (pattern: RegExp) => string | undefined): Token {
  const number = match(NUMBER);
  if (number !== undefined) {
    // "1.2.3" and "3days" are one mistake, not two tokens.
    const rest = /^[\p{L}\p{N}_.]*/u.exec(text.slice(from + number.length))![0];
    const to = from + number.length + rest.length;
    if (rest !== "" || !(Number(number) <= LARGEST)) {
      throw new FormulaError(
        formulaMessage("formula.number", { text: text.slice(from, to), at: place(text, from) }),
        from,
        to,
      );
    }
    return { kind: "number", text: number, from, to };
  }
  const name = match(NAME);
  if (name !== undefined) return { kind: "name", text: name, from, to: from + name.length };
  const sign = match(SIGN);
  if (sign !== undefined) return { kind: "sign", text: sign, from, to: from + sign.length };
  const character = String.fromCodePoint(text.codePointAt(from)!);
  const message =
    character === "="
      ? formulaMessage("formula.equals", { at: place(text, from) })
      : formulaMessage("formula.character", { text: character, at: place(text, from) });
  throw new FormulaError(message, from, from + character.length);
}

/** A place as people count it: characters from 1. */
export function place(text: string, from: number): number {
  return [...text.slice(0, from)].length + 1;
}
