import fc from "fast-check";
import { expect, it } from "vitest";
import type { Scaler } from "./sampleSet.ts";
import { ScalerColumns } from "./scalerColumns.ts";
import { applyScaler } from "./scaling.ts";

const scaler: fc.Arbitrary<Scaler> = fc.record({
  name: fc.constant("x"),
  log: fc.boolean(),
  scale: fc.boolean(),
  divisor: fc.constantFrom(1, 5, 60),
  mean: fc.double({ min: -50, max: 50, noNaN: true }),
  deviation: fc.double({ min: 0.01, max: 50, noNaN: true }),
});
const value = fc.oneof(fc.constantFrom(0, -0, Number.NaN), fc.double({ min: -1e9, max: 1e9 }));

it("gives what each scaler gives alone, to the bit, empty and unknown values too", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(scaler, value), { minLength: 1, maxLength: 8 }), (pairs) => {
      const scalers = pairs.map(([each]) => each);
      const columns = new ScalerColumns(scalers);
      // Values stand in reverse behind one that is not asked for.
      const raw = Float64Array.from([7, ...pairs.map(([, each]) => each).reverse()]);
      const slots = Int32Array.from(pairs, (_, i) => pairs.length - 1 - i);
      const out = new Float32Array(pairs.length + 2);
      columns.scaleRow(raw, 1, slots, out, 1);
      const expected = Float32Array.from([0, ...pairs.map(([each, number]) => applyScaler(each, number)), 0]);
      expect([...out].every((each, i) => Object.is(each, expected[i]))).toBe(true);
      pairs.forEach(([each, number], i) => {
        expect(Object.is(columns.apply(i, number), applyScaler(each, number))).toBe(true);
      });
    }),
  );
});
