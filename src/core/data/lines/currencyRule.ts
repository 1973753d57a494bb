// Sets lines in other currencies than the file's own aside: amounts of different currencies cannot be added up.

import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { currenciesOf } from "../values/currencySigns.ts";
import { Dictionary } from "../values/dictionary.ts";
import { MappingDisproved } from "./mappingDisproved.ts";

export class CurrencyRule {
  /** The sign of another currency beside an amount of the line at hand; to be emptied before each line. */
  otherSign = "";
  private readonly mapping: Mapping;
  private readonly at: number;
  private readonly names = new Dictionary();
  /** By code in `names`. */
  private readonly isOwn: boolean[] = [];

  constructor(mapping: Mapping) {
    this.mapping = mapping;
    this.at = this.holds ? (mapping.columns.currency ?? -1) : -1;
  }

  /** The name of another currency in the line's own column, "" where it is the file's. Throws as `offence`. */
  judge(cells: LineCells): string {
    if (this.at < 0 || cells.isMissing(this.at)) return "";
    const code = cells.code(this.at, this.names);
    const name = this.names.values[code]!;
    this.isOwn[code] ??= this.isOwnName(name);
    return this.isOwn[code] ? "" : this.offence(name);
  }

  /** Remembers a known sign that cannot stand for the file's currency. */
  see(sign: string): void {
    if (this.holds && currenciesOf(sign).length > 0 && !this.isOwnName(sign)) this.otherSign = sign;
  }

  /** What sets a line aside; the first that comes unawaited throws MappingDisproved, which says that there are such lines. */
  offence(name: string): string {
    const { onlyCurrency, currency = "" } = this.mapping;
    if (onlyCurrency !== undefined) return name;
    const values = { currency, value: sampleText(name) };
    throw new MappingDisproved({ ...this.mapping, onlyCurrency: true }, dataMessage("note.otherCurrency", values));
  }

  /** Without a currency of its own a file is taken as it is. */
  private get holds(): boolean {
    return Boolean(this.mapping.currency) && this.mapping.onlyCurrency !== false;
  }

  private isOwnName(name: string): boolean {
    const own = this.mapping.currency ?? "";
    return [name, name.toUpperCase()].some((each) => each === own || currenciesOf(each).includes(own));
  }
}
