// What the columns of sale lines look like, one by one.

import { type ColumnsWith, columnSpec, columnsOf } from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { describeNumbers, type NumbersDescription } from "./describeNumbers.ts";
import { placeLine } from "./lineRows.ts";

export type NumberColumn = ColumnsWith<{ kind: "time" | "number" }> | "unitPrice";
export type TextColumn = ColumnsWith<{ kind: "text" | "place" }>;

export interface TextDescription {
  count: number;
  missing: number;
  distinct: number;
  /** Most frequent first, ties by first appearance in the file. */
  most: { value: string; name: string; lines: number }[];
}

export interface LinesDescription {
  lines: number;
  /** Columns that the file has. */
  numbers: { column: NumberColumn; figures: NumbersDescription }[];
  texts: { column: TextColumn; figures: TextDescription }[];
}

const MOST = 5;

/** Describes these lines; the unit price is revenue / quantity, missing where the quantity is not above zero. */
export function* describeLines(lines: SaleLines): CooperativeTask<LinesDescription> {
  const numbers = numberColumns(lines);
  const texts = textColumns(lines);
  const all = numbers.length + texts.length;
  const described: LinesDescription = { lines: lines.count, numbers: [], texts: [] };
  for (const [column, values] of numbers) {
    described.numbers.push({
      column,
      figures: yield* describeNumbers(values(), column === "time" ? dayNumber : undefined),
    });
    yield described.numbers.length / all;
  }
  for (const [column, coded, textOf] of texts) {
    described.texts.push({ column, figures: describeTexts(coded, textOf) });
    yield (described.numbers.length + described.texts.length) / all;
  }
  return described;
}

function numberColumns(lines: SaleLines): [NumberColumn, () => Float64Array][] {
  const { has } = lines;
  const columns: [NumberColumn, () => Float64Array][] = [];
  for (const name of columnsOf("time", "number")) {
    if (name !== "time" && !has[name]) continue;
    columns.push([name, () => lines[name].slice()]);
    if (name === "revenue") columns.push(["unitPrice", () => unitPrices(lines)]);
  }
  return columns;
}

/** [n] net; NaN where the quantity is not above zero. */
function unitPrices({ count, quantity, revenue }: SaleLines): Float64Array {
  const prices = new Float64Array(count);
  for (let i = 0; i < count; i++) prices[i] = quantity[i]! > 0 ? revenue[i]! / quantity[i]! : Number.NaN;
  return prices;
}

type TextOf = (code: number) => { value: string; name: string };

function textColumns(lines: SaleLines): [TextColumn, Int32Array, TextOf][] {
  const columns: [TextColumn, Int32Array, TextOf][] = [];
  for (const name of columnsOf("text", "place")) {
    const column = lines[name];
    if (!column) continue;
    const list = columnSpec(name).names?.list;
    columns.push([
      name,
      column.codes,
      (code) => {
        const value = column.values[code]!;
        return {
          value: typeof value === "string" ? value : placeLine(value),
          name: (list && lines[list][code]) ?? "",
        };
      },
    ]);
  }
  return columns;
}

function describeTexts(codes: Int32Array, textOf: TextOf): TextDescription {
  let limit = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= limit) limit = codes[i]! + 1;
  const lines = new Uint32Array(limit);
  let missing = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! < 0) missing++;
    else lines[codes[i]!]!++;
  }
  const most: number[] = [];
  let distinct = 0;
  for (let code = 0; code < limit; code++) {
    if (lines[code] === 0) continue;
    distinct++;
    if (most.length === MOST && lines[most[MOST - 1]!]! >= lines[code]!) continue;
    let at = most.length;
    while (at > 0 && lines[most[at - 1]!]! < lines[code]!) at--;
    most.splice(at, 0, code);
    most.length = Math.min(most.length, MOST);
  }
  return {
    count: codes.length - missing,
    missing,
    distinct,
    most: most.map((code) => ({ ...textOf(code), lines: lines[code]! })),
  };
}
