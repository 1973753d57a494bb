// A column of money that turns out to hold amounts of orders once the whole file is read.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { MappingDisproved } from "../lines/mappingDisproved.ts";
import { repeatedAmounts } from "../lines/repeatedAmounts.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import { DISCOUNT_FIELDS, type Field, type Mapping } from "../mapping/mapping.ts";
import type { WholeFile } from "./wholeFile.ts";

/** The reading that such lines call for, where other columns give the money of a line; else null. */
export function amountsOfOrders(lines: SaleLines, mapping: Mapping): MappingDisproved | null {
  const field = amountField(mapping);
  const { unitPrice, quantity, gross } = mapping.columns;
  const fromPrice = unitPrice !== undefined && quantity !== undefined;
  if (!field || !(fromPrice || (field === "revenue" && gross !== undefined))) return null;
  const found = repeatedAmounts(lines);
  if (!found) return null;
  const { [field]: index, ...columns } = mapping.columns;
  const instead = dataMessage(field === "revenue" && gross !== undefined ? "answer.fromGross" : "answer.fromPrice");
  const column = mapping.header[index ?? -1] ?? "";
  const note = dataMessage("note.ofOrdersInAll", { column, orders: found.orders, repeated: found.repeated, instead });
  return new MappingDisproved({ ...mapping, columns }, note);
}

/** Says so where nothing else gives the money of a line. */
export function orderAmountNotes({ lines, mapping }: WholeFile): Message[] {
  const field = amountField(mapping);
  const found = field && repeatedAmounts(lines);
  if (!found) return [];
  const column = mapping.header[mapping.columns[field] ?? -1] ?? "";
  return [dataMessage("note.ofOrdersOnly", { column, orders: found.orders, repeated: found.repeated })];
}

/** The field that a line's revenue is read from as it stands. */
function amountField({ columns }: Mapping): Extract<Field, "revenue" | "gross"> | null {
  if (columns.revenue !== undefined) return "revenue";
  const whole = columns.gross !== undefined && DISCOUNT_FIELDS.every((field) => columns[field] === undefined);
  return whole ? "gross" : null;
}
