// Text to small integers: each distinct text is kept once, in order of first appearance.

import type { CodeTable } from "../bytes/byteCodes.ts";

/** A growing dictionary of texts. */
export class Dictionary {
  readonly values: string[] = [];
  /** The codes of cells by their bytes, kept by the byte reader. */
  byBytes?: CodeTable;
  /** A cell's text as `codeOfCell` takes it: a part of the cell. */
  readonly read: (cell: string) => string;
  private readonly codes = new Map<string, number>();
  private lastText = "";
  private lastCode = -1;

  /** `read` takes a cell's text for `codeOfCell`: by default `valueText`. */
  constructor(read: (cell: string) => string = valueText) {
    this.read = read;
  }

  /** Adds a text that is known to be new; texts added so are not found by `code`. */
  add(text: string): number {
    return this.values.push(text) - 1;
  }

  /** The code of a cell's text as the dictionary reads cells. */
  codeOfCell(cell: string): number {
    return this.code(this.read(cell));
  }

  /** The code of a text, −1 for the empty one; a new text gets the next code. */
  code(text: string): number {
    if (text === this.lastText) return this.lastCode;
    let code = -1;
    if (text !== "") {
      const known = this.codes.get(text);
      if (known === undefined) {
        code = this.values.length;
        const own = detached(text);
        this.values.push(own);
        this.codes.set(own, code);
        this.lastText = own;
        this.lastCode = code;
        return code;
      }
      code = known;
    }
    this.lastText = text;
    this.lastCode = code;
    return code;
  }
}

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
