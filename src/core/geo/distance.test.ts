import { describe, expect, it } from "vitest";
import { haversineKm } from "./distance.ts";
import { PROVINCES, provinceId } from "./provinces.ts";

describe("haversineKm", () => {
  it("is a quarter circle from pole to equator and half of one between antipodes", () => {
    expect(haversineKm(90, 0, 0, 17)).toBeCloseTo((Math.PI / 2) * 6371.0088, 6);
    expect(haversineKm(0, 0, 0, 180)).toBeCloseTo(Math.PI * 6371.0088, 6);
    expect(haversineKm(10.5, 106.2, 10.5, 106.2)).toBe(0);
  });

  it("agrees with the spherical law of cosines between Hanoi and Ho Chi Minh City", () => {
    const r = Math.PI / 180;
    const cosine =
      Math.sin(21.0285 * r) * Math.sin(10.7769 * r) +
      Math.cos(21.0285 * r) * Math.cos(10.7769 * r) * Math.cos((106.7009 - 105.8542) * r);
    expect(haversineKm(21.0285, 105.8542, 10.7769, 106.7009)).toBeCloseTo(6371.0088 * Math.acos(cosine), 6);
  });
});

describe("PROVINCES", () => {
  it("has 34 rows in code order that take over 63 provinces, each once", () => {
    expect(PROVINCES.map((p) => p.id)).toEqual(Array.from({ length: 34 }, (_, i) => i + 1));
    expect(PROVINCES.map((p) => p.code)).toEqual(PROVINCES.map((p) => p.code).sort());
    expect(new Set(PROVINCES.flatMap((p) => p.merged63)).size).toBe(63);
  });

  it("gives ids by code and 0 for codes that do not exist", () => {
    expect(provinceId("01")).toBe(1);
    expect(provinceId("96")).toBe(34);
    expect(provinceId("02")).toBe(0);
  });
});
