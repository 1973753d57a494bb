// Distinct places: the address, ward, district and province columns of a line, coded together.

import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { Dictionary, trimmed } from "../values/dictionary.ts";
import type { PlaceText } from "./saleLines.ts";

const PARTS = ["address", "ward", "district", "province"] as const;

export class PlaceCoder {
  readonly values: PlaceText[] = [];
  private readonly codes = new Map<string, number>();
  /** Column of each part, −1 where the file lacks it, and the texts found in it. */
  private readonly at: readonly number[];
  private readonly parts = PARTS.map(() => new Dictionary(trimmed));
  /** By customer, four each: the part codes of its last place, since customers seldom move; and that place's code. */
  private readonly lastParts: number[] = [];
  private readonly lastCode: number[] = [];

  constructor({ columns }: Pick<Mapping, "columns">) {
    this.at = PARTS.map((part) => columns[part] ?? -1);
  }

  get isMapped(): boolean {
    return this.at.some((index) => index >= 0);
  }

  /** The code of the line's place, −1 where all its place cells are blank. Customers are codes in first-seen order. */
  code(cells: LineCells, customer: number): number {
    const { lastParts } = this;
    const base = customer * 4;
    let same = customer < this.lastCode.length;
    while (lastParts.length < base + 4) lastParts.push(-1);
    for (let i = 0; i < 4; i++) {
      const index = this.at[i]!;
      const part = index < 0 ? -1 : cells.code(index, this.parts[i]!);
      if (part === lastParts[base + i]) continue;
      lastParts[base + i] = part;
      same = false;
    }
    if (!same) this.lastCode[customer] = this.codeOf(lastParts.slice(base, base + 4));
    return this.lastCode[customer]!;
  }

  /** No more lines come. */
  release(): void {
    for (const part of this.parts) part.release();
  }

  /** The code of four part codes (−1 = blank). */
  private codeOf(parts: readonly number[]): number {
    const key = parts.join(" ");
    let code = this.codes.get(key);
    if (code === undefined) {
      const [address, ward, district, province] = parts.map((part, i) => this.parts[i]!.values[part] ?? "");
      code = parts.every((part) => part < 0) ? -1 : this.values.length;
      if (code >= 0)
        this.values.push({
          address: address!,
          ward: ward!,
          district: district!,
          province: province!,
        });
      this.codes.set(key, code);
    }
    return code;
  }
}
