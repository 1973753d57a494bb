// The map of the provinces, coloured by a measure; a click picks a province, a picked or pointed one stands out.

import { Box, useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../charts/Chart.tsx";
import type { EChartsType } from "../charts/echarts.ts";
import { useFormat } from "../format.ts";
import type { ChartColors } from "../theme.ts";
import type { AreaRow, Division, Figures, Measure } from "./areaRows.ts";
import { mapOption } from "./mapOption.ts";
import { useFigures } from "./useFigures.ts";
import type * as VietnamMap from "./vietnamMap.ts";

/** Below this many pixels names and legend are smaller. */
const NARROW = 480;

interface ProvinceMapProps {
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
export function ProvinceMap(props: ProvinceMapProps) {
  const { rows, total, division, measure, height, active, onPoint, onPick } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { show, tooltip, nameOf, unit } = useFigures(total);
  const isDark = useComputedColorScheme("light") === "dark";
  const { ref, width } = useElementSize();
  const narrow = width < NARROW;
  const [library, setLibrary] = useState<typeof VietnamMap | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    import("./vietnamMap.ts").then(setLibrary, setProblem);
  }, []);
  // The screen's own error boundary says what went wrong and tries again.
  if (problem) throw problem;

  const build = useCallback(
    (colors: ChartColors) => {
      if (!library) return {};
      const look = {
        division,
        colors,
        fontSize: narrow ? 26 : 18,
        names: {
          hoangsa: [t("places.hoangsa"), t("places.hoangsaOf")],
          truongsa: [t("places.truongsa"), t("places.truongsaOf")],
        },
      } as const;
      return mapOption({
        map: library.provideMap(look),
        colors,
        isDark,
        rows,
        measure,
        show: (value) => show(measure, value, true),
        words: {
          nothing: t("places.nothing"),
          any: t("places.any"),
          least: (limit) => t("places.least", { limit }),
          most: (limit) => t("places.most", { limit }),
          range: (from, to) => t("places.range", { from, to }),
        },
        tooltip(name) {
          const row = rows.find((each) => each.kind === "province" && each.name === name);
          return row ? tooltip(row) : [name];
        },
        narrow,
      });
    },
    [library, division, measure, rows, narrow, isDark, show, tooltip, t],
  );

  const chart = useRef<EChartsType | null>(null);
  const shown = useRef<string | null>(null);
  const highlight = useCallback((name: string | null) => {
    const { current } = chart;
    if (!current) return;
    if (shown.current !== null && shown.current !== name) {
      current.dispatchAction({ type: "downplay", seriesIndex: 0, name: shown.current });
    }
    if (name !== null) current.dispatchAction({ type: "highlight", seriesIndex: 0, name });
    shown.current = name;
  }, []);
  const latest = useRef({ active, onPoint, onPick });
  useEffect(() => {
    latest.current = { active, onPoint, onPick };
    highlight(active);
  }, [active, onPoint, onPick, highlight]);
  const onReady = useCallback(
    (mine: EChartsType) => {
      chart.current = mine;
      shown.current = null;
      highlight(latest.current.active);
      const named = (event: { name?: string }) => event.name || null;
      mine.on("mouseover", (event) => latest.current.onPoint(named(event)));
      mine.on("mouseout", () => latest.current.onPoint(null));
      mine.on("click", (event) => {
        const name = named(event);
        if (name) latest.current.onPick(name);
      });
      return () => {
        chart.current = null;
      };
    },
    [highlight],
  );

  const first = rows[0];
  const title = t("places.mapTitle", { measure: t(`places.${measure}`) });
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
    <Box ref={ref} mih={height + 32}>
      {library && width > 0 && (
        <Chart
          title={title}
          unit={unit(measure)}
          label={label}
          height={height}
          build={build}
          onReady={onReady}
          imageNote={t("places.imageNote")}
          table={() => ({
            columns: [
              t("places.province"),
              t("places.revenue"),
              t("places.shareOf", { measure: t("places.revenue").toLowerCase() }),
              t("places.customers"),
              t("places.orders"),
              t("places.lines"),
            ],
            rows: [...rows.map((row) => ({ ...row, name: nameOf(row) })), { ...total, name: t("places.total") }].map(
              (row) => [
                row.name,
                row.revenue,
                format.percent(total.revenue === 0 ? 0 : row.revenue / total.revenue),
                row.customers,
                row.orders,
                row.lines,
              ],
            ),
          })}
        />
      )}
    </Box>
  );
}
