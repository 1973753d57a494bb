// Each column of the open data set in figures, as a data frame's describe() gives them.

import { Table, Text } from "@mantine/core";
import type { LinesDescription, NumberColumn } from "../../core/explore/describeLines.ts";
import { DESCRIBED_QUANTILES, type Histogram } from "../../core/explore/describeNumbers.ts";
import { DAY_MS } from "../../core/lib/calendar.ts";
import type { SavedColumn } from "../../core/lib/table/savedTable.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { label } from "../kit/label.ts";
import { Scroller } from "../kit/Scroller.tsx";
import type { TableContent } from "../kit/TableMenu.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { Bars } from "./Bars.tsx";
import { FiguresTable } from "./FiguresTable.tsx";
import "./lines.css";

/** Asks when it is first shown. */
export default function DescribeCard() {
  const { t } = useTexts();
  const answer = useAnswer("describe", undefined);
  return (
    <Card title={t("describe.title")} lead={t("describe.lead")}>
      <Answered answer={answer} height={320}>
        {(description) => (
          <div className="stack">
            <Numbers description={description} />
            <Texts description={description} />
          </div>
        )}
      </Answered>
    </Card>
  );
}

function Numbers({ description }: { description: LinesDescription }) {
  const { t } = useTexts();
  const format = useFormat();
  const show = useShown();
  const heads = [
    ...(["count", "missing", "distinct", "mean", "deviation", "min"] as const).map((key) => t(`describe.${key}`)),
    ...DESCRIBED_QUANTILES.map((q) => t("describe.quantile", { share: q })),
    t("describe.max"),
  ];
  return (
    <div>
      <FiguresTable
        title={t("describe.numbers")}
        head={t("describe.column")}
        heads={heads}
        size="xs"
        rows={description.numbers.map(({ column, figures }) => ({
          key: column,
          name: t(`describe.columns.${column}`),
          distribution: <Distribution column={column} histogram={figures.histogram} />,
          figures: [
            format.number(figures.count),
            format.number(figures.missing),
            column === "time"
              ? t("describe.days", { number: format.number(figures.distinct) })
              : format.number(figures.distinct),
            show(column, figures.mean),
            column === "time"
              ? t("describe.days", { number: format.number(figures.deviation / DAY_MS, 1) })
              : show(column, figures.deviation),
            ...[figures.min, ...figures.quantiles, figures.max].map((value) => show(column, value)),
          ],
          values: [
            ...[figures.count, figures.missing, figures.distinct],
            column === "time" ? show(column, figures.mean) : figures.mean,
            column === "time" ? figures.deviation / DAY_MS : figures.deviation,
            ...[figures.min, ...figures.quantiles, figures.max].map((value) =>
              column === "time" ? show(column, value) : value,
            ),
          ],
        }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t("describe.histogramHint")}
      </Text>
    </div>
  );
}

function Distribution({ column, histogram }: { column: NumberColumn; histogram: Histogram }) {
  const { t } = useTexts();
  const show = useShown();
  const { from, to, counts } = histogram;
  if (counts.length === 0) return "–";
  const most = Math.max(...counts);
  const text = t("describe.histogramOf", {
    column: t(`describe.columns.${column}`),
    count: counts.length,
    from: show(column, from),
    to: show(column, to),
    lines: most,
    at: show(column, from + ((to - from) * counts.indexOf(most)) / counts.length),
  });
  return <Bars histogram={histogram} label={text} />;
}

function Texts({ description }: { description: LinesDescription }) {
  const { t } = useTexts();
  const format = useFormat();
  const saved = (): TableContent => ({
    columns: [
      { title: t("describe.column"), kind: "text" },
      ...(["count", "missing", "distinct"] as const).map(
        (key): SavedColumn => ({ title: t(`describe.${key}`), kind: "number", digits: 0 }),
      ),
      { title: t("describe.most"), kind: "text" },
    ],
    rows: description.texts.map(({ column, figures: { count, missing, distinct, most } }) => [
      t(`describe.columns.${column}`),
      ...[count, missing, distinct],
      most.map(({ value, name, lines }) => `${label(value, name)} (${format.percent(lines / count)})`).join("; "),
    ]),
  });
  return (
    <Scroller label={t("describe.texts")} table={saved}>
      <Table verticalSpacing={4} fz="sm" miw={860} aria-label={t("describe.texts")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("describe.column")}</Table.Th>
            {(["count", "missing", "distinct"] as const).map((key) => (
              <Table.Th key={key} ta="right">
                {t(`describe.${key}`)}
              </Table.Th>
            ))}
            <Table.Th>{t("describe.most")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {description.texts.map(({ column, figures }) => (
            <Table.Tr key={column}>
              <Table.Th scope="row">{t(`describe.columns.${column}`)}</Table.Th>
              {[figures.count, figures.missing, figures.distinct].map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
                <Table.Td key={i} ta="right" className="figure">
                  {format.number(value)}
                </Table.Td>
              ))}
              <Table.Td>
                <ol className="plain-list frequent">
                  {figures.most.map(({ value, name, lines }) => (
                    <li key={value}>
                      <span className="frequent-name">{label(value, name)}</span>{" "}
                      <Text span size="xs" c="dimmed" className="figure">
                        {format.percent(lines / figures.count)}
                      </Text>
                    </li>
                  ))}
                </ol>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}

/** A value of a column in the column's unit. */
function useShown(): (column: NumberColumn, value: number) => string {
  const format = useFormat();
  const currency = useCurrency();
  return (column, value) => {
    switch (column) {
      case "time":
        return format.date(value);
      case "quantity":
        return format.number(value, 2);
      case "revenue":
      case "unitPrice":
        return format.money(value, currency);
      case "discount":
        return format.percent(value);
      default:
        return column satisfies never;
    }
  };
}
