// Features of each week, month, quarter and year before a target, in the order of the model's inputs.

import type { PeriodWindow } from "../periodWindow.ts";
import { signedLog } from "../scaling.ts";
import { bounded, type FeatureGroup, logged, type Slots } from "./definition.ts";

export interface PeriodGroup<Name extends string = string> extends FeatureGroup<Name> {
  /** Writes the raw values of a period that holds lines into out[row + slot]; those of an empty one are 0. */
  write?(window: PeriodWindow, out: Float64Array, row: number, at: Slots<Name>): void;
  /** Writes what compares a period with the one before it, whose row begins at `before`; it is 0 in the oldest. */
  compare?(out: Float64Array, row: number, before: number, at: Slots): void;
}

const group = <Name extends string>(group: Omit<PeriodGroup<Name>, "name">): PeriodGroup => ({
  name: "periods",
  ...group,
});

export const PERIOD_GROUPS: readonly PeriodGroup[] = [
  group({
    revision: 1,
    features: {
      revenue: logged("Money in the period."),
      quantity: logged("Units in the period."),
      visits: logged("Visits with a line in the period."),
      discount: bounded("Mean discount of the period's lines, 0 to 1; 0 without lines."),
    },
    write(window, out, row, at) {
      const { columns } = window;
      out[row + at.revenue] = window.total(columns.revenue, columns.lines.revenue);
      out[row + at.quantity] = window.total(columns.quantity, columns.lines.quantity);
      out[row + at.visits] = window.visits();
      out[row + at.discount] = window.total(columns.discount, columns.lines.discount) / window.count;
    },
  }),
  group({
    revision: 1,
    features: {
      change: bounded("ln((revenue + 1) / (revenue of the period before + 1)), within ±5; 0 in the oldest."),
    },
    needs: ["revenue"],
    compare(out, row, before, at) {
      out[row + at.change!] = change(out[row + at.revenue!]!, out[before + at.revenue!]!);
    },
  }),
];

/** ln((now + 1) / (before + 1)) clipped to ±5. */
export function change(now: number, before: number): number {
  if (now === before) return 0;
  const ratio = now > -1 && before > -1 ? Math.log((now + 1) / (before + 1)) : signedLog(now) - signedLog(before);
  return Math.max(-5, Math.min(5, ratio));
}
