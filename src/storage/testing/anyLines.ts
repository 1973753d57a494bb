// Arbitrary sale lines for property tests.

import fc from "fast-check";
import { COLUMN_NAMES, columnSpec, type SaleColumns } from "../../core/data/lines/saleColumns.ts";
import type { SaleLines } from "../../core/data/lines/saleLines.ts";

const plain = { noNullPrototype: true };
const texts = fc.array(fc.string({ unit: "binary", maxLength: 8 }), { maxLength: 5 });
const array = (count: number) => ({ minLength: count, maxLength: count });
const coded = <T>(count: number, values: fc.Arbitrary<T[]>) =>
  fc.record({ codes: fc.int32Array(array(count)), values }, plain);
const place = fc.record(
  { address: fc.string(), ward: fc.string(), district: fc.string(), province: fc.string() },
  plain,
);

/** The values of each kind of column, with NaN and −0. */
const KINDS = {
  lineNumber: (count: number) => fc.uint32Array(array(count)),
  time: (count: number) => fc.float64Array(array(count)),
  number: (count: number) => fc.float64Array(array(count)),
  flag: (count: number) => fc.uint8Array(array(count)),
  text: (count: number) => coded(count, texts),
  place: (count: number) => coded(count, fc.array(place, { maxLength: 4 })),
};

function anyColumns(count: number): fc.Arbitrary<SaleColumns> {
  const columns = COLUMN_NAMES.map((name) => {
    const { kind, needed } = columnSpec(name);
    const values: fc.Arbitrary<unknown> = KINDS[kind](count);
    return [name, needed ? values : fc.option(values)] as const;
  });
  return fc.record(Object.fromEntries(columns), plain) as fc.Arbitrary<unknown> as fc.Arbitrary<SaleColumns>;
}

/** Any sale lines, with NaN, −0, lone surrogates and absent columns. */
export const anyLines: fc.Arbitrary<SaleLines> = fc.nat(20).chain((count) =>
  fc
    .record(
      {
        columns: anyColumns(count),
        customerNames: texts,
        productNames: texts,
        has: fc.record(
          { quantity: fc.boolean(), revenue: fc.boolean(), discount: fc.boolean(), timeOfDay: fc.boolean() },
          plain,
        ),
      },
      plain,
    )
    .map(({ columns, ...names }) => ({ count, ...columns, ...names })),
);
