// Wall-clock times as text and back, never shifted by a time zone.

import { MessageError, messages } from "./message.ts";

export const TIME_MESSAGES = {
  "time.noDay": '"{{text}}" is no date: write it as YYYY-MM-DD, for example 2025-12-31',
} as const;
export type TimeMessageCode = keyof typeof TIME_MESSAGES;

const timeMessage = messages(TIME_MESSAGES);

/** ISO without zone: 2025-03-04T10:05:00, or 2025-03-04 where the time of day is not known. */
export function timeText(time: number, withTimeOfDay: boolean): string {
  if (!Number.isFinite(time)) return "";
  return new Date(time).toISOString().slice(0, withTimeOfDay ? 19 : 10);
}

/** Midnight of a day written YYYY-MM-DD, in ms. Throws when there is no such day. */
export function parseDay(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || timeText(time, false) !== text) {
    throw new MessageError(timeMessage("time.noDay", { text }));
  }
  return time;
}
