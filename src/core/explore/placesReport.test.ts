// Which places a report asks about, and which wards it tells of.

import { expect, test } from "vitest";
import { visitsOf } from "../data/lines/visits.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { geocoder } from "../geo/testing/testGazetteer.ts";
import { placesReport } from "./placesReport.ts";

const PLACES = [
  "Phường Cống Vị, Quận Ba Đình, Hà Nội",
  "Phường 99, Quận Bình Thạnh, TP HCM",
  "Phường 1, Quận Bình Thạnh, HCM",
  "Kho số 9",
  "Phường 98, Quận Bình Thạnh, TP HCM",
];

test("wards that were split or are not there stand apart from places whose province is unsure", async () => {
  // 1, 2, ... 5 lines of each place.
  const at = PLACES.flatMap((place, index) => new Array<string>(index + 1).fill(place));
  const lines = toSaleLines(
    at.map((place, i) => ({
      ...{ line: i + 1, customer: `C${i % 2}`, time: Date.UTC(2025, 0, 1 + i), product: "P", order: null, quantity: 1 },
      ...{ revenue: 10, discount: 0, family: "P", salesperson: "S", source: "Web", walkIn: false, place },
    })),
    { order: false, salesperson: true, source: true, walkIn: true, place: true },
  );
  // One of them moved by hand: its ward is no question any more.
  const placed = lines.place!.values.map((place) => {
    const point = geocoder.point(place);
    return { found: point, point, isByHand: place.province.startsWith("Phường 98") };
  });
  const { unsure, wards } = await placesReport(lines, visitsOf(lines), placed);
  expect(unsure.places.map(({ province }) => province)).toEqual([PLACES[4], PLACES[3]]);
  expect(wards.places.map(({ province }) => province)).toEqual([PLACES[1], PLACES[0]]);
  expect(wards.doubts).toEqual([
    { kind: "unknown", named: "phường 99", within: "Bình Thạnh" },
    { kind: "split", named: "Cống Vị", among: ["Ngọc Hà", "Giảng Võ"] },
  ]);
  expect([...wards.lines]).toEqual([2, 1]);
  expect([...wards.customers]).toEqual([2, 1]);
  expect([...wards.revenue]).toEqual([20, 10]);
});
