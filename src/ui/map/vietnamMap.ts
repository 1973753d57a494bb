// Vietnam as a map that ECharts draws: its paths and the parts of ECharts for it, in chunks that load with the first map.

import { MapChart } from "echarts/charts";
import { GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";
import { ARCHIPELAGOS, MAP_SIZE, mapAreas } from "../../core/geo/mapPaths.ts";
import type { ChartColors } from "../theme.ts";
import { areaNames, type Division } from "./division.ts";

use([GeoComponent, MapChart, VisualMapPiecewiseComponent]);

export interface MapLook {
  division: Division;
  colors: ChartColors;
  /** Of the archipelagos' names, in units of the map. */
  fontSize: number;
  /** By shape: the archipelago's name and the province it belongs to. */
  names: Record<(typeof ARCHIPELAGOS)[number]["shape"], readonly [name: string, province: string]>;
}

const registered = new Set<string>();

/** Registers the map in this look once; returns its name. Areas are named as `areaNames`. */
export function provideMap(look: MapLook): string {
  const name = `vietnam ${JSON.stringify(look)}`;
  if (!registered.has(name)) registerMap(name, { svg: draw(look) });
  registered.add(name);
  return name;
}

function draw({ division, colors, fontSize, names }: MapLook): string {
  const areas = mapAreas(division);
  const fills = areas.map(({ fills }, index) => {
    const paths = fills.map((path) => `<path d="${path}"/>`).join("");
    return `<g name="${areaNames(division)[index]}">${paths}</g>`;
  });
  // The border of land in the colour of the ground parts neighbours; islands would vanish under it.
  const borders = areas.flatMap(({ borders: [land, ...islands] }) => [
    `<path d="${land}" fill="none" stroke="${colors.ground}" stroke-width="1.1"/>`,
    ...islands.map((path) => `<path d="${path}" fill="none" stroke="${colors.faint}" stroke-width="0.9"/>`),
  ]);
  const labels = ARCHIPELAGOS.map(({ shape, x, y }) => {
    const [name, province] = names[shape];
    const text = (line: string, at: number) =>
      `<text x="${x}" y="${at}" text-anchor="middle" fill="${colors.faint}" font-size="${fontSize}">${line}</text>`;
    return text(name, y + fontSize) + text(province, y + 2.2 * fontSize);
  });
  const { width, height } = MAP_SIZE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${[...fills, ...borders, ...labels].join("")}</svg>`;
}
