import { describe, expect, it } from "vitest";
import { addresses, WAYS } from "./addresses.ts";
import { gazetteer, geocoder } from "./testGazetteer.ts";

const COUNT = 1500;
const MARKS = { province34: 0.99, district: 0.97, wardNew: 0.97 };

describe.each(WAYS)("addresses written in the way %s", (way) => {
  it("are found as well as the marks ask", () => {
    const right = { province34: 0, district: 0, wardNew: 0 };
    const of = { province34: 0, district: 0, wardNew: 0 };
    const wrong: string[] = [];
    let left = COUNT;
    for (const { place, ...meant } of addresses(gazetteer, way, 7)) {
      const found = geocoder.geocode(place);
      for (const level of ["province34", "district", "wardNew"] as const) {
        const code = meant[level];
        if (code === undefined) continue;
        of[level]++;
        if (found[level] === code) right[level]++;
        else wrong.push(`${level} ${found[level]} for ${code}: ${Object.values(place).filter(Boolean).join(" · ")}`);
      }
      if (--left === 0) break;
    }
    // A text that names no place has no share that may be wrong.
    if (way === "nowhere") expect(wrong).toEqual([]);
    for (const level of ["province34", "district", "wardNew"] as const) {
      expect(right[level], wrong.join("\n")).toBeGreaterThanOrEqual(MARKS[level] * of[level]);
    }
  });
});

it("writes the same addresses for the same seed", () => {
  const first = addresses(gazetteer, "full", 3).next().value;
  expect(addresses(gazetteer, "full", 3).next().value).toEqual(first);
  expect(addresses(gazetteer, "full", 4).next().value).not.toEqual(first);
});
