// The map's paths out of the npm package @svg-maps/vietnam (CC BY 4.0), by today's provinces or by those before July
// 2025, with the borders that remain. Large: load it when a map is drawn.

import vietnam from "@svg-maps/vietnam";
import { type CooperativeTask, runToEnd } from "../lib/cooperativeTask.ts";
import { FORMER_PROVINCES, formerProvinceIndex } from "./formerProvinces.ts";
import { MAP_SHAPES } from "./map.ts";
import { outerBorder } from "./outline.ts";
import { PROVINCES } from "./provinces.ts";

/** Width and height that all paths lie in. */
export const MAP_SIZE = { width: 812, height: 873 };

/** Neighbours' borders in the package lie up to this far apart. */
const DRIFT = 0.45;

export interface MapArea {
  /** Fills side by side, one for each shape of the package. */
  fills: string[];
  /** The lines around them: of the land as a whole, and of each archipelago. */
  borders: string[];
}

/** [34] in the order of PROVINCES, or [63] in the order of FORMER_PROVINCES. */
export function mapAreas(division: "today" | "former"): MapArea[] {
  return runToEnd(mapAreaTask(division));
}

/** `mapAreas`, in steps: tens of milliseconds in all. */
export function* mapAreaTask(division: "today" | "former"): CooperativeTask<MapArea[]> {
  const path = new Map(vietnam.locations.map((location) => [location.id, location.path]));
  const count = division === "today" ? PROVINCES.length : FORMER_PROVINCES.length;
  const shapes: string[][] = Array.from({ length: count }, () => []);
  for (const { shape, province34, province63 } of MAP_SHAPES) {
    shapes[division === "today" ? province34 - 1 : formerProvinceIndex(province63)]!.push(shape);
  }
  const areas: MapArea[] = [];
  for (const own of shapes) {
    yield;
    const of = (some: string[]) => some.map((shape) => path.get(shape)!);
    // Archipelagos touch nothing and have curves: their own path is their border.
    const islands = own.filter((shape) => ARCHIPELAGO_SHAPES.has(shape));
    const land = own.filter((shape) => !ARCHIPELAGO_SHAPES.has(shape));
    areas.push({ fills: of(own), borders: [outerBorder(of(land), DRIFT), ...of(islands)] });
  }
  return areas;
}

/** Both archipelagos, with a point of the map below which their names stand. */
export const ARCHIPELAGOS = [
  { shape: "hoangsa", name: "Hoàng Sa", x: 574, y: 452 },
  { shape: "truongsa", name: "Trường Sa", x: 520, y: 664 },
] as const;
const ARCHIPELAGO_SHAPES: ReadonlySet<string> = new Set(ARCHIPELAGOS.map(({ shape }) => shape));
