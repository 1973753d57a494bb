// What the first lines say about how they are to be read: a sentence beside each choice a user can make.

import type { Message } from "../../lib/message.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { numberReading, readNumber } from "../values/numbers.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { DateFormat, Decimal, Field, Mapping } from "./mapping.ts";

/** Why the numbers of these columns are read with this decimal mark. */
export function decimalReason(
  columns: readonly ColumnValues[],
  decimal: Decimal,
  others: Mapping["columnDecimals"],
  header: (field: Field) => string,
): Message {
  const other: Decimal = decimal === "," ? "." : ",";
  const own = numberReading();
  const opposite = numberReading();
  let count = 0;
  let proof = "";
  let doubtful = "";
  for (const { filled, decimal: evidence, units } of columns) {
    const proofs = evidence[decimal === "," ? "comma" : "dot"];
    if (proofs === 0 && (doubtful !== "" || evidence.likelyDot + evidence.likelyComma === 0)) continue;
    let found = 0;
    for (const text of filled) {
      if (!readNumber(text, decimal, own)) continue;
      if (!readNumber(text, other, opposite)) {
        found++;
        proof ||= text;
      } else if (own.value !== opposite.value) doubtful ||= text;
      // Of numbers without units all have been counted.
      if (units.size === 0 && (proofs === 0 ? doubtful !== "" : found > 0)) {
        found = proofs;
        break;
      }
    }
    count += found;
  }
  const said =
    count > 0
      ? dataMessage("evidence.decimalProven", { count, value: sampleText(proof) })
      : doubtful && readNumber(doubtful, decimal, own)
        ? dataMessage("evidence.decimalLikely", { value: sampleText(doubtful), number: own.value })
        : dataMessage("evidence.decimalNone");
  const named = Object.keys(others ?? {}) as Field[];
  return named.length === 0
    ? said
    : dataMessage("evidence.decimalMixed", { proof: said, columns: named.map(header).join(", ") });
}

/** Why the dates of this column are read in this format; `why` says what an undecided order rests on. */
export function dateReason(column: ColumnValues | null, format: DateFormat, why: Message | null): Message {
  const sample = column?.filled[0];
  if (!column || sample === undefined) return dataMessage("evidence.noDate");
  if (why) return dataMessage("evidence.dateOpen", { value: sampleText(sample), why });
  const reading = timeReading();
  const proof = column.filled.find((text) => readDate(text, format, reading) && reading.definite);
  const share = Math.floor(100 * column.date.share);
  return proof
    ? dataMessage("evidence.dateProven", { share, value: sampleText(proof) })
    : dataMessage("evidence.dateShape", { share, value: sampleText(sample) });
}
