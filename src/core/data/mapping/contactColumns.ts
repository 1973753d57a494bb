// Whether a telephone number or an e-mail address has to tell customers apart, because no code does.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { emailText, phoneText } from "../values/contacts.ts";
import { codeText } from "../values/idText.ts";
import { isNobody } from "../values/nobody.ts";
import type { ColumnValues } from "./columnValues.ts";
import { foldDiacritics } from "./headerText.ts";
import type { Mapping } from "./mapping.ts";

/** The telephone of somebody else than the customer. */
const OTHERS =
  /\b(nhan vien|nv|nguoi ban|cua hang|chi nhanh|kho|ncc|nha cung cap|tai xe|shipper|seller|vendor|shop|store|branch|staff|employee|sales ?(man|person|rep)|cashier|driver|supplier|company|hotline)\b/;
/** Of the filled cells. */
const MOSTLY = 0.5;
/** So many cells with one value alone are nobody's in particular. */
const ONE_VALUE = 10;

/** Whether a column can hold customers' telephone numbers. */
export function holdsPhones(column: ColumnValues): boolean {
  const words = foldDiacritics(column.header.replace(/[^\p{L}\p{N}]+/gu, " ").toLowerCase());
  return !OTHERS.test(words) && tellsApart(column, phoneText);
}

function holdsEmails(column: ColumnValues): boolean {
  return tellsApart(column, emailText);
}

function tellsApart({ filled }: ColumnValues, read: (cell: string) => string): boolean {
  const known: string[] = [];
  for (const [i, cell] of filled.entries()) {
    const text = read(cell);
    if (text !== "") known.push(text);
    else if (i + 1 - known.length > (1 - MOSTLY) * filled.length) return false;
  }
  if (known.length === 0) return false;
  return known.length < ONE_VALUE || new Set(known).size > 1;
}

/** Settles who tells the customer; `reasons` of the columns are changed with it. */
export function settleContacts(values: readonly ColumnValues[], columns: Mapping["columns"], reasons: Message[]): void {
  const { customer, phone } = columns;
  const code = values[customer ?? -1];
  const phones = values[phone ?? -1];
  if (code && holdsEmails(code)) {
    columns.email = customer;
    reasons[customer!] = dataMessage("column.contactForCustomer", { reason: reasons[customer!]! });
    // One of both for all: a customer who leaves the number once and the address another time would be two.
    if (phones && phones.filled.length <= code.filled.length) dropPhone(columns, reasons);
    else if (phones) dropEmail(columns, reasons);
  } else if (code && !(phones && isNobodyAtAll(code))) {
    // It tells nobody apart, but where it contradicts the codes that is told.
    if (phones) reasons[phone!] = dataMessage("column.phoneBesideCode");
    return;
  }
  if (!phones || columns.phone === undefined) return;
  if (code && columns.customer === customer)
    reasons[customer!] = dataMessage("column.onlyWalkIns", { reason: reasons[customer!]! });
  columns.customer = phone!;
  reasons[phone!] = dataMessage("column.contactForCustomer", { reason: reasons[phone!]! });
}

function dropPhone(columns: Mapping["columns"], reasons: Message[]): void {
  if (columns.phone === undefined) return;
  reasons[columns.phone] = dataMessage("column.is", { what: dataMessage("unused.phone") });
  delete columns.phone;
}

function dropEmail(columns: Mapping["columns"], reasons: Message[]): void {
  if (columns.email === undefined) return;
  reasons[columns.email] = dataMessage("column.is", { what: dataMessage("unused.email") });
  delete columns.email;
  delete columns.customer;
}

/** A column of codes that all stand for nobody. */
function isNobodyAtAll({ filled }: ColumnValues): boolean {
  return filled.length > 0 && [...new Set(filled.map(codeText))].every((text) => isNobody(text) || /^0+$/.test(text));
}
