// What stands beside an id, as a name beside a code: the first text of each, and whether others follow.

import type { LineCells } from "../records/lineCells.ts";
import { Dictionary } from "../values/dictionary.ts";

/** So many texts of one id are remembered. */
const MOST_BESIDE = 6;

/** By code of the id: what stands beside it. Parts of a file are joined. */
export interface Beside {
  /** The first text, "" or absent where there is none. */
  texts: readonly string[];
  /** All its texts, the first of them first, of ids with several and of no others. */
  several: [number, string[]][];
}

export class BesideColumn {
  /** By code of the id, its first text; absent where there is none. */
  readonly texts: string[] = [];
  readonly several = new Map<number, string[]>();
  private readonly index: number;
  private readonly dictionary: Dictionary;
  /** By code of the id, the code of its first text. */
  private readonly firsts: number[] = [];

  /** `read` takes a cell's text. */
  constructor(index: number, read: (cell: string) => string) {
    this.index = index;
    this.dictionary = new Dictionary(read);
  }

  /** Takes the text beside the id with this code. */
  add(id: number, cells: LineCells): void {
    const text = cells.code(this.index, this.dictionary);
    if (text < 0 || this.firsts[id] === text) return;
    if (this.firsts[id] === undefined) {
      this.firsts[id] = text;
      this.texts[id] = this.dictionary.values[text]!;
    } else this.addFurther(id, this.dictionary.values[text]!);
  }

  /** Adds what a later part of the file says: `joined` are the codes that its own ones have in all. */
  join({ texts, several }: Beside, joined: Int32Array): void {
    const more = new Map(several);
    joined.forEach((id, own) => {
      for (const text of more.get(own) ?? [texts[own] ?? ""]) {
        if (text === "") continue;
        if (this.texts[id] === undefined) this.texts[id] = text;
        else if (this.texts[id] !== text) this.addFurther(id, text);
      }
    });
  }

  get report(): Beside {
    return { texts: this.texts, several: [...this.several] };
  }

  /** No more texts come. */
  release(): void {
    this.dictionary.release();
  }

  private addFurther(id: number, text: string): void {
    const known = this.several.get(id);
    if (!known) this.several.set(id, [this.texts[id]!, text]);
    else if (known.length < MOST_BESIDE && !known.includes(text)) known.push(text);
  }
}
