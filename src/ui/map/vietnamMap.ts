// Vietnam as a map that ECharts draws: its paths and the parts of ECharts for it, in chunks that load with the first map.

import { MapChart } from "echarts/charts";
import { GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";
import { ARCHIPELAGOS, MAP_SIZE, type MapArea, mapAreaTask } from "../../core/geo/mapPaths.ts";
import { runCooperatively } from "../../core/lib/cooperativeTask.ts";
import { yieldToEvents } from "../../core/lib/yieldToEvents.ts";
import { init } from "../charts/echarts.ts";
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

const shapes = new Map<Division, Promise<MapArea[]>>();
const registered = new Set<string>();

/**
 * Registers the map in this look once; resolves with its name. Areas are named as `areaNames`. Works in short pieces: at
 * once it would hold the page up.
 */
export async function provideMap(look: MapLook): Promise<string> {
  const { division } = look;
  const name = `vietnam ${JSON.stringify(look)}`;
  if (registered.has(name)) return name;
  const made = shapes.get(division) ?? runCooperatively(mapAreaTask(division));
  shapes.set(division, made);
  const svg = draw(look, await made);
  await yieldToEvents();
  registerMap(name, { svg });
  registered.add(name);
  await yieldToEvents();
  // ECharts makes shapes of the paths with the first drawing and keeps them for the next one: here in a piece of its own.
  const first = init(document.createElement("div"), null, { renderer: "canvas", width: 1, height: 1 });
  first.setOption({ geo: { map: name, silent: true } });
  first.dispose();
  await yieldToEvents();
  return name;
}

function draw({ division, colors, fontSize, names }: MapLook, areas: readonly MapArea[]): string {
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
