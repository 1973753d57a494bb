// Doubts about customers who are told by a telephone number or an e-mail address.

import type { Message } from "../../lib/message.ts";
import { quotedList } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { isByContact } from "../mapping/identityColumns.ts";
import { emailText, phoneText } from "../values/contacts.ts";
import { nameKey } from "../values/nameKey.ts";
import { isNobody } from "../values/nobody.ts";
import { differentOf } from "./codeNames.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Up to this share of the numbers, or of the codes, is no reason for a word; a customer may well have a new number. */
const FEW = 0.01;
const FEW_NUMBERS = 0.05;
/** Codes of a number, or numbers of a code, that are named. */
const TOLD = 3;

/** Names that stand for several numbers, and customers who are told by the name alone. */
export function contactNames({ lines, mapping }: WholeFile): Message[] {
  const { columns, header } = mapping;
  if (!isByContact(columns)) return [];
  const { codes, values } = lines.customer;
  const numbers = new Map<string, number>();
  const byName = new Uint8Array(values.length);
  let shared = 0;
  values.forEach((id, code) => {
    if (phoneText(id) === "" && emailText(id) === "") {
      byName[code] = 1;
      return;
    }
    const name = lines.customerNames[code]!;
    if (name === "" || isNobody(name)) return;
    const key = nameKey(name);
    const count = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, count);
    if (count === 2) shared++;
  });
  const column = header[columns.phone ?? columns.email ?? -1] ?? "";
  const notes: Message[] = [];
  if (shared > 0) notes.push(dataMessage("note.sharedNames", { column, count: shared }));
  const also = values.filter((id, code) => byName[code] === 1 && numbers.has(nameKey(id))).length;
  let without = 0;
  for (const code of codes) without += byName[code]!;
  if (without > 0) notes.push(dataMessage("note.noContact", { column, count: without, also }));
  return notes;
}

/** Telephone numbers beside codes that contradict them: one of several codes, several of one code. */
export function codesAndPhones({ lines, mapping, identities, walkIns }: WholeFile): Message[] {
  const { phones, names } = identities.customer;
  if (!phones) return [];
  const several = new Map(phones.several);
  const namesOf = new Map(names?.several ?? []);
  const codesOf = new Map<string, number[]>();
  let known = 0;
  const changing: number[] = [];
  lines.customer.values.forEach((_, code) => {
    const own = several.get(code) ?? [phones.texts[code] ?? ""];
    if (walkIns[code] === 1 || own[0] === "") return;
    known++;
    if (own.length > 1) changing.push(code);
    for (const phone of own) {
      const codes = codesOf.get(phone);
      if (codes) codes.push(code);
      else codesOf.set(phone, [code]);
    }
  });
  const { header, columns } = mapping;
  const where = { column: header[columns.phone ?? -1] ?? "", codes: header[columns.customer ?? -1] ?? "" };
  const isOther = (codes: readonly number[]) =>
    differentOf(codes.flatMap((code) => namesOf.get(code) ?? [names?.texts[code] ?? ""])).length > 1;
  const shared = [...codesOf].filter(([, codes]) => codes.length > 1).sort(([, a], [, b]) => b.length - a.length);
  const notes: Message[] = [];
  if (shared.length > FEW * codesOf.size) {
    const [phone, codes] = shared[0]!;
    const others = shared.filter(([, each]) => isOther(each)).length;
    const values = { ...where, count: shared.length, of: codesOf.size, others, phone };
    notes.push(dataMessage("note.phoneOfCodes", { ...values, sample: quotedList(codes.map(idOf), TOLD) }));
  }
  const others = changing.filter((code) => isOther([code])).length;
  if (changing.length > FEW_NUMBERS * known || others > FEW * known) {
    const code = changing.find((each) => isOther([each])) ?? changing[0]!;
    const values = { ...where, count: changing.length, of: known, others, code: idOf(code) };
    notes.push(dataMessage("note.phonesOfCode", { ...values, sample: quotedList(several.get(code)!, TOLD) }));
  }
  return notes;

  function idOf(code: number): string {
    return lines.customer.values[code]!;
  }
}
