// The page's texts and numbers in the chosen language.

import { fill, type Message, type MessageValue, messageOf } from "../../core/lib/message.ts";
import { viFields } from "../../ui/i18n/viColumns.ts";
import { viDataMessages } from "../../ui/i18n/viDataMessages.ts";
import { viModelMessages } from "../../ui/i18n/viModelMessages.ts";
import type { Note } from "../api.ts";
import { type Language, TEXTS, type TextKey, viRunnerMessages } from "./texts.ts";

/** The Vietnamese templates of core's messages, by code. */
const VIETNAMESE = new Map<string, string>(
  Object.entries({ ...viDataMessages, ...viModelMessages, ...viRunnerMessages }),
);

const FIELDS = new Map<string, string>(Object.entries(viFields));

export interface Writer {
  language: Language;
  text(key: TextKey, values?: Record<string, string | number>): string;
  /** A note of the runner. */
  note(note: Note): string;
  /** What went wrong, in a sentence. */
  error(error: unknown): string;
  share(value: number): string;
  /** Units. */
  number(value: number): string;
  money(value: number, currency: string): string;
  /** A day written YYYY-MM-DD. */
  day(date: string): string;
}

export function createWriter(language: Language): Writer {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const write = (value: MessageValue, kind: string): string => {
    if (typeof value === "object") return localise(value);
    if (kind === "field" && language === "vi") return FIELDS.get(String(value)) ?? String(value);
    const text = typeof value === "number" ? number.format(value) : value;
    return kind === "percent" ? `${text}%` : text;
  };
  const localise = ({ code, values, text }: Message): string => {
    const template = language === "vi" ? VIETNAMESE.get(code) : undefined;
    return template === undefined ? text : fill(template, values, write, language);
  };
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: language === "vi" ? "short" : "medium", timeZone: "UTC" });
  return {
    language,
    text: (key, values = {}) => fill(TEXTS[language][key], values, write, language),
    note: (note) => localise(note as Message),
    error(error) {
      const message = messageOf(error);
      return message ? localise(message) : error instanceof Error ? error.message : String(error);
    },
    share: share.format,
    number: number.format,
    money(value, currency) {
      const digits = Math.abs(value) >= 1000 ? 0 : 2;
      const known = /^[A-Z]{3}$/.test(currency) ? ({ style: "currency", currency } as const) : {};
      return new Intl.NumberFormat(locale, {
        ...known,
        maximumFractionDigits: digits,
        minimumFractionDigits: 0,
      }).format(value);
    },
    day: (date) => day.format(Date.parse(`${date}T00:00:00Z`)),
  };
}

/** The language that the browser asks for, if the page speaks it. */
export function startingLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) if (/^(?:vi|en)\b/i.test(tag)) return tag.slice(0, 2).toLowerCase() as Language;
  return "en";
}
