// Long work cut into short pieces: run to its end at once in the command line and in tests, or with pauses in which a busy thread
// hears messages, so that it can be cancelled within a moment.

import { throwIfAborted } from "./abort.ts";
import { yieldToEvents } from "./yieldToEvents.ts";

/** Work that stops after every few milliseconds; what it yields is the share done (0..1), or nothing new to tell. */
export type CooperativeTask<T> = Generator<number | undefined, T, undefined>;

/** A task as a part of another, whose share done goes from `from` to `to` meanwhile. */
export function* asPart<T>(task: CooperativeTask<T>, from: number, to: number): CooperativeTask<T> {
  for (;;) {
    const next = task.next();
    if (next.done) return next.value;
    yield next.value === undefined ? undefined : from + (to - from) * next.value;
  }
}

export interface TaskOptions {
  signal?: AbortSignal;
  /** Share done, 0..1. */
  onProgress?: (share: number) => void;
}

/** Between two pauses; an abort is heard that much later, and one piece. */
const PAUSE_MS = 16;

/** Runs all pieces at once. Throws the signal's reason when it is aborted by a piece itself or before. */
export function runToEnd<T>(task: CooperativeTask<T>, { signal, onProgress }: TaskOptions = {}): T {
  for (;;) {
    throwIfAborted(signal);
    const next = task.next();
    if (next.done) return next.value;
    if (next.value !== undefined) onProgress?.(next.value);
  }
}

/** Runs all pieces, letting other tasks of the thread run in between. Throws the signal's reason when it is aborted. */
export async function runCooperatively<T>(
  task: CooperativeTask<T>,
  { signal, onProgress }: TaskOptions = {},
): Promise<T> {
  let last = performance.now();
  for (;;) {
    throwIfAborted(signal);
    const next = task.next();
    if (next.done) return next.value;
    if (next.value !== undefined) onProgress?.(next.value);
    if (performance.now() - last < PAUSE_MS) continue;
    await yieldToEvents();
    last = performance.now();
  }
}
