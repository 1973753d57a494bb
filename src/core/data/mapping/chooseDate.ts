// Which of a file's dates is the day of the sale. What varies decides before names do: the day of a sale differs within a
// customer and within a product; one that does not is theirs (a birthday, an expiry), and one that is the same everywhere
// is the batch's.

import { dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { valueText } from "../values/dictionary.ts";
import type { ColumnValues } from "./columnValues.ts";
import { isNearTheSale, namesSale, type OtherDate, otherDateOf } from "./dateNames.ts";
import type { Meaning } from "./headerNames.ts";

/** A column that may hold the date; strength 0 where its values alone say so. */
export interface DateCandidate {
  index: number;
  strength: Meaning["strength"] | 0;
  rank: number;
}

/** The columns whose lines belong together. */
export interface Groups {
  customer?: ColumnValues;
  product?: ColumnValues;
  order?: ColumnValues;
}

export interface DateChoice {
  index: number | null;
  /** The reasons of the columns this choice is about, by index. */
  reasons: Map<number, Message>;
  /** What the user should know about the choice. */
  note: Message | null;
}

interface Candidate extends DateCandidate {
  column: ColumnValues;
  role: OtherDate | null;
  /** How sure the name is: 3 a date's own name, 2 words of a sale, 1 words of a date, 0 values alone, −1 another date. */
  standing: number;
  empty: boolean;
}

/** A name that stands alone needs as many customers before it is doubted. */
const GROUPS_AGAINST_A_NAME = 3;
/** So many customers of two visits and more, all with one day: worth a word although there is no other date. */
const GROUPS_WORTH_A_NOTE = 5;
/** A difference of rising steps that means something. */
const CLEARLY = 0.3;

/** Chooses among the columns that hold dates. */
export function chooseDate(
  values: readonly ColumnValues[],
  found: readonly DateCandidate[],
  groups: Groups,
): DateChoice {
  const reasons = new Map<number, Message>();
  const candidates: Candidate[] = [];
  for (const candidate of found) {
    const column = values[candidate.index]!;
    const role = candidate.strength >= 2 ? null : otherDateOf(column.header);
    if (role) reasons.set(candidate.index, dataMessage("column.is", { what: dataMessage(`unused.${role}`) }));
    if (role && !isNearTheSale(role)) continue;
    const named = candidate.strength === 1 ? (namesSale(column.header) ? 2 : 1) : Math.min(candidate.strength, 3);
    const standing = role ? -1 : candidate.strength >= 2 ? 3 : named;
    candidates.push({ ...candidate, column, role, standing, empty: column.filled.length * 2 < column.cells.length });
  }
  let left = candidates;
  for (const [key, owner] of [
    [null, "column.dateOfBatch"],
    [groups.customer, "column.dateOfCustomer"],
    [groups.product, "column.dateOfProduct"],
  ] as const) {
    if (key === undefined || left.length < 2) continue;
    const steadiness = left.map(({ column }) => variation(column, key, groups.order));
    const sale = left.filter(({ standing }, i) => standing >= 0 && steadiness[i]!.share >= 0.5);
    if (sale.length === 0) continue;
    const others = left.filter(({ standing }, i) => {
      const { count, share } = steadiness[i]!;
      const enough = key === null ? 1 : standing === 3 ? GROUPS_AGAINST_A_NAME : 1;
      return count >= enough && share <= 0.02;
    });
    for (const { index, role } of others) if (!role) reasons.set(index, dataMessage(owner));
    left = left.filter((candidate) => !others.includes(candidate));
  }
  const rising = new Map(
    left.map((candidate) => [candidate.index, left.length > 1 ? risingShare(candidate.column) : 0]),
  );
  left.sort(
    (a, b) =>
      b.standing - a.standing ||
      Number(a.empty) - Number(b.empty) ||
      clearlyMore(rising.get(b.index)!, rising.get(a.index)!) ||
      a.rank - b.rank ||
      a.index - b.index,
  );
  const [best, ...rest] = left;
  if (!best) return { index: null, reasons, note: null };
  for (const { index, role } of rest)
    if (!role) reasons.set(index, dataMessage("column.taken", { holder: best.column.header }));
  if (best.role) return { index: best.index, reasons, note: nearNote(best) };
  const rival = rest.find(({ standing, empty }) => standing === best.standing && empty === best.empty);
  return { index: best.index, reasons, note: (rival && rivalNote(best, rival)) ?? steadyNote(best, groups) };
}

function clearlyMore(a: number, b: number): number {
  return Math.abs(a - b) >= CLEARLY ? a - b : 0;
}

/**
 * In how many groups of lines a column's values differ: lines of one key (of two orders and more, where there are orders),
 * or the whole file where the key is null. Values are compared as written.
 */
function variation(
  column: ColumnValues,
  key: ColumnValues | null,
  order?: ColumnValues,
): { count: number; share: number } {
  const seen = new Map<string, { value: string; order: string; several: boolean; differ: boolean }>();
  column.cells.forEach((cell, i) => {
    // A line like the one above it tells nothing more.
    if (i > 0 && key && order && [column, key, order].every(({ cells }) => cells[i] === cells[i - 1])) return;
    const value = valueText(cell);
    const name = key ? valueText(key.cells[i]!) : "the file";
    if (value === "" || name === "") return;
    const visit = order && key ? valueText(order.cells[i]!) : String(i);
    const group = seen.get(name);
    if (!group) seen.set(name, { value, order: visit, several: false, differ: false });
    else {
      group.several ||= group.order !== visit;
      group.differ ||= group.value !== value;
    }
  });
  let count = 0;
  let differ = 0;
  for (const group of seen.values()) {
    if (!group.several) continue;
    count++;
    if (group.differ) differ++;
  }
  return { count, share: count === 0 ? 0 : differ / count };
}

/** Share of the steps between different days that go the way most go: 1 in a file written in time order. */
function risingShare(column: ColumnValues): number {
  const days = daysOf(column).filter((day) => !Number.isNaN(day));
  let up = 0;
  let down = 0;
  for (let i = 1; i < days.length; i++) {
    if (days[i]! > days[i - 1]!) up++;
    else if (days[i]! < days[i - 1]!) down++;
  }
  return up + down === 0 ? 0 : Math.max(up, down) / (up + down);
}

/** The day of each line, NaN where it has none. */
function daysOf(column: ColumnValues): Float64Array {
  return column.moments(column.date.format).map(dayNumber);
}

/** Two dates that nothing tells apart, where they are different days. */
function rivalNote(best: Candidate, rival: Candidate): Message | undefined {
  const own = daysOf(best.column);
  const others = daysOf(rival.column);
  const differ = (i: number) => own[i] !== others[i] && !Number.isNaN(own[i]! + others[i]!);
  const line = own.findIndex((_, i) => differ(i));
  if (line < 0) return undefined;
  return dataMessage("note.twoDates", {
    column: best.column.header,
    other: rival.column.header,
    value: sampleText(best.column.cells[line]!),
    otherValue: sampleText(rival.column.cells[line]!),
    count: own.filter((_, i) => differ(i)).length,
    lines: own.length,
  });
}

function nearNote({ column, role }: Candidate): Message {
  return dataMessage("note.onlyOtherDate", {
    column: column.header,
    what: dataMessage(`unused.${role!}`),
    value: column.samples[0] ?? "",
  });
}

function steadyNote({ column }: Candidate, { customer, order }: Groups): Message | null {
  if (!customer) return null;
  const { count, share } = variation(column, customer, order);
  if (count < GROUPS_WORTH_A_NOTE || share > 0.02) return null;
  return dataMessage("note.dateOfCustomer", { column: column.header, count, value: column.samples[0] ?? "" });
}
