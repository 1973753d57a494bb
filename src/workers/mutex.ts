// Lets one piece of work run at a time; the others wait their turn, or leave when they are aborted.

import { throwIfAborted } from "../core/lib/abort.ts";

/** First come, first served; a failed piece of work does not keep the next from running. It cannot be taken twice from within. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work after all that was asked for before it. */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      throwIfAborted(signal);
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
