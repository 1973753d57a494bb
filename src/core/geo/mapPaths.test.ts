import vietnam from "@svg-maps/vietnam";
import { expect, test } from "vitest";
import { FORMER_PROVINCES } from "./formerProvinces.ts";
import { MAP_SHAPES } from "./map.ts";
import { MAP_SIZE, mapAreas } from "./mapPaths.ts";
import { PROVINCES } from "./provinces.ts";

/** Length of all lines of a border of straight lines. */
function lengthOf(path: string): number {
  let length = 0;
  for (const line of path.split("M").filter(Boolean)) {
    const points = line.split("L").map((pair) => pair.split(" ").map(Number));
    for (let i = 1; i < points.length; i++) {
      length += Math.hypot(points[i]![0]! - points[i - 1]![0]!, points[i]![1]! - points[i - 1]![1]!);
    }
  }
  return length;
}

test("every shape of the package is drawn once, in either division", () => {
  expect(vietnam.viewBox).toBe(`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`);
  const ids = vietnam.locations.map(({ id }) => id).sort();
  expect(ids).toEqual(MAP_SHAPES.map(({ shape }) => shape).sort());
  const paths = vietnam.locations.map(({ path }) => path).sort();
  for (const division of ["today", "former"] as const) {
    const areas = mapAreas(division);
    expect(areas).toHaveLength(division === "today" ? 34 : 63);
    expect(areas.flatMap(({ fills }) => fills).sort()).toEqual(paths);
  }
});

test("merged provinces lose the borders between them, and no others", () => {
  const former = new Map(mapAreas("former").map((area, index) => [FORMER_PROVINCES[index]!.code, area]));
  mapAreas("today").forEach(({ borders }, index) => {
    const { merged63, short } = PROVINCES[index]!;
    const apart = merged63.reduce((sum, code) => sum + lengthOf(former.get(code)!.borders[0]!), 0);
    const joined = lengthOf(borders[0]!);
    if (merged63.length === 1) expect(joined).toBeCloseTo(apart, 9);
    else {
      expect(joined, short).toBeLessThan(apart * 0.93);
      expect(joined, short).toBeGreaterThan(apart * 0.3);
    }
  });
});

test("Hoàng Sa lies with Đà Nẵng, Trường Sa with Khánh Hòa", () => {
  const areas = mapAreas("today");
  const at = (short: string) => areas[PROVINCES.findIndex((province) => province.short === short)]!;
  const path = (id: string) => vietnam.locations.find((location) => location.id === id)!.path;
  expect(at("Đà Nẵng").fills).toContain(path("hoangsa"));
  expect(at("Khánh Hòa").fills).toContain(path("truongsa"));
});
