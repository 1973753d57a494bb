// The names of the conditions that list their values.

import type { ChosenText } from "../../../core/explore/selection.ts";

/** What the conditions are called; a file that lacks the column has no field for it. */
export const CHOSEN_NAMES = {
  families: "filter.family",
  categories: "filter.category",
  salespeople: "filter.salesperson",
  routes: "filter.route",
  sources: "filter.source",
} as const satisfies Record<ChosenText, string>;
