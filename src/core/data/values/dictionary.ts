// Text to small integers: each distinct text is kept once, in order of first appearance.

import type { CodeTable } from "../bytes/byteCodes.ts";

/** A growing dictionary of texts. */
export class Dictionary {
  readonly values: string[] = [];
  /** The codes of cells by their bytes, kept by the byte reader. */
  byBytes?: CodeTable;
  /**
   * By code, the ways in which its text is written, blanks at the ends aside: of texts that were written otherwise than
   * they are read at least once, and of no others.
   */
  readonly spellings = new Map<number, string[]>();
  /** A cell's text as it is kept. */
  private readonly read: (cell: string) => string;
  private readonly key: ((text: string) => string) | null;
  /** The codes of cells by their text, kept by the text reader. */
  private readonly cells = new Map<string, number>();
  private lastCell = "";
  private lastCode = -1;
  /** The codes of texts by their keys: only from the first cell on that is written otherwise than it is read. */
  private codes: Map<string, number> | null = null;

  /** `read` takes a cell's text, `key` what two texts have in common that are one: the first of them is kept. */
  constructor(read: (cell: string) => string = valueText, key: ((text: string) => string) | null = null) {
    this.read = read;
    this.key = key;
  }

  /** The code of a cell, −1 where its text is empty; a new text gets the next code. */
  codeOfCell(cell: string): number {
    if (cell === this.lastCell) return this.lastCode;
    let code = this.cells.get(cell);
    let own = cell;
    if (code === undefined) {
      own = detached(cell);
      code = this.newCode(own);
      this.cells.set(own, code);
    }
    this.lastCell = own;
    this.lastCode = code;
    return code;
  }

  /** The code of a cell as it has never been written before; the caller remembers it, and the text is kept as it is. */
  newCode(cell: string): number {
    const text = this.read(cell);
    if (text === "") return -1;
    if (text === cell && !this.codes && !this.key) return this.values.push(text) - 1;
    const before = this.values.length;
    const code = this.code(text);
    this.noteSpelling(code, code === before, valueText(cell));
    return code;
  }

  /** The code of a text that is read already; a new one gets the next code. */
  code(text: string): number {
    if (text === "") return -1;
    this.codes ??= new Map(this.values.map((value, code) => [this.keyOf(value), code]));
    const key = this.keyOf(text);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const own = detached(text);
    this.codes.set(key === text ? own : key, this.values.length);
    return this.values.push(own) - 1;
  }

  /** Equal for texts that are one. */
  keyOf(text: string): string {
    return this.key ? this.key(text) : text;
  }

  /** Gives back what the byte reader keeps for it. What was read stays; no more cells can be added. */
  release(): void {
    this.byBytes?.release();
  }

  private noteSpelling(code: number, isNew: boolean, written: string): void {
    const value = this.values[code]!;
    const known = this.spellings.get(code);
    if (known) {
      if (known.length < MOST_SPELLINGS && !known.includes(written)) known.push(detached(written));
    } else if (written !== value) this.spellings.set(code, isNew ? [detached(written)] : [value, detached(written)]);
  }
}

/** So many ways of writing one text are remembered. */
export const MOST_SPELLINGS = 4;

/** A copy that does not keep the block of text alive it was cut from, as a slice does in V8. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Without blanks at its ends; most cells have none, and then the cell itself comes back. */
export function trimmed(cell: string): string {
  const length = cell.length;
  if (length === 0) return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(length - 1);
  return first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0 || first === 0xfeff ? cell.trim() : cell;
}

/** Words that programs write for "no value". */
const MISSING = new Set(["null", "(null)", "nan", "n/a", "#n/a", "none"]);

/** A cell's text without blanks, empty also where it holds a word for "no value". */
export function valueText(cell: string): string {
  const text = trimmed(cell);
  if (text.length < 3 || text.length > 6) return text;
  const first = text.charCodeAt(0) | 32;
  const suspicious = first === 110 || first === 35 || first === 40;
  return suspicious && MISSING.has(text.toLowerCase()) ? "" : text;
}
