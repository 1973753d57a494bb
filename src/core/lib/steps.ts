// Long work cut into short steps: run through at once in the shell and in tests, or with pauses in which a busy thread
// hears messages, so that it can be cancelled within a moment.

import { throwIfAborted } from "./abort.ts";
import { breathe } from "./breathe.ts";

/** Work that stops after every few milliseconds; what it yields is the share done (0..1), or nothing new to tell. */
export type Steps<T> = Generator<number | undefined, T, undefined>;

export interface StepsOptions {
  signal?: AbortSignal;
  /** Share done, 0..1. */
  onProgress?: (share: number) => void;
}

/** Between two pauses; an abort is heard that much later, and one step. */
const PAUSE_MS = 16;

/** Runs all steps at once. Throws the signal's reason when it is aborted by a step itself or before. */
export function runThrough<T>(steps: Steps<T>, { signal, onProgress }: StepsOptions = {}): T {
  for (;;) {
    throwIfAborted(signal);
    const next = steps.next();
    if (next.done) return next.value;
    if (next.value !== undefined) onProgress?.(next.value);
  }
}

/** Runs all steps, letting other tasks of the thread run in between. Throws the signal's reason when it is aborted. */
export async function runBreathing<T>(steps: Steps<T>, { signal, onProgress }: StepsOptions = {}): Promise<T> {
  let last = performance.now();
  for (;;) {
    throwIfAborted(signal);
    const next = steps.next();
    if (next.done) return next.value;
    if (next.value !== undefined) onProgress?.(next.value);
    if (performance.now() - last < PAUSE_MS) continue;
    await breathe();
    last = performance.now();
  }
}
