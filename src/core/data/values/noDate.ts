// What programs write where there is no date: the first and last day that they can count. Such a cell is missing, not a sale
// of 1900.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import type { DateFormat } from "../mapping/mapping.ts";
import { civilDayNumber, readDate, timeReading } from "./dates.ts";

/** Days that stand for "no date" and can be read as dates. */
export const NO_DAYS: readonly number[] = [
  civilDayNumber(1900, 1, 1), // Excel, SQL Server
  civilDayNumber(1904, 1, 1), // Excel on old Macs
  civilDayNumber(1969, 12, 31), // Unix, west of Greenwich
  civilDayNumber(1970, 1, 1), // Unix
  civilDayNumber(1980, 1, 1), // DOS, GPS receivers
  civilDayNumber(2038, 1, 19), // the last second of 32 bits
  civilDayNumber(2079, 6, 6), // SQL Server's small dates
  civilDayNumber(2099, 12, 31),
];
const OLD = (civilDayNumber(1980, 1, 1) + 1) * DAY_MS;
const LATE = civilDayNumber(2038, 1, 19) * DAY_MS;

/** Nothing but noughts: 0, 00/00/0000, 0000-00-00 00:00:00. */
const NOUGHTS = /^0[0\s\-/.:TZ,]*$/;
/** Excel's day before its first, as it writes it: 1900-01-00, 1/0/1900, 00/01/1900. */
const DAY_NOUGHT = /^(?:1900[-/.]0?1[-/.]00?|0?1[-/.]00?[-/.]1900|00?[-/.]0?1[-/.]1900)(?!\d)/;
/** The first and last days of counting in numbers: Excel's, and seconds or milliseconds since 1970. */
const SERIALS = /^(?:[12]|2958465(?:[.,]\d+)?|-1|-(?:62135596800|2208988800|2209161600)(?:000)?|253402300799(?:999)?)$/;
/** Years before the first or after the last that a date may have, as days of "no date" have them. */
const NO_YEAR = /(?<!\d)(0001|1753|1899|2999|9999)(?!\d)|^(0001|1753|1899|2999|9999)(?=\d{4}(?:\d{6})?$)/;
/** Month and day by year. */
const YEAR_DAYS: Record<string, readonly string[]> = {
  "0001": ["01-01"],
  "1753": ["01-01"],
  "1899": ["12-29", "12-30", "12-31"],
  "2999": ["12-31"],
  "9999": ["12-30", "12-31", "01-01"],
};
/** Without a beginning or a year of them a text is none of these. */
const MAY_SAY = /^[-0129]|0001|1753|1899|2999|9999/;
const reading = timeReading();

/** Whether a date or moment is a day that programs write for "no date". */
export function isNoDay(ms: number): boolean {
  return (ms < OLD || ms >= LATE) && NO_DAYS.includes(dayNumber(ms));
}

/** Whether a text that is no date says that there is none: 00/00/0000, 0001-01-01, 30/12/1899, 31-Dec-9999. */
export function saysNoDate(text: string, format: DateFormat): boolean {
  const plain = text.trim();
  if (plain === "" || plain.length > 40 || !MAY_SAY.test(plain)) return false;
  if (NOUGHTS.test(plain) || DAY_NOUGHT.test(plain) || SERIALS.test(plain)) return true;
  if (/^9{4}[-/.]?99[-/.]?99$|^99[-/.]99[-/.]9{4}$/.test(plain)) return true;
  const year = NO_YEAR.exec(plain);
  if (!year) return false;
  // In a year that can be read, so that every form of writing is known.
  const [found] = year;
  const readable = `${plain.slice(0, year.index)}2000${plain.slice(year.index + found.length)}`;
  const orders: readonly DateFormat[] =
    format === "excel" ? ["dd/mm/yyyy", "mm/dd/yyyy"] : [format, "dd/mm/yyyy", "mm/dd/yyyy"];
  return orders.some(
    (order) =>
      readDate(readable, order, reading) && YEAR_DAYS[found]!.includes(new Date(reading.ms).toISOString().slice(5, 10)),
  );
}
