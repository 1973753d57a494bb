import { expect, test } from "vitest";
import { PROVINCES, provinceId } from "../geo/provinces.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { locatePlaces } from "./places.ts";
import { type PlainLine, toSaleLines } from "./testing/plainLine.ts";

test("a shop in the middle of one of the three cities is 0 km from it, as it is from its province's centre", () => {
  const cities = ["01", "48", "79"];
  const lines = cities.map(
    (place, i): PlainLine => ({
      line: i + 1,
      customer: place,
      time: 0,
      product: "P",
      order: null,
      quantity: 1,
      revenue: 1,
      discount: 0,
      family: "P",
      salesperson: null,
      source: null,
      walkIn: false,
      place,
    }),
  );
  const steps = locatePlaces(toSaleLines(lines), ({ province }) => {
    const { id, latitude, longitude } = PROVINCES[provinceId(province) - 1]!;
    return { province: id, latitude, longitude, urban: 1 };
  });
  const table = runToEnd(steps);
  expect([...table.kmCentre]).toEqual([0, 0, 0]);
  expect([table.kmHanoi[0], table.kmDanang[1], table.kmHcmc[2]]).toEqual([0, 0, 0]);
  // Hà Nội to Đà Nẵng is about 605 km, Đà Nẵng to Thành phố Hồ Chí Minh about 610 km.
  expect(table.kmDanang[0]).toBeCloseTo(table.kmHanoi[1]!, 9);
  expect(table.kmDanang[0]).toBeGreaterThan(600);
  expect(table.kmDanang[0]).toBeLessThan(612);
  expect(table.kmHcmc[1]).toBeGreaterThan(600);
  expect(table.kmHcmc[1]).toBeLessThan(620);
});
