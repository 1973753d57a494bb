import fc from "fast-check";
import { expect, test } from "vitest";
import { ExpansionSum } from "./expansionSum.ts";

/** A double as a whole number of 2^-1074, the smallest there is. */
function exact(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const all = bits.getBigUint64(0);
  const exponent = Number((all >> 52n) & 0x7ffn);
  const fraction = all & 0xfffffffffffffn;
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return all >> 63n ? -magnitude : magnitude;
}
const sumOf = (values: readonly number[]): ExpansionSum => {
  const sum = new ExpansionSum();
  for (const value of values) sum.add(value);
  return sum;
};
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }),
  fc.constantFrom(1e16, 1, -1e16, 0.1, -0.1, 2 ** -60, 1e100, -1e100),
);

test("the sum is the double next to the true one, in any order and grouping", () => {
  fc.assert(
    fc.property(fc.array(number), fc.nat(), (values, at) => {
      const sum = sumOf(values);
      const found = sum.value();
      const truth = values.reduce((total, value) => total + exact(value), 0n);
      const away = (value: number): bigint => {
        const distance = exact(value) - truth;
        return distance < 0n ? -distance : distance;
      };
      const step = Math.max(Number.MIN_VALUE, Math.abs(found) * 2 ** -53);
      expect(away(found) <= away(found + step)).toBe(true);
      expect(away(found) <= away(found - step)).toBe(true);
      const cut = values.length === 0 ? 0 : at % values.length;
      const turned = sumOf([...values.slice(cut)].reverse());
      turned.addAll(sumOf(values.slice(0, cut)).parts());
      expect(turned.value()).toBe(found);
    }),
  );
});

test("products are not rounded", () => {
  const small = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .filter((x) => Math.abs(x) > 1e-100 || x === 0);
  fc.assert(
    fc.property(small, small, (a, b) => {
      const sum = new ExpansionSum();
      sum.addProduct(a, b);
      // In units of 2^-2148.
      const total = sum.parts().reduce((all, part) => all + (exact(part) << 1074n), 0n);
      expect(total).toBe(exact(a) * exact(b));
    }),
  );
});
