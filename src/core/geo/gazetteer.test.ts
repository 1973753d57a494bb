import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseGazetteer } from "./gazetteer.ts";
import { PROVINCES } from "./provinces.ts";
import { bytes, gazetteer } from "./testing/testGazetteer.ts";

describe("parseGazetteer", () => {
  it("reads bytes, text and the parsed object alike", () => {
    const text = bytes.toString("utf8");
    expect(parseGazetteer(text)).toEqual(gazetteer);
    expect(parseGazetteer(JSON.parse(text))).toEqual(gazetteer);
  });

  it("refuses what is no gazetteer, quoting its version", () => {
    expect(() => parseGazetteer('{"version":2}')).toThrow(/version is 2.*build-gazetteer/);
    expect(() => parseGazetteer("[]")).toThrow(/version/);
    const broken = { ...JSON.parse(bytes.toString("utf8")), provinces63: "01\tHà Nội\tthành phố\t\t01\t21\t105" };
    expect(() => parseGazetteer(broken)).toThrow(/unit "\d+" it does not hold/);
  });
});

describe("the committed gazetteer", () => {
  it("holds the units of before and after 1 July 2025", () => {
    const { provinces, districts, wards, base } = gazetteer;
    expect(base).toBe("2025-07-01");
    expect(provinces).toHaveLength(63);
    expect(districts.filter((district) => district.successors.length === 0)).toHaveLength(696);
    expect(wards.filter((ward) => ward.isNew)).toHaveLength(3321);
    expect(wards.filter((ward) => !ward.isNew)).toHaveLength(10035);
  });

  it("agrees with the table of 34 about the mergers", () => {
    for (const { id, merged63 } of PROVINCES) {
      const merged = gazetteer.provinces.filter((province) => province.province34 === id).map(({ code }) => code);
      expect(merged.sort()).toEqual([...merged63].sort());
    }
  });

  it("has old units end in new ones of the same new province, and every new one in Vietnam", () => {
    for (const ward of gazetteer.wards) {
      const today = gazetteer.wards[ward.newWard]!;
      expect(today.isNew && today.code === ward.newCode).toBe(true);
      expect(today.latitude).toBeGreaterThan(7);
      expect(today.longitude).toBeGreaterThan(102);
      expect(today.province34).toBe(ward.province34);
    }
  });

  it("carries the attribution and the licences", () => {
    const notice = readFileSync(new URL("../../../public/geo/LICENSES.md", import.meta.url), "utf8");
    for (const part of [
      "GeoNames (CC BY 4.0)",
      "Who's On First",
      "vietnam-address-kit contributors",
      "Thang Le Quoc",
    ]) {
      expect(notice).toContain(part);
    }
  });
});
