// Arbitrary sale lines for property tests.

import fc from "fast-check";
import type { Coded, SaleLines } from "../../core/data/lines/saleLines.ts";

const plain = { noNullPrototype: true };
const texts = fc.array(fc.string({ unit: "binary", maxLength: 8 }), { maxLength: 5 });
const array = (count: number) => ({ minLength: count, maxLength: count });
const coded = (count: number): fc.Arbitrary<Coded> =>
  fc.record({ codes: fc.int32Array(array(count)), values: texts }, plain);
const place = fc.record(
  { address: fc.string(), ward: fc.string(), district: fc.string(), province: fc.string() },
  plain,
);

/** Any sale lines, with NaN, −0, lone surrogates and absent columns. */
export const anyLines: fc.Arbitrary<SaleLines> = fc.nat(20).chain((count) => {
  const numbers = fc.float64Array(array(count));
  const maybe = fc.option(coded(count));
  return fc.record(
    {
      count: fc.constant(count),
      line: fc.uint32Array(array(count)),
      time: numbers,
      customer: coded(count),
      product: coded(count),
      order: maybe,
      quantity: numbers,
      revenue: numbers,
      discount: numbers,
      family: coded(count),
      series: coded(count),
      category: maybe,
      salesperson: maybe,
      route: maybe,
      source: maybe,
      walkIn: fc.option(fc.uint8Array(array(count))),
      place: fc.option(
        fc.record({ codes: fc.int32Array(array(count)), values: fc.array(place, { maxLength: 4 }) }, plain),
      ),
      customerNames: texts,
      productNames: texts,
      has: fc.record(
        { quantity: fc.boolean(), revenue: fc.boolean(), discount: fc.boolean(), timeOfDay: fc.boolean() },
        plain,
      ),
    },
    plain,
  );
});
