// What ECharts is told to draw: provinces in a few steps of one colour, with a legend in words.

import type { EChartsCoreOption } from "echarts/core";
import { frame } from "../charts/axes.ts";
import type { ChartColors } from "../theme.ts";
import { classLimits, classOf } from "./classes.ts";

/** Steps from little to much on the ground of either scheme; nothing is a grey before them. */
const STEPS = {
  light: ["#d3eaeb", "#a6d5d6", "#6bbcbf", "#2f9599", "#0b6468", "#032f33"],
  dark: ["#1f4a4d", "#28686c", "#2f8b90", "#45b4b9", "#84dfe3", "#e0fbfb"],
} as const;

/** A province by its name on the map; nothing to show for it is 0. */
export interface MapArea {
  name: string;
  value: number;
}

export interface MapWish {
  map: string;
  colors: ChartColors;
  isDark: boolean;
  areas: readonly MapArea[];
  /** Class names of the legend. */
  words: {
    nothing: string;
    any: string;
    least(limit: string): string;
    most(limit: string): string;
    range(from: string, to: string): string;
  };
  show(value: number): string;
  /** Lines of the tooltip of the area of this name, the first its title. */
  tooltip(name: string): string[];
  narrow: boolean;
}

/** The map's option. */
export function provinceMapOption(wish: MapWish): EChartsCoreOption {
  const { map, colors, areas, narrow } = wish;
  const values = areas.map(({ value }) => value);
  const limits = classLimits(values);
  const shades = shadesOf(wish, limits.length);
  const { tooltip, ...common } = frame(colors, false);
  const marked = colors.series[1];
  return {
    ...common,
    grid: undefined,
    tooltip: {
      ...(typeof tooltip === "object" ? tooltip : {}),
      trigger: "item",
      formatter: ({ name }: { name: string }) => {
        const [title = "", ...lines] = wish.tooltip(name);
        return { title, lines };
      },
    },
    visualMap: {
      type: "piecewise",
      pieces: pieces(wish, values, limits, shades),
      orient: "vertical",
      top: 0,
      // In the sea east of the north.
      left: narrow ? "46%" : "60%",
      itemWidth: 14,
      itemHeight: 10,
      itemGap: 5,
      align: "left",
      textStyle: { color: colors.text, fontSize: narrow ? 11 : 12 },
      selectedMode: false,
      hoverLink: false,
    },
    series: [
      {
        type: "map",
        map,
        left: 0,
        right: 0,
        top: 4,
        bottom: 4,
        preserveAspect: "contain",
        preserveAspectAlign: "left",
        // A line in a province's own colour closes the gaps between the former ones in it.
        data: areas.map(({ name, value }) => ({
          name,
          value,
          itemStyle: { borderColor: shades[classOf(value, limits)], borderWidth: 0.8 },
        })),
        selectedMode: false,
        label: { show: false },
        itemStyle: { areaColor: colors.line },
        emphasis: { label: { show: false }, itemStyle: { areaColor: marked, borderColor: marked, borderWidth: 0.8 } },
      },
    ],
  };
}

/** Colours by class: that of nothing, then from little to much. */
function shadesOf({ colors, isDark }: MapWish, limits: number): string[] {
  // Few classes take the last steps, so that none is too pale.
  return [colors.line, ...STEPS[isDark ? "dark" : "light"].slice(-(limits + 1))];
}

/** The legend's entries, the most first. */
function pieces({ words, show }: MapWish, values: readonly number[], limits: readonly number[], shades: string[]) {
  const label = (from: number | undefined, to: number | undefined) => {
    if (from === undefined) return to === undefined ? words.any : words.least(show(to));
    return to === undefined ? words.most(show(from)) : words.range(show(from), show(to));
  };
  const classes = Array.from({ length: limits.length + 1 }, (_, index) => {
    const [from, to] = [limits[index - 1], limits[index]];
    return {
      ...(from === undefined ? { gt: 0 } : { gte: from }),
      ...(to === undefined ? {} : { lt: to }),
      label: label(from, to),
      color: shades[index + 1],
    };
  });
  const nothing = { lte: 0, label: words.nothing, color: shades[0] };
  return [
    ...(values.some((value) => value <= 0) ? [nothing] : []),
    ...(values.some((value) => value > 0) ? classes : []),
  ];
}
