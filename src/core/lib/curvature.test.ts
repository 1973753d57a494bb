import fc from "fast-check";
import { expect, test } from "vitest";
import { Curvature } from "./curvature.ts";

test("sums are those of their definition, to the last bit, whatever is 0", () => {
  const number = fc.oneof(fc.constant(0), fc.constant(-0), fc.double({ min: -1e3, max: 1e3, noNaN: true }));
  const row = fc.record({ x: fc.array(number, { minLength: 5, maxLength: 5 }), miss: number, bend: number });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (rows, width) => {
      const sums = new Curvature(width);
      const inputs = Float64Array.from(rows.flatMap(({ x }) => x));
      for (const [i, { miss, bend }] of rows.entries()) sums.add(inputs, i * 5, miss, bend);
      sums.mirror();
      for (let k = 0; k < width; k++) {
        expect(sums.slope[k]! + 0).toBe(rows.reduce((sum, { x, miss }) => sum + miss * x[k]!, 0) + 0);
        for (let j = 0; j < width; j++) {
          const [high, low] = [Math.max(j, k), Math.min(j, k)];
          const slow = rows.reduce((sum, { x, bend }) => sum + bend * x[high]! * x[low]!, 0);
          expect(sums.curve[k * width + j]! + 0).toBe(slow + 0);
        }
      }
    }),
  );
});
