import fc from "fast-check";
import { expect, it } from "vitest";
import { learningRateAt, restartsWithin } from "./schedule.ts";

const RATES = { learningRate: 1e-3, minimum: 1e-6 };

it("starts over after 10, 30 and 70 epochs with a first period of 10 that doubles", () => {
  const schedule = { ...RATES, period: 10, factor: 2 };
  expect(restartsWithin(schedule, 100)).toEqual([10, 30, 70]);
  expect(restartsWithin(schedule, 10)).toEqual([]);
  expect(restartsWithin({ ...schedule, factor: 1 }, 35)).toEqual([10, 20, 30]);
});

it("starts over exactly where the rate rises from one step to the next", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 60 }),
      (period, factor, epochs) => {
        const schedule = { ...RATES, period, factor };
        const rises: number[] = [];
        const STEPS = 4;
        for (let step = 1; step < epochs * STEPS; step++) {
          if (learningRateAt(schedule, step / STEPS) > learningRateAt(schedule, (step - 1) / STEPS)) {
            rises.push(step / STEPS);
          }
        }
        expect(restartsWithin(schedule, epochs)).toEqual(rises);
      },
    ),
  );
});
