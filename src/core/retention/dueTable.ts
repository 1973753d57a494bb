// The list of customers as a table to save: one row each, all numbers in full.

import { DAY_MS } from "../lib/calendar.ts";
import type { SavedTable } from "../lib/table/savedTable.ts";
import { timeText } from "../lib/timeText.ts";
import { type DueCustomer, type DueReport, HORIZONS } from "./dueReport.ts";

interface TableOptions {
  currency: string | null;
  /** A column of what each customer belongs to, by id. */
  group: { title: string; of: ReadonlyMap<string, string> } | null;
}

/** These customers in their order; column names are the fields' names, for programs and sheets alike. */
export function dueTable(
  { date, lostDays, model }: DueReport,
  customers: readonly DueCustomer[],
  { currency, group }: TableOptions,
): SavedTable {
  const columns: SavedTable["columns"] = [
    { title: "customer", kind: "text" },
    { title: "name", kind: "text" },
    ...(group ? [{ title: group.title, kind: "text" as const }] : []),
    { title: "state", kind: "text" },
    { title: "orders", kind: "number", digits: 0 },
    { title: "first", kind: "date" },
    { title: "last", kind: "date" },
    { title: "days_since", kind: "number", digits: 0 },
    { title: "typical_gap", kind: "number", digits: 1 },
    { title: "gaps", kind: "number", digits: 0 },
    { title: "days_overdue", kind: "number", digits: 1 },
    ...HORIZONS.map((days) => ({ title: `within_${days}_days`, kind: "share" as const })),
    { title: "expected_days", kind: "number", digits: 1 },
    { title: `no_order_${lostDays}_days`, kind: "share" },
    { title: "yearly_value", kind: "money", currency },
    { title: "revenue_at_risk", kind: "money", currency },
  ];
  const rows = customers.map((each) => [
    ...[each.customer, each.name, ...(group ? [group.of.get(each.customer) ?? ""] : []), each.state],
    ...[each.orders, each.first, each.last, each.daysSince, each.typicalGap, each.gaps, each.daysOverdue],
    ...each.within,
    ...[each.expectedDays, each.lost, each.yearlyValue, each.revenueAtRisk],
  ]);
  const about = {
    title: "about",
    rows: [
      ["date", timeText(date - DAY_MS, false)],
      ["model", model ?? ""],
      ["lost_days", String(lostDays)],
    ] as const,
  };
  return { title: "due", columns, rows, about };
}
