// Files divided between threads against the same files read by PapaParse on one.

import fc from "fast-check";
import { expect, test } from "vitest";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { file, mappingOf, outcome } from "../testing/awkwardFiles.ts";
import { csv, divisible } from "../testing/testFiles.ts";

test("whole files read by several threads give one thread's sale lines and report", async () => {
  const shapes = fc.record({
    delimiter: fc.constantFrom(",", ";"),
    newline: fc.constantFrom("\n", "\r\n"),
    mark: fc.boolean(),
  });
  const changes = fc.record({
    dateFormat: fc.constantFrom("dd/mm/yyyy", "mm/dd/yyyy"),
    decimal: fc.constantFrom(".", ","),
    discountKind: fc.constantFrom("amount", "percent"),
    keepReturns: fc.boolean(),
    fillDown: fc.constantFrom(false, false, true),
  }) as fc.Arbitrary<Partial<Mapping>>;
  const files = shapes.chain((shape) => fc.tuple(fc.constant(shape.delimiter), file(shape, 80)));
  let divided = 0;
  await fc.assert(
    fc.asyncProperty(files, changes, fc.integer({ min: 1, max: 3 }), async ([delimiter, text], change, others) => {
      const header = text
        .slice(0, text.indexOf("route") + 5)
        .replace("\ufeff", "")
        .split(delimiter);
      const mapping = mappingOf(header, { ...change, dialect: { delimiter } });
      const { from, threads, chunks } = divisible(text, others);
      expect(await outcome(from, mapping, false, threads)).toEqual(await outcome(csv(text), mapping, true));
      divided += chunks();
    }),
    { numRuns: 400 },
  );
  expect(divided).toBeGreaterThan(30);
});

test("a middle that lies within quotes is found out, and the file read whole", async () => {
  const inner = "b,q,02/02/2024,2\n".repeat(40);
  const text = `customer,product,date,qty\na,p,01/02/2024,1\na,"p\n${inner}",01/02/2024,3\n`;
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty"], {}),
    columns: { customer: 0, product: 1, date: 2, quantity: 3 },
  };
  const { from, threads } = divisible(text);
  const found = await outcome(from, mapping, false, threads);
  expect(found).toMatchObject({ inspection: { rows: 2, kept: 2, totals: { quantity: 4 } } });
  expect(found).toEqual(await outcome(csv(text), mapping, true));
});

test("both halves together: codes, names, places, rejects and duplicates by hand", async () => {
  const half = (names: string[]) =>
    names.map((name, i) => `${name},p${i % 3},0${1 + (i % 9)}/02/2024,${i - 1},${name} St`).join("\n");
  const text = `customer,product,date,qty,address\n${half(["b", "a", "c", "b", "a", "c", "b", "a"])}\n${half(["a", "d", "c", "b", "e", "a", "b", "a"])}\n`;
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty", "address"], {}),
    columns: { customer: 0, product: 1, date: 2, quantity: 3, address: 4 },
  };
  const { from, threads, chunks } = divisible(text);
  const { lines, inspection } = await ingest(from, mapping, { threads });
  expect(chunks()).toBe(1);
  expect(lines.customer.values).toEqual(["a", "c", "b", "d", "e"]);
  expect(lines.place?.values.map(({ address }) => address)).toEqual(["a St", "c St", "b St", "d St", "e St"]);
  expect([...lines.line]).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16]);
  expect(inspection.rejected).toMatchObject({
    return: { count: 2, lines: [1, 9], values: ["quantity -1", "quantity -1"] },
  });
  expect(inspection).toMatchObject({ rows: 16, kept: 14, duplicates: 4, totals: { quantity: 42 } });
});
