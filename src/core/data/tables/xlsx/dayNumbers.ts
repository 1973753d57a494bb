// Excel's day numbers as dates and times: days since the end of 1899 or since 1904, times as fractions of a day.

import { clockText } from "../csvText.ts";

const DAY = 86_400;
const EPOCH_1900 = 25_569;
const FROM_1904 = 1462;
/** The 29th of February 1900, which never was and has a number. */
const NO_DAY = 60;
/** Of 31 December 9999. */
const LAST = 2_958_465;

/** Whether Excel can show a number as a day. */
export function isDayNumber(value: number): boolean {
  return value >= 0 && value < LAST + 1;
}

/** `2024-01-31`, `2024-01-31 08:30:00`, or `08:30:00` for a number below one. Seconds are rounded. */
export function dayText(value: number, from1904: boolean): string {
  const seconds = Math.round(value * DAY);
  const day = Math.floor(seconds / DAY);
  const rest = seconds - day * DAY;
  if (day === 0 && rest > 0) return clockText(rest);
  const date = isoDay(day, from1904);
  return rest === 0 ? date : `${date} ${clockText(rest)}`;
}

/** The time of day alone. */
export function timeText(value: number): string {
  return clockText(Math.round(value * DAY) % DAY);
}

/** Hours, minutes and seconds, of which there may be more than a day's. */
export function elapsedText(value: number): string {
  return `${value < 0 ? "-" : ""}${clockText(Math.round(Math.abs(value) * DAY))}`;
}

/** Texts of days, which come again and again. */
const days = new Map<number, string>();
const MOST_DAYS = 10_000;

function isoDay(day: number, from1904: boolean): string {
  // Day 0 of 1900 is what an empty cell formatted as a date holds: 1899-12-30, as databases write "no date".
  const shifted = from1904 ? day + FROM_1904 : day > 0 && day < NO_DAY ? day + 1 : day;
  const known = days.get(shifted);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const text = new Date((shifted - EPOCH_1900) * DAY * 1000).toISOString().slice(0, 10);
  days.set(shifted, text);
  return text;
}
