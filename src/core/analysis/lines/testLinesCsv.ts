// Test targets as CSV: what was bought, what the model said first, and every number beside its prediction.

import { type CsvForm, csvLine } from "../../lib/csv.ts";
import { timeText } from "../../lib/timeText.ts";
import { ANALYSED_NUMBERS, describeRows, type TestTable } from "../testTable.ts";

/** Rows put into words at a time. */
const CHUNK = 1024;

/** One line per row, in the order given, after a header line; numbers that the data lacks are left out. */
export function testLinesCsv(table: TestTable, rows: Uint32Array, form?: CsvForm): string[] {
  const { lines, preprocess } = table.source;
  const numbers = ANALYSED_NUMBERS.filter((task) => preprocess.tasks[task]);
  const pieces = [
    csvLine(
      [
        ...["line", "customer", "customer_name", "time", "product", "product_name"],
        ...["likeliest", "likeliest_name", "probability", "rank"],
        ...numbers.flatMap((task) => [task, `${task}_predicted`]),
      ],
      form,
    ),
  ];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const described = describeRows(table, rows.subarray(at, at + CHUNK)).map((row) =>
      csvLine(
        [
          ...[row.line, row.customer, row.customerName, timeText(row.time, lines.has.timeOfDay)],
          ...[row.product, row.productName, row.predicted, row.predictedName, round(row.probability)],
          // A product that the vocabulary lacks has no rank.
          row.rank === 0 ? null : row.rank,
          ...numbers.flatMap((task) => [row.actual[task], round(row.expected[task])]),
        ],
        form,
      ),
    );
    pieces.push(described.join(""));
  }
  return pieces;
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
