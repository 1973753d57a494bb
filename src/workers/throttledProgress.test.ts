// Progress events: not too many, the last one always, with the right speed.

import { expect, test } from "vitest";
import type { Progress } from "./protocol.ts";
import { throttledProgress } from "./throttledProgress.ts";

test("emits at most ten times a second, and the end once", () => {
  let time = 0;
  const emitted: Progress[] = [];
  const report = throttledProgress(
    "reading",
    (progress) => emitted.push(progress),
    () => time,
  );
  for (time = 0; time <= 1000; time += 10) report(time, 1000);
  report(1000, 1000);
  expect(emitted.map(({ done }) => done)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(emitted[5]).toEqual({ phase: "reading", done: 500, total: 1000, bytesPerSecond: 1000, secondsLeft: 0.5 });
});

test("an estimate that was too small never shows more than all", () => {
  const emitted: Progress[] = [];
  throttledProgress(
    "generating",
    (progress) => emitted.push(progress),
    () => 0,
  )(120, 100);
  expect(emitted).toEqual([{ phase: "generating", done: 100, total: 100 }]);
});

test("what is no bytes has no bytes a second", () => {
  let time = 0;
  const emitted: Progress[] = [];
  const report = throttledProgress(
    "summing",
    (progress) => emitted.push(progress),
    () => time,
  );
  report(0, 1);
  time = 500;
  report(0.5, 1);
  expect(emitted[1]).toEqual({ phase: "summing", done: 0.5, total: 1, secondsLeft: 0.5 });
});
