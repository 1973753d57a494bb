// The map of sales: provinces coloured by a measure, with all measures in the table.

import { useCallback, useMemo } from "react";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import type { Division } from "../../map/division.ts";
import { ProvinceMap } from "../../map/ProvinceMap.tsx";
import type { AreaRow, Figures, Measure } from "./areaRows.ts";
import { useFigures } from "./useFigures.ts";

interface SalesMapProps {
  rows: readonly AreaRow[];
  total: Figures;
  division: Division;
  measure: Measure;
  height: number;
  /** Name of the province to stand out. */
  active: string | null;
  onPoint(name: string | null): void;
  onPick(name: string): void;
}

/** The map with its table and its image. */
export function SalesMap({ rows, total, measure, ...rest }: SalesMapProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { show, tooltip, nameOf, unit } = useFigures(total);
  const provinces = useMemo(() => rows.filter(({ kind }) => kind === "province"), [rows]);
  const areas = useMemo(() => provinces.map((row) => ({ name: row.name, value: row[measure] })), [provinces, measure]);
  const showCompact = useCallback((value: number) => show(measure, value, true), [show, measure]);
  const linesOf = useCallback(
    (name: string) => {
      const row = provinces.find((each) => each.name === name);
      return row ? tooltip(row) : [name];
    },
    [provinces, tooltip],
  );
  const first = rows[0];
  const measureName = t(`places.${measure}`).toLowerCase();
  const label =
    first && first[measure] > 0
      ? t("places.mapLabel", {
          measure: measureName,
          first: first.name,
          value: show(measure, first[measure]),
        })
      : t("places.mapLabelNone", { measure: measureName });
  return (
    <ProvinceMap
      {...rest}
      title={t("places.mapTitle", { measure: t(`places.${measure}`) })}
      unit={unit(measure)}
      label={label}
      areas={areas}
      show={showCompact}
      tooltip={linesOf}
      nothing={t("places.nothing")}
      table={() => ({
        columns: [
          t("places.province"),
          t("places.revenue"),
          t("places.shareOf", { measure: t("places.revenue").toLowerCase() }),
          t("places.customers"),
          t("places.orders"),
          t("places.lines"),
          ...(total.off === 0 ? [] : [t("places.discount")]),
        ],
        rows: [...rows.map((row) => ({ ...row, name: nameOf(row) })), { ...total, name: t("places.total") }].map(
          (row) => [
            row.name,
            row.revenue,
            format.percent(total.revenue === 0 ? 0 : row.revenue / total.revenue),
            row.customers,
            row.orders,
            row.lines,
            ...(total.off === 0 ? [] : [format.percent(row.discount)]),
          ],
        ),
      })}
    />
  );
}
