// The series that the total is the sum of: what comes next, beside what was, and how well each could be foretold.

import { useMemo } from "react";
import { changeOn, type ForecastFigures, figuresOf } from "../../core/demand/forecastFigures.ts";
import type { ForecastReport, ForecastRow } from "../../core/demand/forecastReport.ts";
import type { ColumnKind } from "../../core/lib/table/savedTable.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { RowTable, type SortableColumn } from "../lines/RowTable.tsx";
import { StockSheet, useStockSheet } from "./StockSheet.tsx";
import { type ForecastWords, keyOf } from "./useForecastWords.ts";

interface ForecastTableProps {
  report: ForecastReport;
  words: ForecastWords;
  /** Key of the series whose chart is shown. */
  shown: string;
  onChoose(row: ForecastRow): void;
}

interface Row extends ForecastFigures {
  of: ForecastRow;
  name: string;
  next: number;
}

const FILTERED = { filtered: true };
const textOf = ({ name }: Row) => name;

/** Sorted by what is ahead; a row opens its chart. */
export function ForecastTable({ report, words, shown, onChoose }: ForecastTableProps) {
  const { t } = useTexts();
  const level = t(`forecast.levels.${report.question.level}`);
  const rows = useMemo(
    () =>
      report.rows
        .map((of): Row => ({ of, name: words.name(of), next: of.forecast.path.points[0]!, ...figuresOf(of, report) }))
        .sort((a, b) => b.ahead - a.ahead),
    [report, words],
  );
  const number = (
    key: string,
    name: string,
    width: string,
    value: (row: Row) => number,
    of: (row: Row) => string,
    saved: ColumnKind,
    under?: (row: Row) => string,
  ): SortableColumn<Row> => ({ key, name, width, value, of, saved, right: true, ...(under && { under }) });
  const amount: ColumnKind =
    report.question.measure === "revenue" ? { kind: "money", currency: words.currency } : { kind: "number", digits: 1 };
  const share: ColumnKind = { kind: "share" };
  const columns: SortableColumn<Row>[] = [
    {
      key: "name",
      name: level,
      width: "minmax(180px, 2fr)",
      value: ({ name }) => name,
      of: ({ name }) => name,
      under: ({ of: { state } }) => (state === "selling" ? "" : t(`forecast.state.${state}`)),
      press: {
        act: ({ of }) => {
          onChoose(of);
          document.querySelector(".forecast-words")?.scrollIntoView({ block: "nearest" });
        },
        label: ({ name }) => t("forecast.openChart", { name }),
      },
    },
    number(
      "next",
      t("forecast.nextOne", { unit: t(`forecast.one.${report.unit}`) }),
      "110px",
      ({ next }) => next,
      ({ next }) => words.amount(next),
      amount,
    ),
    number(
      "ahead",
      t("forecast.sum", { reach: words.reach }),
      "120px",
      ({ ahead }) => ahead,
      ({ ahead }) => words.amount(ahead),
      amount,
    ),
    number(
      "interval",
      t("forecast.interval"),
      "190px",
      ({ high80 }) => high80,
      ({ low80, high80 }) => `${words.amount(low80)} – ${words.amount(high80)}`,
      amount,
    ),
    number(
      "before",
      t("forecast.onBefore", { reach: words.reach }),
      "130px",
      ({ ahead, before }) => changeOn(ahead, before),
      ({ ahead, before }) => words.change(ahead, before),
      share,
      ({ before }) => words.amount(before),
    ),
    number(
      "lastYear",
      t("forecast.onLastYear"),
      "120px",
      ({ ahead, lastYear }) => changeOn(ahead, lastYear),
      ({ ahead, lastYear }) => words.change(ahead, lastYear),
      share,
      ({ lastYear }) => words.amount(lastYear),
    ),
    {
      key: "method",
      name: t("forecast.method"),
      width: "minmax(160px, 1fr)",
      value: ({ of: { forecast } }) => t(`forecast.methods.${forecast.method}`),
      of: ({ of: { forecast } }) => t(`forecast.methods.${forecast.method}`),
    },
    number(
      "error",
      t("forecast.error"),
      "120px",
      ({ score }) => score?.wape ?? Number.NaN,
      ({ score }) => words.share(score?.wape ?? Number.NaN),
      share,
      ({ naive }) => t("forecast.naiveError", { value: words.share(naive?.wape ?? Number.NaN) }),
    ),
  ];
  const sheet = useStockSheet(report, words);
  const chosen = rows.find(({ of }) => keyOf(of) === shown);
  return (
    <Card
      title={t("forecast.table", { level: level.toLowerCase() })}
      aside={<StockSheet sheet={sheet} />}
      lead={chosen ? t("forecast.shown", { name: chosen.name }) : t("forecast.tableLead")}
    >
      <RowTable
        name={t("forecast.table", { level: level.toLowerCase() })}
        searchLabel={t("forecast.search", { level: level.toLowerCase() })}
        columns={columns}
        rows={rows}
        textOf={textOf}
        minWidth={1100}
        maxHeight={520}
        origin={FILTERED}
        sheet={sheet}
      />
    </Card>
  );
}
