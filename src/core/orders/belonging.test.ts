// Where a customer belongs on its order is what lists "by salesperson" are cut by.

import fc from "fast-check";
import { expect, test } from "vitest";
import { customerGroups } from "../explore/groups.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { belongingTo } from "./belonging.ts";

test("customers belong as customerGroups has it, and lie where their latest line with a place says", () => {
  fc.assert(
    fc.property(arbitraryFile, fc.double({ min: 0, max: 1, noNaN: true }), (file, share) => {
      const lines = toSaleLines(file.lines, file.has);
      const times = file.lines.map(({ time }) => time).sort((a, b) => a - b);
      const before = times[Math.floor(share * (times.length - 1))]! + 1;
      const provinces = Uint8Array.from(lines.place?.values ?? [], (_, i) => i % 35);
      const found = runToEnd(belongingTo({ lines, provinces }, before));
      for (const by of ["salesperson", "route", "source"] as const) {
        const { names, of } = runToEnd(customerGroups(lines, by, { before }));
        for (const code of lines.customer.values.keys()) expect(found[by](code)).toBe(names[of[code]!] || null);
      }
      const { of } = runToEnd(customerGroups(lines, "province", { before, provinces }));
      for (const code of lines.customer.values.keys()) {
        expect(found.province(code)).toBe(of[code]! + 1);
        if (found.province(code) > 0) expect(PROVINCES[found.province(code) - 1]).toBeDefined();
        // Of its latest lines with a place.
        const { place } = lines;
        const own = Array.from(lines.time.keys()).filter(
          (i) => lines.customer.codes[i] === code && lines.time[i]! < before && (place?.codes[i] ?? -1) >= 0,
        );
        const latest = Math.max(...own.map((i) => lines.time[i]!));
        const written = own
          .filter((i) => lines.time[i] === latest)
          .map((i) => Object.values(place!.values[place!.codes[i]!]!).filter(Boolean).join(", "));
        if (own.length === 0) expect(found.address(code)).toBeNull();
        else expect(written).toContain(found.address(code) ?? "");
      }
    }),
  );
});
