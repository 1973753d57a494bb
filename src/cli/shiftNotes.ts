// What `predict` and `evaluate` say of data that are not a model's own, before they answer.

import type { DataShift } from "../core/artefact/dataShift.ts";
import type { ReadingShift } from "../core/artefact/readingShift.ts";
import { timeText } from "../core/lib/timeText.ts";

/** The day after the model's data is what they were made for. */
const NEXT_DAY = 1;

/** Notes for the day `at`, in numbers; none for a model's own data and a day within them or right behind them. */
export function shiftNotes(shift: DataShift, at: number): string[] {
  const { own, daysBeyond, firstDay, lastDay, customers, newCustomers, drift, ownDrift, currencies } = shift;
  const notes: string[] = [];
  const count = (n: number): string => n.toLocaleString("en-US");
  if (own === false) {
    const days = firstDay && lastDay ? ` (${firstDay} to ${lastDay})` : "";
    notes.push(`These lines are not those that the model was trained on${days}.`);
  }
  if (own === null) notes.push("The model is of an older version: it cannot tell whether these lines are its own.");
  if (daysBeyond !== null && daysBeyond > NEXT_DAY) {
    notes.push(`${timeText(at, false)} lies ${count(daysBeyond)} days after the end of the model's data (${lastDay}).`);
  }
  if (currencies) {
    notes.push(`The model counts money in ${currencies.model}, these lines in ${currencies.lines}.`);
  }
  if (shift.readings) notes.push(...readingNotes(shift.readings));
  if (own === true) return notes;
  if (newCustomers !== null) {
    notes.push(`${count(newCustomers)} of ${count(customers)} customers are new to the model.`);
  }
  const beside = (value: number | null, of: number | null | undefined, write: (value: number) => string): string =>
    value === null
      ? "unknown"
      : `${write(value)}${of === null || of === undefined ? "" : ` (in its own last lines ${write(of)})`}`;
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  const fixed = (value: number): string => value.toFixed(2);
  if (drift.lines > 0) {
    const provinces =
      drift.unknownProvinces === null
        ? ""
        : `, of a province not known to it ${beside(drift.unknownProvinces, ownDrift?.unknownProvinces, percent)}`;
    notes.push(
      `Of the last ${count(drift.lines)} lines before ${timeText(at, false)}: of a product not known to the model ${beside(drift.unknownProducts, ownDrift?.unknownProducts, percent)}${provinces}.`,
      `Their shares differ from those of its training part, by products ${beside(drift.products, ownDrift?.products, fixed)}, by amounts ${beside(drift.amounts, ownDrift?.amounts, fixed)}: total variation, 0 = the same, 1 = nothing in common.`,
    );
  }
  return notes;
}

/** Where the lines were read otherwise than the model's. */
function readingNotes({ dates, discount, roles }: ReadingShift): string[] {
  const named = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");
  return [
    ...(dates ? [`The model's data read “${dates.column}” as ${dates.model}, these lines as ${dates.lines}.`] : []),
    ...(discount
      ? [
          `The model's data read the discount “${discount.column}” as ${discount.model}, these lines as ${discount.lines}.`,
        ]
      : []),
    ...(roles.model.length > 0
      ? [
          `Lines that are no sales were set aside from the model's data by ${named(roles.model)}, and from these they are not.`,
        ]
      : []),
    ...(roles.lines.length > 0
      ? [
          `Lines that are no sales are set aside from these by ${named(roles.lines)}, and from the model's data they were not.`,
        ]
      : []),
  ];
}
