import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvField, groupedField, twoDigits } from "./csvField.ts";

describe("CSV fields", () => {
  it("group thousands by commas, and quote them then", () => {
    expect([0, 7, 999, 1000, 12_000, 1_005_020, 1_234_567_890].map(groupedField)).toEqual([
      "0",
      "7",
      "999",
      '"1,000"',
      '"12,000"',
      '"1,005,020"',
      '"1,234,567,890"',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (value) => {
        expect(Number(groupedField(value).replaceAll(/[",]/g, ""))).toBe(value);
      }),
    );
  });

  it("come back from a parser as they were", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const parsed = Papa.parse<string[]>(`${csvField(a)},${csvField(b)},end\r\n`, {
          delimiter: ",",
          newline: "\r\n",
        });
        expect(parsed.data[0]).toEqual([a, b, "end"]);
      }),
    );
  });

  it("pad to two digits", () => {
    expect([twoDigits(0), twoDigits(9), twoDigits(10)]).toEqual(["00", "09", "10"]);
  });
});
