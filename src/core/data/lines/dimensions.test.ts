// What customers and products belong to now, against a slow search through plain lines.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryFile } from "../../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../../features/testing/plainLine.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { belongingTask, dimensionsOf } from "./dimensions.ts";

/** The value of the owner's latest line with one, from the definition; `tied` where that time has several. */
function slowly(lines: PlainLine[], of: (line: PlainLine) => string | null) {
  const told = lines.filter((line) => of(line) !== null);
  const latest = Math.max(...told.map(({ time }) => time));
  const then = told.filter(({ time }) => time === latest).map((line) => of(line)!);
  const times = (value: string) => then.filter((each) => each === value).length;
  const distinct = [...new Set(then)].sort((a, b) => times(b) - times(a));
  return { value: distinct[0] ?? null, tied: distinct.length > 1 };
}

describe("belongingTask", () => {
  test("is the latest value before a moment, most lines first", () => {
    const before = fc.option(fc.integer({ min: 0, max: 60 }).map((days) => Date.UTC(2021, 10, 20) + days * 86_400_000));
    fc.assert(
      fc.property(arbitraryFile, before, (file, moment) => {
        const lines = toSaleLines(file.lines, file.has);
        const known = file.lines.filter(({ time }) => time < (moment ?? Number.POSITIVE_INFINITY));
        const found = runToEnd(belongingTask(lines, "customer", "salesperson", moment ?? undefined));
        for (const [code, customer] of lines.customer.values.entries()) {
          const values = lines.salesperson?.values ?? [];
          const own = known.filter((line) => line.customer === customer);
          const wanted = slowly(own, ({ salesperson }) => salesperson);
          expect(values[found.codes[code]!] ?? null).toBe(wanted.value);
          expect(found.tied[code] === 1).toBe(wanted.tied);
        }
        const families = runToEnd(belongingTask(lines, "product", "family", moment ?? undefined));
        for (const [code, product] of lines.product.values.entries()) {
          const own = known.filter((line) => line.product === product);
          const wanted = slowly(own, ({ family }) => family);
          expect(lines.family.values[families.codes[code]!] ?? null).toBe(wanted.value);
        }
      }),
    );
  });

  test("what comes after the moment changes nothing", () => {
    fc.assert(
      fc.property(arbitraryFile, fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }), (file, draws) => {
        const moment = Date.UTC(2021, 11, 1);
        const lines = toSaleLines(file.lines, file.has);
        const { salesperson } = lines;
        fc.pre(salesperson !== null);
        const codes = salesperson.codes.map((code, i) =>
          lines.time[i]! < moment ? code : (draws[i % 60]! % (salesperson.values.length + 1)) - 1,
        );
        const told = (of: typeof lines) => runToEnd(belongingTask(of, "customer", "salesperson", moment));
        expect(told({ ...lines, salesperson: { ...salesperson, codes } })).toEqual(told(lines));
      }),
    );
  });
});

test("a file's dimensions are those that it has values of", () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const lines = toSaleLines(file.lines, file.has);
      const some = (of: (line: PlainLine) => string | null) => file.lines.some((line) => of(line) !== null);
      expect(dimensionsOf(lines)).toEqual([
        ...(file.has.salesperson && some(({ salesperson }) => salesperson) ? ["salesperson"] : []),
        ...(file.has.source && some(({ source }) => source) ? ["source"] : []),
        ...(file.has.place && some(({ place }) => place) ? ["province"] : []),
        ...(file.lines.length > 0 ? ["family"] : []),
      ]);
    }),
  );
});
