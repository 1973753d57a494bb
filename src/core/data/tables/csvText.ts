// Numbers and times of other files as cells of a CSV, written so that no mark in them can be mistaken.

import { twoDigits } from "../generate/csvField.ts";

/**
 * A number as text with a decimal point. "1.234" could be read as grouped thousands: where a number has three decimals it
 * gets a fourth, so that a cell that is a number in its file is never guessed at.
 */
export function numberText(value: number): string {
  return definite(String(value));
}

/** The number's text, shielded from being read as grouped thousands. */
export function definite(text: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** A fraction as the percentage it is shown as: 0.07 as "7%". */
export function percentText(value: number): string {
  // Multiplying is not exact (0.07 · 100 = 7.000000000000001); fifteen digits are all that Excel keeps.
  return `${numberText(Number((value * 100).toPrecision(15)))}%`;
}

/** Whole seconds as `08:30:00`; of more than a day's, more hours. */
export function clockText(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}
