// Cells that list several names ("Green tea x1, Black tea x2"), told from names that merely look like lists.

/** A comma between digits is a decimal mark. */
const OF_ALL = [/(?<!\d),|,(?!\d)/u, /;/u, /\+/u, /\|/u, /\n/u] as const;
/** Between names that all have their counts a blank is enough: what is left of the end of a line. */
const OF_COUNTED = [/(?<=\s[x×*]\s?\d+)\s+(?=\S)/iu, /(?<=\S)\s+(?=\d+\s?[x×*]\s)/iu] as const;
const SEPARATORS: readonly RegExp[] = [...OF_ALL, ...OF_COUNTED];
/** What every list has. */
const SEPARATED = /[,;+|\n]|\s[x×*]\s?\d|\d\s?[x×*]\s/iu;
/** A count before or behind a name: "x2", "× 2", "2 x", "(2)", "[2]". */
const COUNT_BEHIND = /\s*(?:[x×*]\s*\d+|\(\s*[x×]?\s*\d+\s*[x×]?\s*\)|\[\s*\d+\s*\])$/iu;
const COUNT_BEFORE = /^(?:\d+\s*[x×*]\s*|\(\s*\d+\s*[x×]?\s*\)\s*)/iu;
/** Longer cells are texts. */
const LONGEST = 2000;

/** One name of a cell, without its count. */
interface Part {
  name: string;
  counted: boolean;
}

/** Cells that are lists. */
export interface NameLists {
  /** How many cells. */
  lines: number;
  /** Of these, those that give each name its count. */
  counted: number;
  /** The first of them. */
  example: string;
}

/**
 * Which of these cells are lists: their names stand alone in other cells, or at the beginning of one list and further on in
 * another; where each has its count it is enough that they come back in other lists. A name that merely has a comma, with a
 * part that comes back ("…, less sugar"), is none. `counts` has each cell with the lines it stands on. Null where there is
 * no list.
 */
export function listsAmong(counts: ReadonlyMap<string, number>): NameLists | null {
  const candidates: { cell: string; parts: Part[] }[] = [];
  const others: string[] = [];
  for (const cell of counts.keys()) {
    const parts = partsOf(cell);
    if (parts) candidates.push({ cell, parts });
    else others.push(cell);
  }
  if (candidates.length === 0) return null;
  const alone = new Set(others.map((cell) => nameOf(cell).name));
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
  const linesOf = (some: typeof found) => some.reduce((sum, { cell }) => sum + (counts.get(cell) ?? 0), 0);
  const counted = found.filter(({ parts }) => parts.every((part) => part.counted));
  return { lines: linesOf(found), counted: linesOf(counted), example: example.cell };
}

/** The names that a cell may list, by the separator that gives the most; null where it is one name. */
function partsOf(cell: string): Part[] | null {
  if (cell.length > LONGEST || !SEPARATED.test(cell)) return null;
  let most: Part[] | null = null;
  for (const separator of SEPARATORS) {
    const parts = cell.split(separator).map(nameOf);
    // A list may end with its separator.
    if (parts.at(-1)?.name === "") parts.pop();
    if (parts.length < 2 || !parts.every(isName)) continue;
    if (OF_COUNTED.some((each) => each === separator) && !parts.every(({ counted }) => counted)) continue;
    if (parts.length > (most?.length ?? 1)) most = parts;
  }
  return most;
}

function nameOf(text: string): Part {
  const cell = text.normalize("NFC").trim().toLowerCase();
  const name = cell.replace(COUNT_BEHIND, "").replace(COUNT_BEFORE, "").trim();
  return { name, counted: name !== cell };
}

/** What can be a name or a code of a product: not "5 L" of "1,5 L", but "A" of "A x2". */
function isName({ name, counted }: Part): boolean {
  return counted ? /[\p{L}\p{N}]/u.test(name) : name.length >= 3 || /^\p{Letter}{2}$/u.test(name);
}
