// One question about the lines in the filter: asked anew when it changes, while the earlier answer stays.

import { useCallback, useDeferredValue, useEffect, useState } from "react";
import type { LocalisedText } from "../../studio/problem.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { useSession } from "../studioContext.ts";
import { useTask } from "./useTask.ts";

export interface Answer<T> {
  /** Of the question as it is, or while `stale` of the one before. */
  value: T | null;
  stale: boolean;
  busy: boolean;
  progress: Progress | null;
  error: LocalisedText | null;
  cancel(): void;
  again(): void;
}

/** Asks at once, and whenever `ask` is a new function (useCallback) or places were moved by hand. */
export function useAnswer<T>(ask: (options: CallOptions<Progress>) => Promise<T>): Answer<T> {
  const { run, busy, progress, error, cancel } = useTask();
  const moves = useSession(({ places }) => places?.undo.length ?? 0);
  const [answer, setAnswer] = useState<{ of: typeof ask; value: T } | null>(null);
  const again = useCallback(
    () => void run(async (signal, onEvent) => setAnswer({ of: ask, value: await ask({ signal, onEvent }) })),
    [run, ask],
  );
  // What an answer draws is made in short pieces: until it stands there, it counts as on its way.
  const shown = useDeferredValue(answer);
  const waits = busy || shown !== answer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: where places lie decides which lines fit
  useEffect(again, [again, moves]);
  return {
    value: shown?.value ?? null,
    stale: waits || shown?.of !== ask,
    busy: waits,
    progress,
    error,
    cancel,
    again,
  };
}
