// For tests: custom features, and beside each formula what it must give, written by hand over plain named values.

import type { CustomFeature } from "../customFeature.ts";

type Named = Record<string, number | null>;

export interface ExampleFormula extends CustomFeature {
  /** The value; null where missing. */
  plain(named: Named): number | null;
}

const over = (a: number, b: number): number | null => (b === 0 ? null : a / b);

export const EXAMPLE_FORMULAS: readonly ExampleFormula[] = [
  {
    name: "overdue",
    formula: "recency_days / gap_mean_days",
    plain: (x) => over(x.recency_days!, x.gap_mean_days!),
  },
  {
    name: "north",
    formula: "if(known(latitude), latitude > 16, 0.5)",
    plain: (x) => (x.latitude === null ? 0.5 : x.latitude! > 16 ? 1 : 0),
  },
  {
    name: "far",
    formula: "log1p(min(km_hanoi, km_hcmc))",
    plain: (x) => (x.km_hanoi === null ? null : Math.log1p(Math.min(x.km_hanoi!, x.km_hcmc!))),
  },
  {
    name: "xu_hướng",
    formula: "clip((month_revenue - month_revenue_before) / max(monetary, 1), -1, 1)",
    plain: (x) => {
      const change = (x.month_revenue! - x.month_revenue_before!) / Math.max(x.monetary!, 1);
      return Math.min(1, Math.max(-1, change));
    },
  },
  {
    name: "basket",
    formula: "last_quantity * last_price_tier + history_lines - week_visits + year_change",
    plain: (x) => x.last_quantity! * x.last_price_tier! + x.history_lines! - x.week_visits! + x.year_change!,
  },
  { name: "never", formula: "1 / (frequency - frequency)", plain: () => null },
];
/** The same as settings. */
export const EXAMPLE_FEATURES: readonly CustomFeature[] = EXAMPLE_FORMULAS.map(({ name, formula }) => ({
  name,
  formula,
}));
