// A province's name alone means the same with the gazetteer and without it.

import { expect, test } from "vitest";
import { createGeocoder } from "./geocode.ts";
import { pointOfProvince, provinceNames } from "./provinceNames.ts";
import { PROVINCES } from "./provinces.ts";
import { gazetteer } from "./testing/testGazetteer.ts";

const geocoder = createGeocoder(gazetteer);

test("each name is told as the geocoder tells it, and belongs to one province", () => {
  const seen = new Set<string>();
  for (const province of PROVINCES) {
    for (const { name, latitude, longitude } of provinceNames(province)) {
      expect(seen.has(name), name).toBe(false);
      seen.add(name);
      const found = geocoder.point({ address: "", ward: "", district: "", province: name });
      const own = { province: province.id, latitude, longitude, urban: 0.5 };
      expect(found, name).toMatchObject(own);
      expect(pointOfProvince(name), name).toEqual(own);
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(63 + 34);
});

test("marks, case and the kind do not matter; what is no province is none", () => {
  for (const name of ["CAN THO", "thành phố cần thơ", "Tp. Cần Thơ"])
    expect(pointOfProvince(name)?.province, name).toBe(33);
  for (const name of ["", "Paris", "Quận 1", "constructor"]) expect(pointOfProvince(name), name).toBeNull();
});
