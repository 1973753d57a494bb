// Doubts about customers who stand for nobody: by what they are called, and by how they buy.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { quotedList } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type Bills, type Crowd, findCrowds } from "../lines/crowds.ts";
import { visitsOf } from "../lines/visits.ts";
import { WALK_IN, walkInCustomers } from "../lines/walkIns.ts";
import { identityColumns } from "../mapping/identityColumns.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { Dictionary } from "../values/dictionary.ts";
import { codeText } from "../values/idText.ts";
import { nameKey } from "../values/nameKey.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";
import { headCustomers } from "./headCustomers.ts";
import type { WholeFile } from "./wholeFile.ts";

const EXAMPLES = 5;

/** The mapping with a customer marked as a walk-in, or as none. */
function withWalkIns(mapping: Mapping, values: readonly string[], as: "marked" | "unmarked"): Mapping {
  const { walkIns = {} } = mapping;
  const keys = new Set(values.map(nameKey));
  const other = as === "marked" ? "unmarked" : "marked";
  const left = walkIns[other]?.filter((value) => !keys.has(nameKey(value)));
  return {
    ...mapping,
    walkIns: {
      [as]: [...(walkIns[as]?.filter((value) => !keys.has(nameKey(value))) ?? []), ...values],
      ...(left && left.length > 0 && { [other]: left }),
    },
  };
}

/** What the first lines tell; where the whole file has been read, it tells by itself. */
export function walkIns({ values, mapping, whole }: FirstLook): Doubt[] {
  const customers = whole ? null : headCustomers(values, mapping);
  if (!customers) return [];
  const { codes, ids, names } = customers;
  const found = walkInCustomers({ ids, names }, mapping);
  const columns = identityColumns(mapping.columns).slice(0, 1);
  const told = toldOf(ids, names, found);
  const doubts: Doubt[] = [];
  if (told.length > 0) {
    const lines = codes.reduce((sum, code) => sum + (found[code] === WALK_IN.told ? 1 : 0), 0);
    doubts.push({
      note: dataMessage("note.walkInsFirst", {
        column: columnName(mapping),
        values: list(told),
        count: lines,
        lines: codes.length,
      }),
      columns,
      answers: [
        { label: dataMessage("answer.walkIns"), mapping },
        { label: dataMessage("answer.customers"), mapping: withWalkIns(mapping, told, "unmarked") },
      ],
    });
  }
  const bills = () => headBills(codes, values, mapping);
  for (const crowd of findCrowds({ customer: codes, customers: ids.length, bills })) {
    const value = ids[crowd.customer]!;
    if (isSettled(value, mapping) || found[crowd.customer] !== WALK_IN.no) continue;
    doubts.push({
      note: crowdNote(crowd, value, mapping),
      columns,
      answers: [
        { label: dataMessage("answer.walkIns"), mapping: withWalkIns(mapping, [value], "marked") },
        { label: dataMessage("answer.customers"), mapping: withWalkIns(mapping, [value], "unmarked") },
      ],
      decides: true,
    });
  }
  return doubts;
}

function headBills(codes: Int32Array, values: FirstLook["values"], mapping: Mapping): Bills | null {
  const { date, order: number } = mapping.columns;
  const time = values[date ?? -1]?.moments(mapping.dateFormat);
  const orders = values[number ?? -1]?.cells;
  if (!time || (!orders && !time.some((moment) => moment % DAY_MS > 0))) return null;
  const bills = new Dictionary();
  const visit = Int32Array.from(codes, (code, i) => {
    const day = dayNumber(time[i]!);
    const order = orders && codeText(orders[i]!);
    return bills.code(order ? `${code} ${day} ${order}` : `${code} ${time[i]}`);
  });
  return { visit, visits: bills.values.length, time };
}

/** What the whole file tells, with its lines and its money. */
export function walkInNotes({ lines, mapping, walkIns: found }: WholeFile): Message[] {
  const { codes, values } = lines.customer;
  const notes: Message[] = [];
  const told = toldOf(values, lines.customerNames, found);
  if (told.length > 0) {
    const { count, money } = sharesOf(lines, (code) => found[code] === WALK_IN.told);
    notes.push(
      dataMessage("note.walkIns", {
        column: columnName(mapping),
        values: list(told),
        count,
        share: percent(count, lines.count),
        money,
      }),
    );
  }
  if (!lines.order && !lines.has.timeOfDay) return notes;
  const bills = () => {
    const { codes: visit, limit } = visitsOf(lines);
    return { visit, visits: limit, time: lines.time };
  };
  for (const crowd of findCrowds({ customer: codes, customers: values.length, bills })) {
    const value = values[crowd.customer]!;
    if (found[crowd.customer] === WALK_IN.no && !isSettled(value, mapping))
      notes.push(crowdNote(crowd, value, mapping));
  }
  return notes;
}

function crowdNote({ bills, allBills, days }: Crowd, value: string, mapping: Mapping): Message {
  const share = percent(bills, allBills);
  return dataMessage("note.crowd", { column: columnName(mapping), value, bills, share, days });
}

/** The lines of some customers, and their share of the money in percent. */
function sharesOf(
  { customer, revenue, count: n }: WholeFile["lines"],
  isOne: (code: number) => boolean,
): { count: number; money: number } {
  let count = 0;
  let own = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    all += revenue[i]!;
    if (!isOne(customer.codes[i]!)) continue;
    count++;
    own += revenue[i]!;
  }
  return { count, money: percent(own, all) };
}

/** The names, else the codes, that say by themselves that they stand for nobody. */
function toldOf(ids: readonly string[], names: readonly string[], found: Uint8Array): string[] {
  const told = new Map<string, string>();
  ids.forEach((id, code) => {
    if (found[code] !== WALK_IN.told) return;
    const value = names[code] || id;
    if (!told.has(nameKey(value))) told.set(nameKey(value), value);
  });
  return [...told.values()];
}

function isSettled(value: string, { walkIns }: Mapping): boolean {
  const is = (other: string) => nameKey(other) === nameKey(value);
  return (walkIns?.marked?.some(is) ?? false) || (walkIns?.unmarked?.some(is) ?? false);
}

/** With one digit behind the point, as it is read. */
function percent(part: number, of: number): number {
  return of > 0 ? Math.round((1000 * part) / of) / 10 : 0;
}

function list(values: readonly string[]): string {
  return `${quotedList(values, EXAMPLES)}${values.length > EXAMPLES ? " …" : ""}`;
}

function columnName({ columns, header }: Mapping): string {
  return header[columns.customerName ?? columns.customer ?? -1] ?? "";
}
