// How the page writes the values of each kind, in the form of a language.

import type { Kind } from "../../core/lib/message.ts";
import { createFormat } from "../format.ts";
import { vi } from "./vi.ts";

type Written = string | number;

/** The writers of a language by kind. Stored messages may hold a text where a number is now: it is read first. */
export function valueWriters(language: string): Readonly<Record<Exclude<Kind, "message">, (value: Written) => string>> {
  const format = createFormat(language);
  const number = (digits: number) => (value: Written) => {
    const found = typeof value === "number" ? value : value.trim() === "" ? Number.NaN : Number(value);
    return Number.isFinite(found) ? format.number(found, digits) : String(value);
  };
  const fields = new Map<Written, string>(language.startsWith("vi") ? Object.entries(vi.field) : []);
  return {
    text: String,
    field: (value) => fields.get(value) ?? String(value),
    count: number(0),
    number: number(6),
    decimal(value) {
      const digits = String(value).split(".")[1]?.length ?? 0;
      const found = Number(value);
      return Number.isFinite(found) && value !== "" ? format.fixed(found, digits) : String(value);
    },
    percent: (value) => `${number(6)(value)} %`,
    moment(value) {
      const time = Date.parse(`${value}Z`);
      return Number.isFinite(time) ? `${String(value).slice(11, 16)} ${format.date(time)}` : String(value);
    },
  };
}
