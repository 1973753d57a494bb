// Cells that list several products ("Green tea x1, Black tea x2"): each list would be one product of its own.

import { quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** A comma between digits is a decimal mark. */
const SEPARATORS = [/(?<!\d),|,(?!\d)/u, /;/u, /\+/u, /\|/u, /\n/u] as const;
/** A count before or behind a name: "x2", "× 2", "2 x", "(2)", "[2]". */
const COUNT_BEHIND = /\s*(?:[x×*]\s*\d+|\(\s*[x×]?\s*\d+\s*[x×]?\s*\)|\[\s*\d+\s*\])$/iu;
const COUNT_BEFORE = /^(?:\d+\s*[x×*]\s*|\(\s*\d+\s*[x×]?\s*\)\s*)/iu;
/** Up to this share of the lines is no reason for a word: bundles, and names that happen to be made of others. */
const FEW = 0.001;
/** Longer cells are texts. */
const LONGEST = 2000;

/** One name of a cell, without its count. */
interface Part {
  name: string;
  counted: boolean;
}

/** Tells that the product's column holds lists: at most one doubt. */
export function lists({ values, mapping, table }: FirstLook): Doubt[] {
  const { product, productName } = mapping.columns;
  for (const index of new Set([product, productName])) {
    const cells = index === undefined ? undefined : values[index]?.filled;
    if (!cells || index === undefined) continue;
    const found = listsAmong(cells);
    if (!found || found.lines <= FEW * cells.length) continue;
    return [
      {
        note: dataMessage("note.lists", {
          column: table.header[index] ?? "",
          count: found.lines,
          lines: table.rows.length,
          sample: quoted(found.example),
        }),
        columns: [index],
      },
    ];
  }
  return [];
}

/**
 * Which of these cells are lists: their names stand alone in other cells, or at the beginning of one list and further on in
 * another; where each has its count it is enough that they come back in other lists. A name that merely has a comma, with a
 * part that comes back ("…, less sugar"), is none. Null where there is no list.
 */
export function listsAmong(cells: readonly string[]): { lines: number; example: string } | null {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const alone = new Set<string>();
  const candidates: { cell: string; parts: Part[] }[] = [];
  for (const cell of counts.keys()) {
    const parts = partsOf(cell);
    if (parts) candidates.push({ cell, parts });
    else alone.add(nameOf(cell).name);
  }
  if (candidates.length === 0) return null;
  const first = new Map<string, number>();
  const behind = new Map<string, number>();
  for (const { parts } of candidates) {
    for (const [i, name] of [...new Set(parts.map((part) => part.name))].entries()) {
      const met = i === 0 ? first : behind;
      met.set(name, (met.get(name) ?? 0) + 1);
    }
  }
  const isAnywhere = (name: string) => alone.has(name) || (first.has(name) && behind.has(name));
  const isAgain = (name: string) => alone.has(name) || (first.get(name) ?? 0) + (behind.get(name) ?? 0) > 1;
  const found = candidates.filter(({ parts }) =>
    parts.every(({ counted }) => counted)
      ? parts.some(({ name }) => isAgain(name))
      : parts.every(({ name }) => isAnywhere(name)),
  );
  const [example] = found;
  if (!example) return null;
  const lines = found.reduce((sum, { cell }) => sum + (counts.get(cell) ?? 0), 0);
  return { lines, example: example.cell };
}

/** The names that a cell may list, by the separator that gives the most; null where it is one name. */
function partsOf(cell: string): Part[] | null {
  if (cell.length > LONGEST) return null;
  let most: Part[] | null = null;
  for (const separator of SEPARATORS) {
    const parts = cell.split(separator).map(nameOf);
    // A list may end with its separator.
    if (parts.at(-1)?.name === "") parts.pop();
    if (parts.length < 2 || !parts.every(({ name }) => isName(name))) continue;
    if (parts.length > (most?.length ?? 1)) most = parts;
  }
  return most;
}

function nameOf(text: string): Part {
  const cell = text.normalize("NFC").trim().toLowerCase();
  const name = cell.replace(COUNT_BEHIND, "").replace(COUNT_BEFORE, "").trim();
  return { name, counted: name !== cell };
}

/** What can be a name or a code of a product: not "5 L" of "1,5 L". */
function isName(text: string): boolean {
  return text.length >= 3 || /^\p{Letter}{2}$/u.test(text);
}
