// The map of the provinces, coloured by a measure; a click picks a province, a picked or pointed one stands out.

import { Box, useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ahead } from "../ahead.ts";
import { Chart } from "../charts/Chart.tsx";
import type { TableData } from "../charts/ChartTable.tsx";
import type { EChartsType } from "../charts/echarts.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { CHART_COLORS, type ChartColors } from "../theme.ts";
import type { Division } from "./division.ts";
import { type MapArea, provinceMapOption } from "./provinceMapOption.ts";
import type { MapLook } from "./vietnamMap.ts";

const vietnamMap = ahead(() => import("./vietnamMap.ts"));
/** Below this many pixels names and legend are smaller. */
const NARROW = 480;

interface ProvinceMapProps {
  title: string;
  unit?: string;
  /** What the map shows, for those who cannot see it. */
  label: string;
  /** Stable between renders, as `show` and `tooltip` are: new ones draw anew. */
  areas: readonly MapArea[];
  division: Division;
  height: number;
  /** A value in the legend. */
  show(value: number): string;
  /** Lines of the tooltip of an area, the first its title. */
  tooltip(name: string): string[];
  /** What the legend calls a value of 0. */
  nothing: string;
  table(): TableData;
  /** Name of the province to stand out. */
  active: string | null;
  onPoint?(name: string | null): void;
  onPick(name: string): void;
}

/** The map with its table and its image. */
export function ProvinceMap(props: ProvinceMapProps) {
  const { title, unit, label, areas, division, height, show, tooltip, nothing, table, active, onPoint, onPick } = props;
  const { t } = useTexts();
  const scheme = useComputedColorScheme("light");
  const { ref, width } = useElementSize();
  const narrow = width < NARROW;
  const look = useMemo<MapLook>(
    () => ({
      division,
      colors: CHART_COLORS[scheme],
      fontSize: narrow ? 26 : 18,
      names: {
        hoangsa: [t("places.hoangsa"), t("places.hoangsaOf")],
        truongsa: [t("places.truongsa"), t("places.truongsaOf")],
      },
    }),
    [division, scheme, narrow, t],
  );
  const [map, setMap] = useState<{ division: Division; name: string } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const measured = width > 0;
  useEffect(() => {
    if (!measured) return;
    let ended = false;
    vietnamMap()
      .then(({ provideMap }) => provideMap(look))
      .then((name) => {
        if (!ended) setMap({ division: look.division, name });
      })
      .catch(setProblem);
    return () => {
      ended = true;
    };
  }, [look, measured]);
  // The screen's own error boundary says what went wrong and tries again.
  if (problem) throw problem;
  // Of the other division while the map of this one is on its way.
  const mapName = map?.division === division ? map.name : null;

  const build = useCallback(
    (colors: ChartColors) => {
      if (mapName === null) return {};
      return provinceMapOption({
        map: mapName,
        colors,
        isDark: scheme === "dark",
        areas,
        show,
        words: {
          nothing,
          any: t("places.any"),
          least: (limit) => t("places.least", { limit }),
          most: (limit) => t("places.most", { limit }),
          range: (from, to) => t("places.range", { from, to }),
        },
        tooltip,
        narrow,
      });
    },
    [mapName, areas, narrow, scheme, show, tooltip, nothing, t],
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
      mine.on("mouseover", (event) => latest.current.onPoint?.(named(event)));
      mine.on("mouseout", () => latest.current.onPoint?.(null));
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

  return (
    <Box ref={ref} mih={height + 32}>
      {mapName !== null && (
        <Chart
          title={title}
          unit={unit}
          label={label}
          height={height}
          build={build}
          onReady={onReady}
          imageNote={t("places.imageNote")}
          table={table}
        />
      )}
    </Box>
  );
}
