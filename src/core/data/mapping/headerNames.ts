// From header texts to what they may mean: names are compared without case, spaces, punctuation and, as a second chance,
// without the diacritics that a header lacks. Also tells the two families of a distributor's export (ordered, sold) apart.

import { fits, PATTERNS, wordsOf } from "./headerPatterns.ts";
import { agreesWithMarks, foldDiacritics, normaliseHeader, tonesInPlace } from "./headerText.ts";
import { type Concept, NAMES } from "./vocabulary.ts";

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

/** A meaning with the name it is told from, marks and all. */
interface NamedMeaning extends Meaning {
  name: string;
}

const exact = new Map<string, Meaning[]>();
const folded = new Map<string, NamedMeaning[]>();
for (const [concept, names] of NAMES) {
  names.forEach((name, rank) => {
    const key = normaliseHeader(tonesInPlace(name));
    add(exact, key, { concept, strength: 3, rank });
    add(folded, foldDiacritics(key), { concept, strength: 2, rank, name: key });
  });
}

/** Everything a header may mean, the likeliest first. */
export function meaningsOf(header: string): Meaning[] {
  const key = normaliseHeader(tonesInPlace(header));
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
  const ofPath = last === header ? [] : lookUp(normaliseHeader(tonesInPlace(last)));
  if (ofPath.length > 0) return ofPath.map((meaning) => ({ ...meaning, strength: 2 }));
  const words = wordsOf(header);
  const rank = PATTERNS.findIndex(([, pattern]) => fits(pattern, words));
  if (rank < 0) return [];
  const concept = PATTERNS[rank]![0];
  // "Order time", "Thời gian bán": a moment or a time of day, as the values will tell.
  if (concept === "date" || concept === "time")
    return (["date", "time"] as const).map((each) => ({ concept: each, strength: 1, rank }));
  return [{ concept, strength: 1, rank }];
}

/** All exact meanings, then those of names whose marks the header lacks (or puts elsewhere in no letter). */
function lookUp(key: string): Meaning[] {
  const found = [...(exact.get(key) ?? [])];
  for (const { name, ...meaning } of folded.get(foldDiacritics(key)) ?? [])
    if (agreesWithMarks(key, name) && !found.some((other) => other.concept === meaning.concept)) found.push(meaning);
  return found;
}

function add<M extends Meaning & { name?: string }>(names: Map<string, M[]>, key: string, meaning: M): void {
  const list = names.get(key);
  if (!list) names.set(key, [meaning]);
  else if (!list.some(({ concept, name }) => concept === meaning.concept && name === meaning.name)) list.push(meaning);
}
