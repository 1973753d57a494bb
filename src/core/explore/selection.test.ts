// Totals and choices against plain sums over plain lines.

import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { TODAY } from "./placesReport.ts";
import { filterChoices, provinceChoices } from "./selection.ts";
import { plainSum } from "./testing/plainSum.ts";

const PROVINCE_OF: Record<string, number> = { "Hà Nội": 1, "Đà Nẵng": 20, "Cà Mau": 34, nowhere: 0 };

/** How often each value occurs, as pairs that compare whatever their order. */
const counted = <T>(values: T[]) =>
  [...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]).sort();

test("choices are the values that lines have, with their lines, most first", () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const lines = toSaleLines(file.lines, file.has);
      const found = runToEnd(filterChoices(lines));
      const times = file.lines.map(({ time }) => time);
      expect(found.first).toBe(times.length > 0 ? Math.min(...times) : Number.NaN);
      expect(found.last).toBe(times.length > 0 ? Math.max(...times) : Number.NaN);
      expect(found.all.lines).toBe(file.lines.length);
      expect(found.all.customers).toBe(new Set(file.lines.map(({ customer }) => customer)).size);
      expect(found.all.revenue).toBe(plainSum(file.lines.map(({ revenue }) => revenue)));
      expect(found.texts.families.map(({ value, lines }) => [value, lines]).sort()).toEqual(
        counted(file.lines.map(({ family }) => family)),
      );
      const told = (values: (string | null)[]) => counted(values.filter((value) => value !== null));
      expect(found.texts.salespeople.map(({ value, lines }) => [value, lines]).sort()).toEqual(
        file.has.salesperson ? told(file.lines.map(({ salesperson }) => salesperson)) : [],
      );
      expect(found.texts.routes).toEqual([]);
      expect(found.hasPlaces).toBe(file.has.place);

      const provinces = Uint8Array.from(lines.place?.values ?? [], ({ province }) => PROVINCE_OF[province]!);
      const groups = runToEnd(provinceChoices(lines, provinces));
      const groupOf = (place: string | null) => (place === null || !file.has.place ? TODAY.blank : PROVINCE_OF[place]!);
      expect(groups.map(({ value, lines }) => [value, lines]).sort()).toEqual(
        counted(file.lines.map(({ place }) => groupOf(place))),
      );
      for (const list of [found.texts.families, found.texts.salespeople, groups]) {
        const sizes = list.map(({ lines }) => lines);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }
    }),
  );
});
