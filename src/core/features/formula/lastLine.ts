// What a formula may name of a history's last line, and how many lines there are.

import type { History } from "../history.ts";
import type { StepSource } from "../registry/stepFeatures.ts";

export interface LastLineValue {
  name: string;
  /** The model sees its like as a logarithm. */
  log: boolean;
  /** NaN where there is no last line (−1). */
  read(source: StepSource, history: History, line: number): number;
}

const ofLine = (name: string, log: boolean, of: (source: StepSource, line: number) => number): LastLineValue => ({
  name,
  log,
  read: (source, _history, line) => (line < 0 ? Number.NaN : of(source, line)),
});

export const LAST_LINE: readonly LastLineValue[] = [
  ofLine("last_quantity", true, ({ columns }, line) => columns.lines.quantity[line]!),
  ofLine("last_revenue", true, ({ columns }, line) => columns.lines.revenue[line]!),
  ofLine("last_discount", false, ({ columns }, line) => columns.lines.discount[line]!),
  ofLine("last_price_tier", false, ({ columns, tiers }, line) => tiers[columns.lines.product.codes[line]!]! / 5),
  { name: "history_lines", log: false, read: (_source, history) => history.length },
];
