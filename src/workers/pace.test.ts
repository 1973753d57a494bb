// Progress events: not too many, the last one always, with the right speed.

import { expect, test } from "vitest";
import { paced } from "./pace.ts";
import type { Progress } from "./protocol.ts";

test("tells at most ten times a second, and the end once", () => {
  let time = 0;
  const told: Progress[] = [];
  const tell = paced(
    "reading",
    (progress) => told.push(progress),
    () => time,
  );
  for (time = 0; time <= 1000; time += 10) tell(time, 1000);
  tell(1000, 1000);
  expect(told.map(({ done }) => done)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(told[5]).toEqual({ phase: "reading", done: 500, total: 1000, bytesPerSecond: 1000, secondsLeft: 0.5 });
});

test("an estimate that was too small never shows more than all", () => {
  const told: Progress[] = [];
  paced(
    "generating",
    (progress) => told.push(progress),
    () => 0,
  )(120, 100);
  expect(told).toEqual([{ phase: "generating", done: 100, total: 100 }]);
});

test("what is no bytes has no bytes a second", () => {
  let time = 0;
  const told: Progress[] = [];
  const tell = paced(
    "summing",
    (progress) => told.push(progress),
    () => time,
  );
  tell(0, 1);
  time = 500;
  tell(0.5, 1);
  expect(told[1]).toEqual({ phase: "summing", done: 0.5, total: 1, secondsLeft: 0.5 });
});
