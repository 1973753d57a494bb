// Notices a worker that no longer hears: while calls wait, it is asked every few seconds whether it still does. Silence is
// counted in questions, not in time, so that a computer that slept, or a tab in the background, is no silence.

import type { Client, Methods } from "../workers/rpc.ts";
import { WorkerDiedError } from "../workers/rpc.ts";
import { workerMessage } from "../workers/workerMessages.ts";

/** A large step, or a sort of millions of lines, takes seconds on a slow machine; nothing that a worker does takes minutes. */
export const BEAT_MS = 5_000;
export const BEATS_TO_TELL = 4;
export const BEATS_TO_REPLACE = 36;

export type Pulse<M extends Methods<M>> = Pick<Client<M>, "pending" | "ping" | "giveUp" | "closed">;

/** Listens to a worker until it ends; `tell` hears when it falls silent, and when it answers again or is gone. */
export function listenTo<M extends Methods<M>>(client: Pulse<M>, tell: (silent: boolean) => void): void {
  let unheard = 0;
  let waiting = false;
  let told = false;
  const say = (silent: boolean): void => {
    if (silent !== told) tell(silent);
    told = silent;
  };
  const beat = (): void => {
    if (client.pending() === 0 && !waiting) return;
    if (waiting) unheard++;
    else {
      waiting = true;
      void client.ping().then(() => {
        waiting = false;
        unheard = 0;
        say(false);
      });
    }
    if (unheard >= BEATS_TO_REPLACE) client.giveUp(new WorkerDiedError(workerMessage("worker.silent")));
    else if (unheard >= BEATS_TO_TELL) say(true);
  };
  const timer = setInterval(beat, BEAT_MS);
  void client.closed.then(() => {
    clearInterval(timer);
    say(false);
  });
}
