// Order numbers that come back with another customer or on another day, as those do that start again each day, at each till
// or for each year: said with counts, since every figure about orders rests on it.

import { dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Coded } from "../lines/saleColumns.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import { type Visits, visitsOf } from "../lines/visits.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Up to this share of the numbers may come back without a word: slips, and orders that were delivered in parts. */
const FEW = 0.01;
/** Days, or stores, of the example that are told. */
const MOST_TOLD = 3;

/** At most one note. */
export function orderNumberNotes({ lines, mapping }: Pick<WholeFile, "lines" | "mapping">): Message[] {
  const visits = visitsOf(lines);
  const { order, store, time } = lines;
  if (!order || visits.codes === order.codes) return [];
  const { example, ...counts } = numbersAgain(lines, order.codes, visits);
  if (counts.again <= FEW * counts.numbers) return [];
  const told = { ...counts, orders: visits.count };
  const number = visits.stores && store ? visits.stores.example : example;
  const seen = { ...told, number: quoted(order.values[number] ?? "") };
  if (visits.stores && store) {
    const column = mapping.header[mapping.columns.store ?? -1] ?? "";
    const stores = placesOf(order, number, (line) => (store.codes[line]! < 0 ? "" : store.values[store.codes[line]!]!));
    return [dataMessage("note.orderNumbersByStore", { ...seen, column, stores })];
  }
  const days = placesOf(order, number, (line) => timeText(time[line]!, false));
  return [dataMessage("note.orderNumbers", { ...seen, days })];
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

/** The first days on which a number occurs in the file, or the first stores. */
function placesOf({ codes }: Coded, number: number, placeOf: (line: number) => string): string {
  const places = new Set<string>();
  for (let i = 0; i < codes.length && places.size <= MOST_TOLD; i++) if (codes[i] === number) places.add(placeOf(i));
  const told = [...places].filter((place) => place !== "").slice(0, MOST_TOLD);
  return places.size > MOST_TOLD ? `${told.join(", ")} …` : told.join(", ");
}
