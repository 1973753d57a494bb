import fc from "fast-check";
import { expect, test } from "vitest";
import { inSight, laidOut, type Sizes, scrolled, TALLEST, topOf } from "./rowWindow.ts";

const short: Sizes = { content: 44_000, sight: 440 };
const long: Sizes = { content: 2_400_000 * 44, sight: 440 };

test("a list that the browser can lay out is scrolled as it is", () => {
  expect(laidOut(short)).toBe(44_000);
  expect(scrolled({ top: 0, position: 0 }, 1234, short)).toEqual({ top: 1234, position: 1234 });
  expect(topOf(1234, short)).toBe(1234);
});

test("of a longer one each row comes into sight by small movements, and all of it by the bar", () => {
  expect(laidOut(long)).toBe(TALLEST);
  const step = scrolled({ top: 4_000_000, position: 52_000_000 }, 4_000_100, long);
  expect(step.position).toBe(52_000_100);
  expect(scrolled(step, TALLEST - 440, long).position).toBe(long.content - 440);
  expect(scrolled(step, 0, long).position).toBe(0);
  const middle = scrolled({ top: 0, position: 0 }, (TALLEST - 440) / 2, long);
  expect(middle.position).toBeCloseTo((long.content - 440) / 2, 3);
  expect(topOf(middle.position, long)).toBeCloseTo(middle.top, 3);
});

test("a bar that strayed to an end does not take the rows with it", () => {
  const strayed = scrolled({ top: 100, position: 1_000_000 }, 0, long);
  expect(strayed.position).toBe(999_900);
  expect(scrolled({ top: 30, position: 400 }, 0, long).position).toBe(0);
});

test("positions stay within the list", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: TALLEST - 440 })), (tops) => {
      let standing = { top: 0, position: 0 };
      for (const top of tops) {
        standing = scrolled(standing, top, long);
        expect(standing.position).toBeGreaterThanOrEqual(0);
        expect(standing.position).toBeLessThanOrEqual(long.content - 440);
      }
    }),
  );
});

test("rows in sight, with some around", () => {
  expect(inSight(0, 44, 1000, 440, 2)).toEqual([0, 12]);
  expect(inSight(445, 44, 1000, 440, 2)).toEqual([8, 23]);
  expect(inSight(43_560, 44, 1000, 440, 2)).toEqual([988, 1000]);
  expect(inSight(0, 44, 0, 440, 2)).toEqual([0, 0]);
});
