// What was found about ids while they were read: written in several ways, or with digits lost. Parts of a file are joined.

import { MOST_SPELLINGS } from "../values/dictionary.ts";
import type { Beside } from "./besideColumn.ts";

/** The columns whose ids are looked at. */
export const IDENTITIES = ["customer", "product"] as const;
export type Identity = (typeof IDENTITIES)[number];

/** Codes in scientific notation, whose last digits are lost. */
export interface LostDigits {
  /** Lines with such a code. */
  lines: number;
  /** Lines among them on which the name is read instead. */
  byName: number;
  /** Distinct codes as written, the first of them. */
  codes: string[];
}

export interface IdentityReport {
  /** As in Dictionary: by code, the ways in which its id is written. */
  spellings: [number, string[]][];
  lost: LostDigits;
  /** Names beside codes, and telephone numbers beside the codes of customers; null where there are none. */
  names: Beside | null;
  phones: Beside | null;
}
export type IdentityReports = Record<Identity, IdentityReport>;

/** So many distinct codes are remembered. */
const MOST_CODES = 10_000;

export function addLost(lost: LostDigits, seen: Set<string>, code: string): void {
  lost.lines++;
  if (seen.size >= MOST_CODES || seen.has(code)) return;
  seen.add(code);
  lost.codes.push(code);
}

/** Both parts' counts together. */
export function joinLost(lost: LostDigits, more: LostDigits): void {
  lost.lines += more.lines;
  lost.byName += more.byName;
  lost.codes = [...new Set([...lost.codes, ...more.codes])].slice(0, MOST_CODES);
}

/**
 * Adds what a later part of the file says: `joined` are the codes that its own ones have in all, `values` and `own` the
 * texts they stand for. A code that one part has without spellings is written there as it is read.
 */
export function joinSpellings(
  spellings: Map<number, string[]>,
  later: readonly [number, string[]][],
  joined: Int32Array,
  isNew: (code: number) => boolean,
  values: readonly string[],
  own: readonly string[],
): void {
  const laterOf = new Map(later);
  joined.forEach((code, i) => {
    const before = spellings.get(code);
    const after = laterOf.get(i);
    if (isNew(code)) {
      if (after) spellings.set(code, after);
    } else if (before || after || values[code] !== own[i]) {
      const both = new Set([...(before ?? [values[code]!]), ...(after ?? [own[i]!])]);
      spellings.set(code, [...both].slice(0, MOST_SPELLINGS));
    }
  });
}
