// Distinct places: the address, ward, district and province columns of a line, coded together.

import { detached, trimmed } from "./dictionary.ts";
import type { Mapping } from "./mapping.ts";
import type { PlaceText } from "./saleLines.ts";

const BREAK = "\u001f";

export class PlaceCoder {
  readonly values: PlaceText[] = [];
  private readonly codes = new Map<string, number>();
  private readonly at: readonly number[];
  /** By customer: the key and code of its last place, since customers seldom move. */
  private readonly lastKey: string[] = [];
  private readonly lastCode: number[] = [];

  constructor({ columns }: Pick<Mapping, "columns">) {
    this.at = [columns.address ?? -1, columns.ward ?? -1, columns.district ?? -1, columns.province ?? -1];
  }

  get isMapped(): boolean {
    return this.at.some((index) => index >= 0);
  }

  /** The code of the line's place, −1 where all its place cells are blank. */
  code(cells: readonly string[], customer: number): number {
    let key = "";
    for (let i = 0; i < 4; i++) {
      const index = this.at[i]!;
      if (index >= 0) key += trimmed(cells[index]!);
      if (i < 3) key += BREAK;
    }
    if (key === this.lastKey[customer]) return this.lastCode[customer]!;
    let code = this.codes.get(key);
    if (code === undefined) {
      const [address, ward, district, province] = key.split(BREAK).map(detached);
      const blank = !address && !ward && !district && !province;
      code = blank ? -1 : this.values.length;
      if (!blank)
        this.values.push({
          address: address ?? "",
          ward: ward ?? "",
          district: district ?? "",
          province: province ?? "",
        });
      this.codes.set(detached(key), code);
    }
    this.lastKey[customer] = key;
    this.lastCode[customer] = code;
    return code;
  }
}
