// A column of money that turns out to hold amounts of orders once the whole file is read.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { MappingDisproved } from "../lines/mappingDisproved.ts";
import { repeatedAmounts } from "../lines/repeatedAmounts.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import { DISCOUNT_FIELDS, type Field, type Mapping } from "../mapping/mapping.ts";
import type { WholeFile } from "./wholeFile.ts";

type AmountField = Extract<Field, "revenue" | "gross">;

/** The reading that such lines call for, where other columns give the money of a line; else null. */
export function amountsOfOrders(lines: SaleLines, mapping: Mapping): MappingDisproved | null {
  const field = amountField(mapping);
  const instead = field && insteadOf(field, mapping);
  const found = instead && repeatedAmounts(lines);
  if (!found) return null;
  const { [field]: index, ...columns } = mapping.columns;
  const column = mapping.header[index ?? -1] ?? "";
  const told = { column, orders: found.orders, repeated: found.repeated, instead: dataMessage(instead) };
  return new MappingDisproved({ ...mapping, columns }, dataMessage("note.ofOrdersInAll", told));
}

/** Says so where nothing else gives the money of a line; where something does, these lines were asked while reading. */
export function orderAmountNotes({ lines, mapping }: WholeFile): Message[] {
  const field = amountField(mapping);
  const found = field && !insteadOf(field, mapping) && repeatedAmounts(lines);
  if (!found) return [];
  const column = mapping.header[mapping.columns[field] ?? -1] ?? "";
  return [dataMessage("note.ofOrdersOnly", { column, orders: found.orders, repeated: found.repeated })];
}

/** What gives the money of a line without this field. */
function insteadOf(field: AmountField, { columns }: Mapping): "answer.fromGross" | "answer.fromPrice" | null {
  if (field === "revenue" && columns.gross !== undefined) return "answer.fromGross";
  return columns.unitPrice !== undefined && columns.quantity !== undefined ? "answer.fromPrice" : null;
}

/** The field that a line's revenue is read from as it stands. */
function amountField({ columns }: Mapping): AmountField | null {
  if (columns.revenue !== undefined) return "revenue";
  const whole = columns.gross !== undefined && DISCOUNT_FIELDS.every((field) => columns[field] === undefined);
  return whole ? "gross" : null;
}
