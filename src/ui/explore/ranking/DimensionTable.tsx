// A ranking as a table; a name narrows the whole screen to its lines.

import { Text } from "@mantine/core";
import { useMemo } from "react";
import { TEXT_CONDITIONS } from "../../../core/explore/lineFilter.ts";
import type { Ranking, RankRow } from "../../../core/explore/ranking.ts";
import type { ColumnKind } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";
import { useStudio } from "../../studioContext.ts";
import { useLineFilter } from "../useLineFilter.ts";

const FILTERED = { filtered: true };
const textOf = ({ value }: RankRow) => value;

/** Lines without a value are told below. */
export function DimensionTable({ ranking }: { ranking: Ranking }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { explore } = useStudio();
  const filter = useLineFilter();
  const { rows, has, years, dimension } = ranking;
  const named = useMemo(() => rows.filter(({ value }) => value !== ""), [rows]);
  const none = rows.find(({ value }) => value === "");
  const ranks = useMemo(() => new Map(named.map((row, i) => [row, i + 1])), [named]);
  const whole = rows.reduce((sum, row) => sum + (has.revenue ? row.revenue : row.lines), 0);
  const shareOf = (row: RankRow) => (whole > 0 ? (has.revenue ? row.revenue : row.lines) / whole : Number.NaN);
  const narrow = (value: string) => {
    const condition = TEXT_CONDITIONS.find(({ column }) => column === dimension)?.condition;
    if (condition) explore.setFilter({ ...filter, [condition]: [value] });
  };
  const figure = (
    key: string,
    name: string,
    width: string,
    value: (row: RankRow) => number,
    show: (value: number) => string,
    saved: ColumnKind,
  ): SortableColumn<RankRow> => ({
    ...{ key, name, width, value, saved, right: true },
    of: (row) => (Number.isNaN(value(row)) ? "–" : show(value(row))),
  });
  const money: ColumnKind = { kind: "money", currency };
  const count: ColumnKind = { kind: "number", digits: 0 };
  const percent = (value: number) => format.percent(value);
  const tally = (value: number) => format.number(value);
  const amount = (value: number) => format.money(value, currency);
  const change = ({ now, before }: RankRow) => (before > 0 ? now / before - 1 : Number.NaN);
  const signed = (value: number) => `${value >= 0 ? "+" : ""}${format.percent(value)}`;
  const columns: SortableColumn<RankRow>[] = [
    {
      ...{ key: "rank", name: "#", width: "52px", right: true, saved: count },
      value: (row) => -ranks.get(row)!,
      of: (row) => format.number(ranks.get(row)!),
      cell: (row) => ranks.get(row)!,
    },
    {
      key: "value",
      name: t(`filter.${dimension}`),
      width: "minmax(150px, 2fr)",
      held: true,
      value: ({ value }) => value,
      of: ({ value }) => value,
      press: { act: ({ value }) => narrow(value), label: ({ value }) => t("ranking.narrow", { name: value }) },
    },
    ...(has.revenue
      ? [figure("revenue", t("products.revenue"), "150px", ({ revenue }) => revenue, amount, money)]
      : []),
    figure("share", t("products.share"), "84px", shareOf, percent, { kind: "share" }),
    ...(years ? [figure("change", t("products.change"), "96px", change, signed, { kind: "share" })] : []),
    ...(has.quantity
      ? [
          figure(
            "quantity",
            t("products.quantity"),
            "100px",
            ({ quantity }) => quantity,
            (value) => format.number(value, 2),
            { kind: "number", digits: 2 },
          ),
        ]
      : []),
    figure("orders", t("time.orders"), "84px", ({ orders }) => orders, tally, count),
    figure("customers", t("time.customers"), "96px", ({ customers }) => customers, tally, count),
    figure("lines", t("products.lines"), "84px", ({ lines }) => lines, tally, count),
    ...(has.discount
      ? [
          figure("discount", t("time.discount"), "130px", ({ discount }) => discount, amount, money),
          figure("discountShare", t("time.discountShare"), "96px", (row) => row.discountShare, percent, {
            kind: "share",
          }),
        ]
      : []),
  ];
  return (
    <>
      <RowTable
        name={t("ranking.table", { by: t(`filter.${dimension}`) })}
        searchLabel={t("ranking.search")}
        columns={columns}
        rows={named}
        textOf={textOf}
        minWidth={1040}
        origin={FILTERED}
      />
      {none && (
        <Text size="xs" c="dimmed" mt="xs">
          {t("ranking.without", { lines: none.lines, share: shareOf(none) })}
        </Text>
      )}
    </>
  );
}
