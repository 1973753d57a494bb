// Doubts about customers who are told by a telephone number or an e-mail address.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { isByContact } from "../mapping/identityColumns.ts";
import { emailText, phoneText } from "../values/contacts.ts";
import { nameKey } from "../values/nameKey.ts";
import { isNobody } from "../values/nobody.ts";
import type { WholeFile } from "./wholeFile.ts";

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
    const count = (numbers.get(nameKey(name)) ?? 0) + 1;
    numbers.set(nameKey(name), count);
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
