// Charts as plain SVG, for a page without scripts: bars, columns, points and lines, with their values as titles.

import { type Html, html } from "./html.ts";

export const INK = { model: "#0b7378", other: "#c2571a", text: "#2b353d", faint: "#52606d", line: "#dde3e8" } as const;
/** Series that are not the model's. */
export const SERIES = ["#0b7378", "#c2571a", "#5b5fc7", "#8a6d1f", "#a8326e"] as const;

export interface Axis {
  low: number;
  high: number;
  show(value: number): string;
}

/** A few round numbers from low to high, both within. */
export function ticks(low: number, high: number, wanted = 5): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

const WIDTH = 640;
const round = (x: number): number => Math.round(x * 10) / 10;

export interface Bar {
  name: string;
  value: number;
  /** ± of the value, as a whisker. */
  deviation?: number;
}

/** Bars from left to right, one a name; negative ones to the left. */
export function barChart(bars: readonly Bar[], label: string, show: (value: number) => string): Html {
  const values = bars.map(({ value }) => (Number.isFinite(value) ? value : 0));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [left, right, row] = [220, WIDTH - 90, 22];
  const x = (value: number) => round(left + ((value - low) / (high - low || 1)) * (right - left));
  const height = bars.length * row + 8;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${bars.map(
    ({ name, deviation = Number.NaN }, i) => {
      const value = values[i]!;
      const y = i * row + 4;
      const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
      const end = round(Math.max(to, x(0), x(Number.isFinite(deviation) ? value + deviation : value)));
      const short = name.length > 34 ? `${name.slice(0, 33)}…` : name;
      return html`<g><title>${name}: ${show(value)}</title><text x="${left - 8}" y="${y + 13}" text-anchor="end">${short}</text><rect x="${from}" y="${y + 2}" width="${round(to - from)}" height="${row - 7}" fill="${value < 0 ? INK.other : INK.model}"/>${Number.isFinite(deviation) ? html`<path d="M${x(value - deviation)} ${y + 9}H${x(value + deviation)}" stroke="${INK.text}"/>` : ""}<text x="${end + 6}" y="${y + 13}" fill="${INK.faint}">${show(value)}</text></g>`;
    },
  )}</svg>`;
}

export interface Series {
  name: string;
  points: readonly (readonly [number, number])[];
  color: string;
  kind: "line" | "points" | "dashed";
}

const FRAME = { left: 76, right: WIDTH - 14, top: 14, bottom: 250, height: 292 };

/** Lines and points in one frame; points beyond the axes are left out. */
export function plot(
  series: readonly Series[],
  x: Axis,
  y: Axis,
  label: string,
  names: { x: string; y: string },
): Html {
  const { px, py } = scales(x, y);
  const inside = ([a, b]: readonly [number, number]) => a >= x.low && a <= x.high && b >= y.low && b <= y.high;
  return html`<svg viewBox="0 0 ${WIDTH} ${FRAME.height}" role="img" aria-label="${label}">${frame(x, y, names)}${series.map(
    ({ points, color, kind }) => {
      const shown = points.filter(inside);
      if (kind === "points")
        return shown.map(
          ([a, b]) => html`<circle cx="${px(a)}" cy="${py(b)}" r="2.2" fill="${color}" fill-opacity="0.4"/>`,
        );
      const path = shown.map(([a, b], i) => `${i === 0 ? "M" : "L"}${px(a)} ${py(b)}`).join("");
      return html`<path d="${path}" fill="none" stroke="${color}" stroke-width="2"${kind === "dashed" ? html` stroke-dasharray="5 4"` : ""}/>`;
    },
  )}</svg>`;
}

/** Upright columns between edges; `edges` has one more entry than `heights`. */
export function columns(
  edges: ArrayLike<number>,
  heights: ArrayLike<number>,
  x: Axis,
  y: Axis,
  label: string,
  names: { x: string; y: string },
): Html {
  const { px, py } = scales(x, y);
  return html`<svg viewBox="0 0 ${WIDTH} ${FRAME.height}" role="img" aria-label="${label}">${frame(x, y, names)}${Array.from(
    heights,
    (height, i) => {
      const [from, to] = [px(edges[i]!), px(edges[i + 1]!)];
      return html`<rect x="${round(from + 0.5)}" y="${py(height)}" width="${round(Math.max(0.5, to - from - 1))}" height="${round(FRAME.bottom - py(height))}" fill="${edges[i + 1]! <= 1e-12 ? INK.model : INK.other}"><title>${x.show(edges[i]!)} – ${x.show(edges[i + 1]!)}: ${y.show(height)}</title></rect>`;
    },
  )}</svg>`;
}

function scales(x: Axis, y: Axis) {
  const { left, right, top, bottom } = FRAME;
  return {
    px: (value: number) => round(left + ((value - x.low) / (x.high - x.low || 1)) * (right - left)),
    py: (value: number) => round(bottom - ((value - y.low) / (y.high - y.low || 1)) * (bottom - top)),
  };
}

function frame(x: Axis, y: Axis, names: { x: string; y: string }): Html {
  const { left, right, top, bottom } = FRAME;
  const { px, py } = scales(x, y);
  return html`${ticks(y.low, y.high).map((at) => html`<path d="M${left} ${py(at)}H${right}" stroke="${INK.line}"/><text x="${left - 6}" y="${py(at) + 4}" text-anchor="end" fill="${INK.faint}">${y.show(at)}</text>`)}${ticks(x.low, x.high).map((at) => html`<text x="${px(at)}" y="${bottom + 16}" text-anchor="middle" fill="${INK.faint}">${x.show(at)}</text>`)}<path d="M${left} ${top}V${bottom}H${right}" fill="none" stroke="${INK.line}"/><text x="${(left + right) / 2}" y="${bottom + 34}" text-anchor="middle" fill="${INK.faint}">${names.x}</text><text x="4" y="10" fill="${INK.faint}">${names.y}</text>`;
}
