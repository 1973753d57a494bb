// From header texts to what they may mean: names are compared without case, spaces, punctuation and, as a second chance,
// without diacritics. Also tells the two families of a distributor's export (ordered, sold) apart.

import { foldDiacritics, normaliseHeader } from "./headerText.ts";
import { type Concept, NAMES, PATTERNS } from "./vocabulary.ts";

export type Family = "sold" | "ordered";

/** One meaning a header may have. Strength 3: its name; 2: its name without diacritics; 1: its words. */
export interface Meaning {
  concept: Concept;
  strength: 1 | 2 | 3;
  /** Place of the name among the concept's names; the best is 0. */
  rank: number;
}

/** The family a header belongs to by its name: … ĐƠN BÁN sold, … ĐƠN ĐẶT ordered. */
export function familyOf(header: string): Family | null {
  const folded = foldDiacritics(normaliseHeader(header));
  if (folded.includes("donban")) return "sold";
  return folded.includes("dondat") ? "ordered" : null;
}

const exact = new Map<string, Meaning[]>();
const folded = new Map<string, Meaning[]>();
for (const [concept, names] of NAMES) {
  names.forEach((name, rank) => {
    const key = normaliseHeader(name);
    add(exact, key, { concept, strength: 3, rank });
    add(folded, foldDiacritics(key), { concept, strength: 2, rank });
  });
}

/** Everything a header may mean, the likeliest first. */
export function meaningsOf(header: string): Meaning[] {
  const key = normaliseHeader(header);
  if (key === "") return [];
  const whole = lookUp(key);
  if (whole.length > 0) return whole;
  const bare = key.replace(/đơn(bán|đặt)(hàng)?$|don(ban|dat)(hang)?$/u, "");
  if (bare !== key && bare !== "") {
    const inFamily = lookUp(bare);
    if (inFamily.length > 0) return inFamily;
  }
  // "Order Lines/Product": a program's path to the name.
  const last = header
    .slice(0, 200)
    .split(/[/>|]|::/)
    .at(-1)!;
  const ofPath = last === header ? [] : lookUp(normaliseHeader(last));
  if (ofPath.length > 0) return ofPath.map((meaning) => ({ ...meaning, strength: 2 }));
  const words = wordsOf(header);
  const rank = PATTERNS.findIndex(([, pattern]) => pattern.test(words));
  return rank < 0 ? [] : [{ concept: PATTERNS[rank]![0], strength: 1, rank }];
}

/** All exact meanings, then those without diacritics that are not among them. */
function lookUp(key: string): Meaning[] {
  const found = [...(exact.get(key) ?? [])];
  for (const meaning of folded.get(foldDiacritics(key)) ?? [])
    if (!found.some((other) => other.concept === meaning.concept)) found.push(meaning);
  return found;
}

function wordsOf(header: string): string {
  const spaced = header.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return foldDiacritics(spaced)
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}

function add(names: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  const list = names.get(key);
  if (!list) names.set(key, [meaning]);
  else if (!list.some((other) => other.concept === meaning.concept)) list.push(meaning);
}
