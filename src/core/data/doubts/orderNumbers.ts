// Order numbers that come back with another customer or on another day, as those do that start again each day, at each till
// or for each year: said with counts, since every figure about orders rests on it.

import { dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import { type Visits, visitsOf } from "../lines/visits.ts";

/** Up to this share of the numbers may come back without a word: slips, and orders that were delivered in parts. */
const FEW = 0.01;
/** Days of the example that are told. */
const DAYS_TOLD = 3;

/** At most one note. */
export function orderNumberNotes({ lines }: { lines: SaleLines }): Message[] {
  const visits = visitsOf(lines);
  if (!lines.order || visits.codes === lines.order.codes) return [];
  const { numbers, again, others, later, example } = numbersAgain(lines, lines.order.codes, visits);
  if (again <= FEW * numbers) return [];
  return [
    dataMessage("note.orderNumbers", {
      again,
      numbers,
      others,
      later,
      number: quoted(lines.order.values[example] ?? ""),
      days: daysOf(lines, lines.order.codes, example),
      orders: visits.count,
    }),
  ];
}

interface NumbersAgain {
  /** Order numbers that occur, and those that are several visits. */
  numbers: number;
  again: number;
  /** Of those, the ones of several customers, and the ones of several days; a number can be both. */
  others: number;
  later: number;
  /** The code of the number that is most visits. */
  example: number;
}

function numbersAgain({ count, customer, time, order }: SaleLines, codes: Int32Array, visits: Visits): NumbersAgain {
  const size = order?.values.length ?? 0;
  const seen = new Uint8Array(visits.limit);
  const visitCount = new Int32Array(size);
  const customers = new Int32Array(size);
  const days = new Int32Array(size);
  const others = new Uint8Array(size);
  const later = new Uint8Array(size);
  for (let i = 0; i < count; i++) {
    const number = codes[i]!;
    const visit = visits.codes[i]!;
    if (number < 0 || seen[visit] === 1) continue;
    seen[visit] = 1;
    const day = dayNumber(time[i]!);
    if (visitCount[number]!++ === 0) {
      customers[number] = customer.codes[i]!;
      days[number] = day;
      continue;
    }
    if (customers[number] !== customer.codes[i]) others[number] = 1;
    if (days[number] !== day) later[number] = 1;
  }
  const found: NumbersAgain = { numbers: 0, again: 0, others: 0, later: 0, example: 0 };
  for (let number = 0; number < size; number++) {
    if (visitCount[number] === 0) continue;
    found.numbers++;
    if (visitCount[number]! > 1) found.again++;
    found.others += others[number]!;
    found.later += later[number]!;
    if (visitCount[number]! > visitCount[found.example]!) found.example = number;
  }
  return found;
}

/** The first days on which a number occurs in the file. */
function daysOf({ count, time }: SaleLines, codes: Int32Array, number: number): string {
  const days = new Set<string>();
  for (let i = 0; i < count && days.size <= DAYS_TOLD; i++)
    if (codes[i] === number) days.add(timeText(time[i]!, false));
  const told = [...days].slice(0, DAYS_TOLD).join(", ");
  return days.size > DAYS_TOLD ? `${told} …` : told;
}
