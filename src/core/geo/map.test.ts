import { describe, expect, it } from "vitest";
import { MAP_SHAPES } from "./map.ts";
import { PROVINCES, provinceId } from "./provinces.ts";

describe("MAP_SHAPES", () => {
  it("covers the 63 old provinces and all 34 new ones, each shape once", () => {
    expect(MAP_SHAPES).toHaveLength(65);
    expect(new Set(MAP_SHAPES.map(({ shape }) => shape)).size).toBe(65);
    expect(new Set(MAP_SHAPES.map(({ province63 }) => province63)).size).toBe(63);
    for (const { id, merged63 } of PROVINCES) {
      const shapes = MAP_SHAPES.filter(({ province34 }) => province34 === id);
      expect(new Set(shapes.map(({ province63 }) => province63))).toEqual(new Set(merged63));
    }
  });

  it("draws Hoàng Sa with Đà Nẵng and Trường Sa with Khánh Hòa", () => {
    const of = (name: string) => MAP_SHAPES.find(({ shape }) => shape === name)?.province34;
    expect(of("hoangsa")).toBe(provinceId("48"));
    expect(of("truongsa")).toBe(provinceId("56"));
    expect(of("baria")).toBe(provinceId("79"));
  });
});
