// How the page writes the values of each kind, in the form of a language.

import type { GapValues } from "../../core/lib/message.ts";
import { createFormat } from "../format.ts";

/** The kinds of the page's own texts: those of messages, and more. */
export interface PageValues extends Omit<GapValues, "field" | "message"> {
  /** A share 0 to 1, as a percentage with one digit. */
  share: number;
  /** A share 0 to 1, as a percentage without digits. */
  wholeShare: number;
  /** A day, from a wall-clock time in milliseconds as if it were UTC. */
  date: number;
  /** A moment on this machine's clock, to the minute, in milliseconds since 1970. */
  dateTime: number;
  /** A measure in three significant digits: losses, learning rates. */
  short: number;
  /** Seconds. */
  duration: number;
  bytes: number;
}

type Written = string | number;
type Writers = Readonly<Record<keyof PageValues, (value: Written) => string>>;

/** The writers of a language by kind. Stored messages may hold a text where a number is now: it is read first. */
export function valueWriters(language: string): Writers {
  const format = createFormat(language);
  const number = (write: (value: number) => string) => (value: Written) => {
    const found = typeof value === "number" ? value : value.trim() === "" ? Number.NaN : Number(value);
    return typeof value === "number" || Number.isFinite(found) ? write(found) : value;
  };
  return {
    text: String,
    count: number((value) => format.number(value)),
    number: number((value) => format.number(value, 6)),
    decimal(value) {
      const plain = String(value).replaceAll(",", "");
      const digits = plain.split(".")[1]?.length ?? 0;
      return number((found) => format.fixed(found, digits))(plain);
    },
    percent: number((value) => `${format.number(value, 6)}%`),
    moment(value) {
      const time = Date.parse(`${value}Z`);
      return Number.isFinite(time) ? `${String(value).slice(11, 16)} ${format.date(time)}` : String(value);
    },
    share: number((value) => format.percent(value)),
    wholeShare: number((value) => format.percent(value, 0)),
    date: number(format.date),
    dateTime: number(format.dateTime),
    short: number(format.short),
    duration: number(format.duration),
    bytes: number(format.bytes),
  };
}
