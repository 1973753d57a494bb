// Which decimal mark the numbers of a file are written with, and which columns need the other: told from values that
// only one of them can read, then from the equation between quantity, price and amount.

import type { ColumnValues } from "./columnValues.ts";
import { type Decimal, type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";

export interface Marks {
  file: Decimal;
  /** By column, where it is another than the file's. */
  own: ReadonlyMap<number, Decimal>;
}

/** Lines on which the marks are tried. */
const TRIED = 300;
/** With more columns than this that both marks can read, there are too many ways to try. */
const MOST_OPEN = 8;
/** Of these lines so many must agree, and so many more than before. */
const AGREE = 0.5;
const GAIN = 0.25;
const THREE_DIGITS = /^\s*[-+]?\d{1,3}([.,])\d{3}\s*$/;

export function markOf(marks: Marks, index: number): Decimal {
  return marks.own.get(index) ?? marks.file;
}

/** The marks as a mapping has them: the file's, and those of the fields whose columns differ. */
export function decimalsOf(marks: Marks, columns: Mapping["columns"]): Pick<Mapping, "decimal" | "columnDecimals"> {
  const columnDecimals: Partial<Record<Field, Decimal>> = {};
  for (const field of NUMBER_FIELDS) {
    const mark = marks.own.get(columns[field] ?? -1);
    if (mark && mark !== marks.file) columnDecimals[field] = mark;
  }
  return { decimal: marks.file, ...(Object.keys(columnDecimals).length > 0 && { columnDecimals }) };
}

/** Columns that may hold amounts of a line or its discount, beside those that have a field. */
export interface MoneyColumns {
  amounts: readonly number[];
  discounts: readonly number[];
  /** Columns of money that are not the line's: they are written as the others are. */
  besides: readonly number[];
  /** All columns of numbers: those besides decide the file's mark only where nothing else does. */
  others: readonly number[];
}

/** Columns that mostly a comma alone can read, less those that a point alone can. */
export function certainMarks(values: readonly ColumnValues[], indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + lean(values[index]!.decimal.dot, values[index]!.decimal.comma), 0);
}

/** Which mark has more cells: 1 for the comma, -1 for the point. */
function lean(dot: number, comma: number): number {
  return Math.sign(comma - dot);
}

/** The file's decimal mark, and the columns that need the other. */
export function chooseMarks(values: readonly ColumnValues[], columns: Mapping["columns"], more: MoneyColumns): Marks {
  const fields = NUMBER_FIELDS.flatMap((field) => columns[field] ?? []);
  const indices = [...new Set([...fields, ...more.amounts, ...more.discounts, ...more.besides])];
  const certain = certainMarks(values, indices);
  const likely = indices.reduce((sum, index) => {
    const { likelyDot, likelyComma } = values[index]!.decimal;
    return sum + lean(likelyDot, likelyComma);
  }, 0);
  // Where amounts say nothing, or as much for one as for the other, any other column of numbers does.
  const file: Decimal = (certain || likely || certainMarks(values, more.others)) > 0 ? "," : ".";
  const own = new Map<number, Decimal>();
  for (const index of [...indices, ...more.others]) {
    const { decimal } = values[index]!;
    const needs = lean(decimal.dot, decimal.comma);
    if (needs !== 0 && needs > 0 !== (file === ",")) own.set(index, needs > 0 ? "," : ".");
  }
  return settled(values, columns, more, { file, own });
}

/** One column that both marks can read, under both. */
interface OpenColumn {
  index: number;
  /** How unusual the other mark is here: amounts of money share theirs, quantities often have one of their own. */
  cost: number;
}

/** The marks under which quantity × price, less the discount, is the amount on most lines, where those given are not. */
function settled(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  { amounts: more, discounts }: MoneyColumns,
  marks: Marks,
): Marks {
  const { quantity, unitPrice, revenue, gross } = columns;
  const amounts = [...new Set([revenue, gross, ...more])].filter(
    (index) => index !== undefined && index !== quantity && index !== unitPrice,
  ) as number[];
  if (quantity === undefined || unitPrice === undefined || amounts.length === 0) return marks;
  const used = [quantity, unitPrice, ...amounts, ...discounts];
  const open: OpenColumn[] = [...new Set(used)]
    .filter((index) => isOpen(values[index]!))
    .map((index) => ({ index, cost: index === quantity ? 1 : 2 }));
  if (open.length === 0 || open.length > MOST_OPEN) return marks;
  const numbers = new Map<string, Float64Array>();
  const read = (index: number, mark: Decimal): Float64Array => {
    const key = `${index} ${mark}`;
    let found = numbers.get(key);
    if (!found) {
      found = values[index]!.numbers(mark);
      numbers.set(key, found);
    }
    return found;
  };
  const agreement = (own: ReadonlyMap<number, Decimal>) => {
    const of = (index: number) => read(index, own.get(index) ?? marks.file);
    return agreeing(of(quantity), of(unitPrice), amounts.map(of), discounts.map(of));
  };
  const start = agreement(marks.own);
  if (start.agree > (1 - GAIN) * start.usable) return marks;
  let best = { own: marks.own, agree: start.agree, cost: 0 };
  for (let choice = 1; choice < 1 << open.length; choice++) {
    const flipped = open.filter((_, i) => choice & (1 << i));
    const own = new Map(marks.own);
    for (const { index } of flipped) own.set(index, (own.get(index) ?? marks.file) === "," ? "." : ",");
    const { agree } = agreement(own);
    const cost = flipped.reduce((total, column) => total + column.cost, 0);
    if (agree > best.agree || (agree === best.agree && best.cost > 0 && cost < best.cost)) best = { own, agree, cost };
  }
  const enough = best.agree >= AGREE * start.usable && best.agree - start.agree >= GAIN * start.usable;
  return enough ? { file: marks.file, own: best.own } : marks;
}

/** No value of the column says which mark it is written with, and some would be other numbers under the other. */
function isOpen({ decimal }: ColumnValues): boolean {
  return decimal.dot === 0 && decimal.comma === 0 && decimal.likelyDot + decimal.likelyComma > 0;
}

/** Lines on which quantity × price is one of the amounts, as it is or less a discount. */
function agreeing(
  quantity: Float64Array,
  price: Float64Array,
  amounts: readonly Float64Array[],
  discounts: readonly Float64Array[],
): { agree: number; usable: number } {
  let usable = 0;
  let agree = 0;
  for (let i = 0; i < Math.min(TRIED, quantity.length); i++) {
    const gross = quantity[i]! * price[i]!;
    if (!(gross > 0) || !amounts.some((amount) => amount[i]! > 0)) continue;
    usable++;
    const offs = discounts.map((column) => Math.abs(column[i]! || 0));
    const sum = offs.reduce((total, off) => total + off, 0);
    const expected = [0, sum, ...offs].flatMap((off) => [gross - off, gross * (1 - off), gross * (1 - off / 100)]);
    if (amounts.some((amount) => expected.some((value) => Math.abs(value - amount[i]!) <= 0.002 * gross + 0.011)))
      agree++;
  }
  return { agree, usable };
}

/** A value of a column whose every value is written with three digits behind one mark ("2.000"): thousands, or decimals. */
export function threeDigits(column: ColumnValues): string | null {
  const { filled } = column;
  const mark = THREE_DIGITS.exec(filled[0] ?? "")?.[1];
  if (!mark || filled.length < 2 || !isOpen(column)) return null;
  return filled.every((cell) => THREE_DIGITS.exec(cell)?.[1] === mark) ? filled[0]!.trim() : null;
}
