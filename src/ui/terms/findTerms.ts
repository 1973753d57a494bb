// Where a text names a term of the glossary.

import type { Language } from "../i18n/texts.ts";
import { type GlossaryTerm, TERMS } from "./termList.ts";

/** A piece of a text; `term` where it is a term's word. */
export interface Piece {
  text: string;
  term: GlossaryTerm | null;
}

interface Finder {
  pattern: RegExp;
  /** By the word in lower case. */
  termOf: Map<string, { word: string; term: GlossaryTerm }>;
}

const finders = new Map<Language, Finder>();

function finder(language: Language): Finder {
  const known = finders.get(language);
  if (known) return known;
  const termOf = new Map(
    TERMS.flatMap((term) => term[language].words.map((word) => [word.toLowerCase(), { word, term }] as const)),
  );
  const words = [...termOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  // Whole words only; NDCG at 10 and NDCG@10 both name NDCG.
  const found = { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "giu"), termOf };
  finders.set(language, found);
  return found;
}

/** The text cut where it names a term for the first time; pieces join to the text. */
export function findTerms(text: string, language: Language): Piece[] {
  const { pattern, termOf } = finder(language);
  const pieces: Piece[] = [];
  const met = new Set<GlossaryTerm>();
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const { word, term } = termOf.get(match[0].toLowerCase())!;
    const isOtherWord = word === word.toUpperCase() && match[0] !== word;
    if (isOtherWord || met.has(term)) continue;
    met.add(term);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), term: null });
    pieces.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), term: null });
  return pieces;
}
