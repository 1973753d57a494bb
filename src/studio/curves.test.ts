import fc from "fast-check";
import { expect, test } from "vitest";
import type { StepReport } from "../core/training/events.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { along, rawLine, restartMarks, scoreLine, smoothLine, speedLine, stepRows } from "./curves.ts";
import { createTelemetry } from "./telemetry.ts";

const SETTINGS = { ...PRESET_SETTINGS.quick, epochs: 4, warmRestartPeriod: 1, warmRestartFactor: 2 };

const report = (step: number, total: number, seconds?: number): StepReport => ({
  step,
  epoch: Math.ceil(step / 10),
  learningRate: 0.5,
  gradientNorm: 2,
  loss: { total, product: total, quantity: 0, revenue: 0, discount: 0 },
  seconds,
});

/** A run of 4 epochs of 10 steps with these steps done. */
function ran(steps: StepReport[]) {
  const telemetry = createTelemetry();
  telemetry.record({
    kind: "started",
    backend: { name: "wasm", detail: "", reason: "" },
    settings: SETTINGS,
    parameters: 1,
    epochs: SETTINGS.epochs,
    stepsPerEpoch: 10,
    samplesPerEpoch: 640,
  });
  telemetry.record({ kind: "steps", steps, samplesPerSecond: 64, progress: 0, secondsLeft: 0 });
  return telemetry;
}

const half = Array.from({ length: 23 }, (_, i) => report(i + 1, 10 - i, (i + 1) / 2));

test("a run lies along steps, epochs or seconds of work", () => {
  const telemetry = ran(half);
  const steps = along(telemetry, "steps");
  expect([steps.x[0], steps.x[22], steps.at(1.5), steps.end]).toEqual([1, 23, 15, 40]);
  const epochs = along(telemetry, "epochs");
  expect([epochs.x[4], epochs.x[22], epochs.at(1.5), epochs.end].map((x) => x!.toFixed(4))).toEqual(
    [0.5, 2.3, 1.5, 4].map((x) => x.toFixed(4)),
  );
  const time = along(telemetry, "time");
  expect([time.x[0], time.x[22], time.at(1), time.at(2.3), time.end]).toEqual([0.5, 11.5, 5, 11.5, null]);
  expect(time.at(2.4)).toBeNull();
});

test("scores stand before the first step and at the ends of the epochs that have one", () => {
  const telemetry = ran(half);
  const [gap, ranks] = [{ difference: 0, low: 0, high: 0 }, []];
  const loss = half[0]!.loss;
  telemetry.before = { hit10: 0.5, ndcg10: 0.25, gap, ranks };
  const epoch = (number: number, ndcg10?: number) => ({
    ...{ epoch: number, train: loss, validation: loss, best: false, seconds: 1 },
    check: { hit10: 0.5, ndcg10, gap, ranks },
  });
  telemetry.epochs = [epoch(1, 0.375), epoch(2), epoch(3, 0.5)];
  expect(scoreLine(telemetry, along(telemetry, "steps"))).toEqual([
    [0, 0.25],
    [10, 0.375],
    [23, 0.5],
  ]);
});

test("long runs are told in minutes and hours", () => {
  const minutes = along(ran([report(1, 4, 90), report(2, 4, 240)]), "time");
  expect([minutes.unit, ...minutes.x]).toEqual(["minute", 1.5, 4]);
  const hours = along(ran([report(1, 4, 9000), report(2, 4, 18_000)]), "time");
  expect([hours.unit, ...hours.x]).toEqual(["hour", 2.5, 5]);
  expect(along(ran([report(1, 4, 180)]), "time").unit).toBe("second");
});

test("the end of an epoch that was stopped is its last step", () => {
  const telemetry = ran(half);
  expect(along(telemetry, "steps").ended(2)).toBe(20);
  expect(along(telemetry, "steps").ended(3)).toBe(23);
  expect(along(telemetry, "epochs").ended(3)).toBeCloseTo(2.3, 6);
  expect(along(telemetry, "time").ended(3)).toBe(11.5);
});

test("restarts after 1, then 2 epochs more; on the time axis once they came", () => {
  const telemetry = ran(half);
  expect(restartMarks(telemetry, along(telemetry, "steps"))).toEqual([10, 30]);
  expect(restartMarks(telemetry, along(telemetry, "epochs"))).toEqual([1, 3]);
  expect(restartMarks(telemetry, along(telemetry, "time"))).toEqual([5]);
});

test("steps whose time nobody took are not drawn along time", () => {
  const telemetry = ran([report(1, 4), report(2, 3), report(3, 2, 7)]);
  const time = along(telemetry, "time");
  expect(rawLine(telemetry, time, "total")).toEqual([[7, 2]]);
  expect(smoothLine(telemetry, time, "total", 0)).toEqual([[7, 2]]);
  expect(time.at(0.2)).toBeNull();
  expect(rawLine(telemetry, along(telemetry, "steps"), "total")).toHaveLength(3);
  expect(speedLine(telemetry, time)).toEqual([[7, 64]]);
  expect(speedLine(telemetry, along(telemetry, "epochs"))[0]![0]).toBeCloseTo(0.3, 6);
});

test("a weight of 0 leaves the raw line, a larger one stays between the lowest and the highest value", () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (values, weight) => {
        const telemetry = ran(values.map((total, i) => report(i + 1, total)));
        const steps = along(telemetry, "steps");
        expect(smoothLine(telemetry, steps, "total", 0)).toEqual(rawLine(telemetry, steps, "total"));
        for (const [, y] of smoothLine(telemetry, steps, "total", weight)) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...values) - 1e-4);
          expect(y).toBeLessThanOrEqual(Math.max(...values) + 1e-4);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a table has every step of a short run, and every so many of a long one", () => {
  expect(stepRows(ran(half), "total").slice(0, 2)).toEqual([
    [1, 0.5, 10],
    [2, 1, 9],
  ]);
  const long = stepRows(ran(Array.from({ length: 1203 }, (_, i) => report(i + 1, i + 1, i + 1))), "total");
  expect(long).toHaveLength(401);
  expect(long.every(([step, seconds, value], i) => step === 3 * (i + 1) && seconds === step && value === step)).toBe(
    true,
  );
});
