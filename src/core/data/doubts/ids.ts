// Doubts about who and what: ids written in several ways, ids that nearly are one another, ids that have lost digits.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { IDENTITIES, type Identity } from "../lines/identity.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Where a column of codes has no name of its own: the field's column, else that of its name. */
const COLUMNS = { customer: ["customer", "customerName"], product: ["product", "productName"] } as const;
const EXAMPLES = 3;

/** Ids that are written in several ways and read as one. */
export function spelledIds({ lines, mapping, identities }: WholeFile): Message[] {
  return IDENTITIES.flatMap((field) => {
    const several = identities[field].spellings.filter(([, writings]) => writings.length > 1).sort(([a], [b]) => a - b);
    if (several.length === 0) return [];
    const codes = new Set(several.map(([code]) => code));
    return dataMessage("note.spelledIds", {
      column: columnOf(field, mapping),
      count: several.length,
      lines: linesOf(lines[field].codes, codes),
      examples: several
        .slice(0, EXAMPLES)
        .map(([, [one, other]]) => pairOf(one!, other!))
        .reduce((all, part) => dataMessage("join.parts", { all, part })),
    });
  });
}

/** Two writings of one id; where they look the same, in words what differs. */
function pairOf(one: string, other: string): Message {
  const same = (read: (text: string) => string) => read(one) === read(other);
  const composed = (text: string) => text.normalize("NFC");
  const plain = (text: string) => text.replace(/\s+/gu, " ");
  const value = one;
  if (same(composed)) return dataMessage("spelled.accents", { value });
  if (same(plain)) return dataMessage("spelled.blanks", { value });
  if (same((text) => composed(plain(text.replace(/\p{Cf}/gu, ""))))) return dataMessage("spelled.unseen", { value });
  return dataMessage("spelled.pair", { one, other });
}

/** Codes in scientific notation. */
export function lostDigits({ mapping, identities }: WholeFile): Message[] {
  return IDENTITIES.flatMap((field) => {
    const { lines, codes, byName } = identities[field].lost;
    if (lines === 0) return [];
    const values = { column: columnOf(field, mapping), lines, codes: codes.length, value: codes[0]! };
    if (byName === 0) return dataMessage("note.lostDigits", values);
    return dataMessage("note.lostDigitsName", { ...values, byName });
  });
}

/** Codes that differ by capitals or leading zeros alone: they are read as different ones. */
export function alikeIds({ lines, mapping, identities }: WholeFile): Message[] {
  return IDENTITIES.flatMap((field) => {
    const { columns } = mapping;
    const [code, name] = COLUMNS[field];
    if (columns[code] === undefined || columns[code] === columns[name]) return [];
    const { codes, values } = lines[field];
    // What was written in several ways has been told already.
    const told = new Set(identities[field].spellings.map(([own]) => own));
    const first = new Map<string, number>();
    const alike = new Set<number>();
    const pairs: string[] = [];
    values.forEach((value, own) => {
      const key = value.toLowerCase().replace(/^0+(?=\d+$)/, "");
      const other = first.get(key);
      if (other === undefined) first.set(key, own);
      else if (!told.has(own) || !told.has(other)) {
        alike.add(own).add(other);
        if (pairs.length < EXAMPLES) pairs.push(`“${values[other]}”, “${value}”`);
      }
    });
    if (alike.size === 0) return [];
    return dataMessage("note.alikeIds", {
      column: columnOf(field, mapping),
      count: alike.size,
      lines: linesOf(codes, alike),
      examples: pairs.join("; "),
    });
  });
}

function columnOf(field: Identity, { columns, header }: WholeFile["mapping"]): string {
  const index = COLUMNS[field].map((name) => columns[name]).find((each) => each !== undefined);
  return index === undefined ? "" : (header[index] ?? "");
}

/** How many lines have one of these codes. */
function linesOf(codes: Int32Array, wanted: ReadonlySet<number>): number {
  let lines = 0;
  for (const code of codes) if (wanted.has(code)) lines++;
  return lines;
}
