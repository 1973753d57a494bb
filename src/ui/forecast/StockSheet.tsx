// The forecast to be taken away: each product with its periods, their sum and, of quantities, what to hold.

import { Button } from "@mantine/core";
import { DEMAND_METHODS } from "../../core/demand/demandForecast.ts";
import type { ForecastReport } from "../../core/demand/forecastReport.ts";
import { forecastSheet, type SheetColumn, type SheetKey, savedSheetColumns } from "../../core/demand/forecastSheet.ts";
import { saveXlsx } from "../../studio/saveTable.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Problem } from "../kit/Problem.tsx";
import type { TableContent } from "../kit/TableMenu.tsx";
import { useTableAbout } from "../kit/useTableAbout.ts";
import { useTask } from "../kit/useTask.ts";
import type { ForecastWords } from "./useForecastWords.ts";

const STATES = ["selling", "new", "stopped"] as const;

export interface Sheet {
  title: string;
  /** All rows, whatever is searched for. */
  table(): TableContent;
}

/** The sheet, as button and menu save it. */
export function useStockSheet(report: ForecastReport, words: ForecastWords): Sheet {
  const { t } = useTexts();
  const { level, measure } = report.question;
  const names = { level: t(`forecast.levels.${level}`).toLowerCase(), reach: words.reach };
  return {
    title: t(measure === "quantity" ? "forecast.stockTitle" : "forecast.sheetTitle", names),
    table() {
      const { columns, rows } = forecastSheet(report);
      const titleOf = ({ key, period }: SheetColumn) =>
        period === undefined ? t(`forecast.columns.${key as SheetKey}`) : words.period(period);
      return {
        columns: savedSheetColumns(columns, titleOf, words.currency),
        rows: rows.map((row, i) =>
          row.map((cell, c) => {
            const { key } = columns[c]!;
            const state = STATES.find((each) => key === "state" && each === cell);
            const method = DEMAND_METHODS.find((each) => key === "method" && each === cell);
            const part = report.rows[i];
            if (state) return t(`forecast.state.${state}`);
            if (method) return t(`forecast.methods.${method}`);
            return key === "value" && part && part.series.kind !== "one" ? words.name(part) : cell;
          }),
        ),
      };
    },
  };
}

/** The button that saves it as a workbook. */
export function StockSheet({ sheet: { title, table } }: { sheet: Sheet }) {
  const { t } = useTexts();
  const about = useTableAbout({ filtered: true });
  const { run, busy, error } = useTask();
  return (
    <>
      {error && <Problem message={error} />}
      <Button
        size="xs"
        loading={busy}
        onClick={() => void run((signal) => saveXlsx([{ title, ...table(), about: about() }], title, signal))}
      >
        {t("forecast.sheet")}
      </Button>
    </>
  );
}
