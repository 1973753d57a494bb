// An answer that is worked out once for all who ask, however many ask at a time.

import { throwIfAborted } from "../core/lib/abort.ts";

/** Those who ask while it is being worked out wait for the same work; it stops when nobody waits any more, and a failed one is tried again. */
export class SharedAnswer<T> {
  #running: { answer: Promise<T>; stop: AbortController; waiting: number } | null = null;
  #known: { value: T } | null = null;

  /** Throws the signal's reason at once when it is aborted, and what the work throws. */
  async ask(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    throwIfAborted(signal);
    if (this.#known) return this.#known.value;
    if (!this.#running) {
      const stop = new AbortController();
      const running = { answer: work(stop.signal), stop, waiting: 0 };
      this.#running = running;
      running.answer
        .then(
          (value) => {
            this.#known = { value };
          },
          () => undefined,
        )
        .finally(() => {
          if (this.#running === running) this.#running = null;
        });
    }
    const running = this.#running;
    running.waiting++;
    let leave: (() => void) | undefined;
    try {
      return await Promise.race([
        running.answer,
        new Promise<never>((_, reject) => {
          leave = () => reject(signal.reason);
          signal.addEventListener("abort", leave);
        }),
      ]);
    } finally {
      if (leave) signal.removeEventListener("abort", leave);
      running.waiting--;
      if (running.waiting === 0 && this.#running === running) {
        this.#running = null;
        running.stop.abort(signal.reason);
      }
    }
  }
}
