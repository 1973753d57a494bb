// Codes of a column that tells who or what a line is about: its ids in one writing, and the name where a code has lost digits.

import { isByContact } from "../mapping/identityColumns.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { emailText, phoneText } from "../values/contacts.ts";
import { Dictionary } from "../values/dictionary.ts";
import { codeText, hasLostDigits, idText } from "../values/idText.ts";
import { nameKey } from "../values/nameKey.ts";
import { BesideColumn } from "./besideColumn.ts";
import { addLost, type Identity, type IdentityReport, type LostDigits } from "./identity.ts";

const NAMES = { customer: "customerName", product: "productName" } as const;

export class IdColumn {
  readonly dictionary: Dictionary;
  readonly lost: LostDigits = { lines: 0, byName: 0, codes: [] };
  private readonly lostCodes = new Set<string>();
  /** The column with the name beside a code, −1 where there is none. */
  private readonly nameAt: number;
  /** Names beside codes; null where the name is the id, or the id may be any of several columns. */
  readonly names: BesideColumn | null;
  /** Telephone numbers beside codes of customers. */
  readonly phones: BesideColumn | null;

  constructor(field: Identity, columns: Mapping["columns"]) {
    const name = columns[NAMES[field]];
    const byContact = field === "customer" && isByContact(columns);
    const isName = byContact || columns[field] === undefined || columns[field] === name;
    this.nameAt = isName ? -1 : (name ?? -1);
    this.names = this.nameAt < 0 ? null : new BesideColumn(this.nameAt, idText);
    const phone = field === "customer" && !isName ? columns.phone : undefined;
    this.phones = phone === undefined ? null : new BesideColumn(phone, phoneText);
    // People's names are written with capitals here and without there; a code may mean what it says.
    this.dictionary = new Dictionary(
      byContact ? personText : wholeCode,
      field === "customer" && isName ? nameKey : null,
    );
  }

  /** The code of the id in a column that is not missing there. */
  code(cells: LineCells, index: number): number {
    const code = cells.code(index, this.dictionary);
    return code < 0 ? this.ofLost(cells, index) : code;
  }

  /** Takes what stands beside the id that has this code. */
  takeBeside(code: number, cells: LineCells): void {
    this.names?.add(code, cells);
    this.phones?.add(code, cells);
  }

  /** No more lines come. */
  release(): void {
    for (const each of [this.dictionary, this.names, this.phones]) each?.release();
  }

  get report(): IdentityReport {
    const { dictionary, lost, names, phones } = this;
    const spellings = [...dictionary.spellings];
    return { spellings, lost, names: names?.report ?? null, phones: phones?.report ?? null };
  }

  private ofLost(cells: LineCells, index: number): number {
    const { dictionary, nameAt } = this;
    const code = codeText(cells.text(index));
    addLost(this.lost, this.lostCodes, code);
    const byName = nameAt < 0 || nameAt === index || cells.isMissing(nameAt) ? -1 : cells.code(nameAt, dictionary);
    if (byName < 0) return dictionary.code(code);
    this.lost.byName++;
    return byName;
  }
}

/** A telephone number or an address in one writing; else as a code. */
export function personText(cell: string): string {
  return phoneText(cell) || emailText(cell) || wholeCode(cell);
}

/** A code that has all its digits, else "". */
function wholeCode(cell: string): string {
  const code = codeText(cell);
  return hasLostDigits(code) ? "" : code;
}
