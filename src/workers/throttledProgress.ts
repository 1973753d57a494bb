// How far long work is: progress events at a bearable rate, with speed and time left.

import type { Progress } from "./method.ts";

const EVERY_MS = 100;
/** Phases whose `done` are bytes. */
const IN_BYTES: readonly Progress["phase"][] = ["reading", "generating", "storing"];

/** A function for `onProgress(done, total)` that emits at most ten times a second, and once at the end. */
export function throttledProgress(
  phase: Progress["phase"],
  emit: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): (done: number, total: number) => void {
  const started = now();
  let last = Number.NEGATIVE_INFINITY;
  let ended = false;
  return (done, total) => {
    const time = now();
    const finished = done >= total;
    if (ended || (!finished && time - last < EVERY_MS)) return;
    last = time;
    ended = finished;
    const seconds = (time - started) / 1000;
    const speed = seconds > 0 ? done / seconds : 0;
    emit({
      phase,
      done: Math.min(done, total),
      total,
      ...(speed > 0 && IN_BYTES.includes(phase) && { bytesPerSecond: speed }),
      ...(speed > 0 && { secondsLeft: Math.max(0, total - done) / speed }),
    });
  };
}
