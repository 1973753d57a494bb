// Which column tells the store, branch or till, where orders are numbered in each: by its name unless orders go across its
// values, and under an unknown name by what its values part.

import { dayNumber } from "../../lib/calendar.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Coded } from "../lines/saleColumns.ts";
import { isNumberedByStore, type StoreNumbers, storeNumbersTask } from "../lines/storeNumbers.ts";
import { readTime, timeReading } from "../values/dates.ts";
import { Dictionary } from "../values/dictionary.ts";
import { codeText } from "../values/idText.ts";
import type { ColumnValues } from "./columnValues.ts";
import { fits, wordPattern, wordsOf } from "./headerPatterns.ts";
import type { Mapping } from "./mapping.ts";

const NAMED = wordPattern(
  /\b(store|shop|till|register|terminal|pos|branch|warehouse|depot|quầy|cửa hàng|chi nhánh|máy tính tiền|kho|kasse|caisse|caja|filiale|sucursal|tienda)\b/,
);
/** A column of an unknown name has to part so many pairs, and to have so many orders for each of its values. */
const LEAST_PAIRS = 3;
const ORDERS_A_VALUE = 3;

type Columns = Mapping["columns"];

interface Candidate {
  index: number;
  named: boolean;
  found: StoreNumbers;
}

/** Chooses the column, where orders have numbers; `reasons` has why each column is not used so far. */
export function chooseStore(values: readonly ColumnValues[], columns: Columns, reasons: Message[]): void {
  if (columns.order === undefined || columns.date === undefined) return;
  const used = new Set(Object.values(columns));
  const isNamed = (index: number) =>
    reasons[index]!.code === "column.is"
      ? isStore(reasons[index]!)
      : reasons[index]!.code === "column.unknownName" && fits(NAMED, wordsOf(values[index]!.header));
  const isOpen = (index: number) => isNamed(index) || reasons[index]!.code === "column.unknownName";
  const open = values.flatMap((column, index) => (used.has(index) || column.isEmpty || !isOpen(index) ? [] : [index]));
  if (open.length === 0) return;
  const lines = numberedHead(values, columns);
  const { days, rivals } = numbersByDay(lines);
  if (!open.some(isNamed) && !rivals) return;
  const candidates = open.flatMap((index): Candidate[] => {
    const named = isNamed(index);
    const store = codesOf(values[index]!);
    const found = runToEnd(storeNumbersTask({ ...lines, store }));
    const { pairs, furtherCustomer, furtherMoment } = found;
    if (pairs === 0) return named ? [{ index, named, found }] : [];
    const several = store.values.length * ORDERS_A_VALUE <= days + pairs;
    const certain = several && pairs >= LEAST_PAIRS && furtherCustomer + furtherMoment === 0;
    return isNumberedByStore(found) && (named || certain) ? [{ index, named, found }] : [];
  });
  const [best] = candidates.sort((a, b) => b.found.pairs - a.found.pairs || Number(b.named) - Number(a.named));
  if (!best) return;
  columns.store = best.index;
  reasons[best.index] =
    best.found.pairs > 0
      ? dataMessage("column.storeNumbers", { count: best.found.pairs })
      : dataMessage("column.is", { what: dataMessage("unused.store") });
}

/** Whether the first lines, under these columns, show that each store has numbers of its own. */
export function numbersByStore(values: readonly ColumnValues[], columns: Columns): boolean {
  const { order, date, store } = columns;
  if (order === undefined || date === undefined || store === undefined) return false;
  const lines = { ...numberedHead(values, columns), store: codesOf(values[store]!) };
  return isNumberedByStore(runToEnd(storeNumbersTask(lines)));
}

function isStore({ code, values }: Message): boolean {
  const { what } = values;
  return code === "column.is" && typeof what === "object" && what.code === "unused.store";
}

type NumberedHead = ReturnType<typeof numberedHead>;

function numberedHead(values: readonly ColumnValues[], columns: Columns) {
  const who = columns.customer ?? columns.customerName ?? columns.phone ?? columns.email;
  const order = codesOf(values[columns.order!]!);
  const nobody: Coded = { codes: new Int32Array(order.codes.length), values: [""] };
  const customer = who === undefined ? nobody : codesOf(values[who]!, true);
  return { count: order.codes.length, order, customer, time: momentsOf(values, columns) };
}

/** On how many days numbers occur, and whether any has two customers or moments on one: else no store numbers by itself. */
function numbersByDay({ count, order, customer, time }: NumberedHead): { days: number; rivals: boolean } {
  const firsts = new Map<string, number>();
  let rivals = false;
  for (let i = 0; i < count; i++) {
    if (order.codes[i]! < 0) continue;
    const key = `${order.codes[i]} ${dayNumber(time[i]!)}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, i);
    else rivals ||= customer.codes[first] !== customer.codes[i] || time[first] !== time[i];
  }
  return { days: firsts.size, rivals };
}

function momentsOf(values: readonly ColumnValues[], { date, time }: Columns): Float64Array {
  const day = values[date!]!;
  const hour = time === undefined || time === date ? null : values[time]!;
  const reading = timeReading();
  return day.moments(day.date.format).map((moment, i) => {
    if (Number.isNaN(moment)) return 0;
    return hour && readTime(hour.cells[i]!, reading) ? moment + reading.ms : moment;
  });
}

/** Blank cells are a value of their own where `blanks` says so. */
function codesOf({ cells }: ColumnValues, blanks = false): Coded {
  const dictionary = new Dictionary(codeText);
  const blank = blanks ? dictionary.code(" ") : -1;
  const codes = Int32Array.from(cells, (cell) => {
    const code = dictionary.codeOfCell(cell);
    return code < 0 ? blank : code;
  });
  return { codes, values: dictionary.values };
}
