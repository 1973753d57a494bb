// A forecast as the rows of a sheet: what each product (or place, or salesperson) will sell, and how much to hold of it.

import { DAY_MS } from "../lib/calendar.ts";
import type { ColumnKind, SavedColumn } from "../lib/table/savedTable.ts";
import { timeText } from "../lib/timeText.ts";
import { figuresOf } from "./forecastFigures.ts";
import type { ForecastReport, ForecastRow } from "./forecastReport.ts";

/** The columns beside those of the periods, by the names they have in files. */
export const SHEET_KEYS = [
  "value",
  "name",
  "state",
  "sum",
  "low80",
  "high80",
  "low95",
  "high95",
  "hold",
  "before",
  "last_year",
  "method",
  "wape",
  "wape_naive",
] as const;
export type SheetKey = (typeof SHEET_KEYS)[number];

export interface SheetColumn {
  /** A period by its first day, as YYYY-MM-DD. */
  key: SheetKey | `${number}-${number}-${number}`;
  kind: "text" | "amount" | "units" | "share";
  /** Place of the period in the report's `start`. */
  period?: number;
}

export interface ForecastSheet {
  columns: SheetColumn[];
  /** A cell for each column; NaN where nothing is known. */
  rows: (string | number)[][];
}

/** The total where it is not told apart, else a row for each part. Whole units to hold are told of quantities alone. */
export function forecastSheet(report: ForecastReport): ForecastSheet {
  const { question, rows, total, start } = report;
  const amount = question.measure === "revenue" ? "amount" : "units";
  const known = start.length - 1 - question.horizon;
  const periods = Array.from({ length: question.horizon }, (_, h): SheetColumn => {
    const key = timeText(start[known + h]! * DAY_MS, false) as `${number}-${number}-${number}`;
    return { key, kind: amount, period: known + h };
  });
  const columns: SheetColumn[] = [];
  for (const key of SHEET_KEYS) {
    if (key === "sum") columns.push(...periods);
    if (key === "hold" && question.measure !== "quantity") continue;
    const kind = TEXTS.has(key) ? "text" : key.startsWith("wape") ? "share" : amount;
    columns.push({ key, kind });
  }
  const listed = rows.length > 0 ? rows : [total];
  return { columns, rows: listed.map((row) => cellsOf(row, report, columns)) };
}

const TEXTS: ReadonlySet<SheetKey> = new Set<SheetKey>(["value", "name", "state", "method"]);

function cellsOf(row: ForecastRow, report: ForecastReport, columns: readonly SheetColumn[]): (string | number)[] {
  const { series, state, forecast } = row;
  const { points } = forecast.path;
  const known = series.values.length;
  const figures = figuresOf(row, report);
  const told: Record<SheetKey, string | number> = {
    value: series.kind === "one" ? series.value : series.kind,
    name: series.name,
    state,
    sum: figures.ahead,
    low80: figures.low80,
    high80: figures.high80,
    low95: figures.low95,
    high95: figures.high95,
    hold: Math.ceil(figures.high80),
    before: figures.before,
    last_year: figures.lastYear,
    method: forecast.method,
    wape: figures.score?.wape ?? Number.NaN,
    wape_naive: figures.naive?.wape ?? Number.NaN,
  };
  return columns.map(({ key, period }) => (period === undefined ? told[key as SheetKey] : points[period - known]!));
}

/** The columns as a saved table has them, under these titles; money in the currency, null where it is unknown. */
export function savedSheetColumns(
  columns: readonly SheetColumn[],
  titleOf: (column: SheetColumn) => string,
  currency: string | null,
): SavedColumn[] {
  const kinds: Record<SheetColumn["kind"], ColumnKind> = {
    text: { kind: "text" },
    amount: { kind: "money", currency },
    units: { kind: "number", digits: 1 },
    share: { kind: "share" },
  };
  return columns.map((column) => ({ ...kinds[column.kind], title: titleOf(column) }));
}
