import { expect, test } from "vitest";
import { powerOf, topTenOf } from "./calibration.ts";
import type { JudgedHistory } from "./histories.ts";

const history = (bought: [number, number][], unknown = 0): JudgedHistory => ({
  target: 0,
  customer: 0,
  bought,
  lines: bought.reduce((sum, [, lines]) => sum + lines, 0),
  unknown,
  mixture: [] as unknown as Float64Array,
  logits: [] as unknown as Float64Array,
  shares: [],
});

/** Twelve products of which ten are ahead: each 9 times as likely as one of the two behind. */
const SCORES = Float64Array.from({ length: 14 }, (_, id) => (id < 2 ? 99 : id < 12 ? Math.log(9) : 0));

test("promises the ten likeliest as often as they were bought", () => {
  // 10 · 9^w / (10 · 9^w + 2) = 0.9 where 9^w = 1.8.
  const rows = [
    topTenOf(
      SCORES,
      history([
        [3, 8],
        [12, 1],
        [11, 1],
      ]),
    ),
  ];
  expect(rows[0]).toMatchObject({ hits: 9, lines: 10 });
  expect(powerOf(rows)).toBeCloseTo(0.5, 3); // as far as it goes: log 1.8 / log 9 = 0.27
  const surer = [
    topTenOf(
      SCORES,
      history([
        [3, 96],
        [12, 4],
      ]),
    ),
  ];
  expect(powerOf(surer)).toBeCloseTo(Math.log(4.8) / Math.log(9), 3);
});

test("a line of an unknown product is one that was not among them", () => {
  const rows = [topTenOf(SCORES, history([[3, 96]], 4))];
  expect(powerOf(rows)).toBeCloseTo(Math.log(4.8) / Math.log(9), 3);
});

test("without lines nothing changes", () => {
  expect(powerOf([])).toBe(1);
});
