// Metrics with their intervals as the cells of a saved table: the value, and the ends of its interval in columns of their own.

import type { Metric } from "../../core/evaluation/metric.ts";
import type { ColumnKind, SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import type { Translate } from "../i18n/translate.ts";

/** The three columns of a metric. */
export function metricColumns(title: string, kind: ColumnKind, t: Translate): SavedColumn[] {
  return [title, t("table.low", { title }), t("table.high", { title })].map((each) => ({ ...kind, title: each }));
}

/** Their cells; missing where there is no metric. */
export function metricCells(metric: Metric | null | undefined): SavedCell[] {
  return metric ? [metric.value, metric.low, metric.high] : [null, null, null];
}
