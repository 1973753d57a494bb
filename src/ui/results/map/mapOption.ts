// The drawing of the products in two dimensions: one series per colour, what was searched for above the rest.

import type { EChartsCoreOption } from "echarts/core";
import type { ProductMap } from "../../../core/analysis/productMap/layOut.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartColors } from "../../theme.ts";

/** Products drawn alike. */
export interface MapGroup {
  name: string;
  color: string;
  symbol: "circle" | "triangle" | "diamond";
  /** Places in the vocabulary. */
  members: number[];
}

const LARGEST = 10;
const SYMBOLS = ["circle", "triangle"] as const;
/** From cheap to dear. */
const TIER_COLORS = {
  light: ["#a6d5d6", "#5fb3b5", "#1d8a8f", "#075f63", "#03282b"],
  dark: ["#28585b", "#3a8388", "#4fc4c9", "#a2e4e6", "#f0fbfb"],
};

/** The ten families with most products, each with a colour and a symbol of its own, and all others. */
export function familyGroups(map: ProductMap, colors: ChartColors, otherName: string): MapGroup[] {
  const sizes = new Map<number, number[]>();
  for (const [at, family] of map.family.entries()) {
    const members = sizes.get(family) ?? [];
    members.push(at);
    sizes.set(family, members);
  }
  const known = [...sizes].filter(([family]) => family >= 0).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const shown = known.slice(0, LARGEST).map(
    ([family, members], i): MapGroup => ({
      name: map.families[family]!,
      color: colors.series[i % colors.series.length]!,
      symbol: SYMBOLS[Math.floor(i / colors.series.length)]!,
      members,
    }),
  );
  const rest = [...known.slice(LARGEST).flatMap(([, members]) => members), ...(sizes.get(-1) ?? [])];
  return rest.length === 0
    ? shown
    : [...shown, { name: otherName, color: colors.faint, symbol: "diamond", members: rest }];
}

/** Tiers 1..5 from light to dark, and products without a price. */
export function tierGroups(map: ProductMap, colors: ChartColors, nameOf: (tier: number) => string): MapGroup[] {
  const palette = TIER_COLORS[colors.ground === "#ffffff" ? "light" : "dark"];
  return [1, 2, 3, 4, 5, 0].flatMap((tier): MapGroup[] => {
    const members = [...map.tiers.keys()].filter((at) => map.tiers[at] === tier);
    const color = tier === 0 ? colors.faint : palette[tier - 1]!;
    return members.length === 0
      ? []
      : [{ name: nameOf(tier), color, symbol: tier === 0 ? "diamond" : "circle", members }];
  });
}

/** Places whose code or name contains all words of the text, whatever their case. */
export function findProducts({ codes, names }: Pick<ProductMap, "codes" | "names">, text: string): number[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...codes.keys()].filter((at) => {
    const own = `${codes[at]} ${names[at]}`.toLocaleLowerCase();
    return words.every((word) => own.includes(word));
  });
}

const LABELLED = 12;

/** The whole option; `marked` products keep their colour while the others fade, the first of them with their names. */
export function mapOption(
  map: ProductMap,
  groups: MapGroup[],
  marked: ReadonlySet<number>,
  colors: ChartColors,
  tooltip: (at: number) => string,
): EChartsCoreOption {
  const most = map.counts.reduce((high, count) => Math.max(high, count), 1);
  const size = (at: number) => 5 + 11 * Math.sqrt(map.counts[at]! / most);
  const labelled = new Set([...marked].slice(0, LABELLED));
  const plain = { show: false };
  return {
    ...frame(colors, true, {
      formatter: ({ value }: { value: [number, number, number] }) => tooltip(value[2]),
    }),
    grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: false },
    xAxis: { ...axis(colors, {}, false), axisLabel: plain, axisLine: plain },
    yAxis: { ...axis(colors, {}, true), axisLabel: plain, axisLine: plain },
    series: groups.map(({ name, color, symbol, members }) => ({
      type: "scatter",
      name,
      symbol,
      itemStyle: { color },
      data: members.map((at) => {
        const isMarked = marked.has(at);
        return {
          value: [map.x[at], map.y[at], at],
          symbolSize: size(at) + (isMarked ? 4 : 0),
          itemStyle: {
            opacity: marked.size === 0 ? 0.75 : isMarked ? 1 : 0.12,
            ...(isMarked && { borderColor: colors.text, borderWidth: 1.5 }),
          },
          ...(labelled.has(at) && {
            label: { show: true, position: "top", formatter: () => map.codes[at]!, color: colors.text, fontSize: 11 },
          }),
        };
      }),
    })),
  };
}
