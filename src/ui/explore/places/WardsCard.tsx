// Places whose province is sure and whose ward is not: split among several of today's, or none of the place's.

import { Text } from "@mantine/core";
import { useMemo } from "react";
import type { DoubtfulWards } from "../../../core/explore/placesReport.ts";
import type { WardDoubt } from "../../../core/geo/geocode.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";
import { placeLine } from "./placeLine.ts";

interface WardRow {
  place: string;
  doubt: WardDoubt;
  lines: number;
  customers: number;
  revenue: number;
}

const textOf = ({ place, doubt }: WardRow) => [place, ...(doubt.kind === "split" ? doubt.among : [])].join(" ");
const FILTERED = { filtered: true };

/** The card of a report that has such places. */
export function WardsCard({ wards, hasRevenue }: { wards: DoubtfulWards; hasRevenue: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const rows = useMemo(
    () =>
      wards.places.map(
        (place, index): WardRow => ({
          place: placeLine(place),
          doubt: wards.doubts[index]!,
          lines: wards.lines[index]!,
          customers: wards.customers[index]!,
          revenue: wards.revenue[index]!,
        }),
      ),
    [wards],
  );
  const today = ({ doubt }: WardRow) =>
    doubt.kind === "split"
      ? t("places.splitAmong", { wards: doubt.among.join(" · ") })
      : t("places.noSuchWard", { ward: doubt.named, within: doubt.within });
  const count = (key: "lines" | "customers", width: string): SortableColumn<WardRow> => ({
    key,
    name: t(`places.${key}`),
    width,
    right: true,
    value: (row) => row[key],
    saved: { kind: "number", digits: 0 },
    of: (row) => format.number(row[key]),
  });
  const columns: SortableColumn<WardRow>[] = [
    {
      key: "place",
      name: t("places.place"),
      width: "minmax(180px, 1fr)",
      value: ({ place }) => place,
      of: ({ place }) => place,
    },
    { key: "today", name: t("places.wardToday"), width: "minmax(220px, 1fr)", value: today, of: today },
    count("lines", "84px"),
    count("customers", "104px"),
    ...(hasRevenue
      ? [
          {
            key: "revenue",
            name: t("places.revenue"),
            width: "120px",
            right: true,
            value: ({ revenue }: WardRow) => revenue,
            saved: { kind: "money" as const, currency },
            of: ({ revenue }: WardRow) => format.money(revenue, currency, true),
          },
        ]
      : []),
  ];
  const split = rows.filter(({ doubt }) => doubt.kind === "split").length;
  return (
    <Card title={t("places.wards")} lead={t("places.wardsLead")}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("places.wardCounts", { split, unknown: rows.length - split })}
      </Text>
      <RowTable
        name={t("places.wards")}
        searchLabel={t("places.search")}
        columns={columns}
        rows={rows}
        textOf={textOf}
        minWidth={760}
        maxHeight={420}
        origin={FILTERED}
      />
    </Card>
  );
}
