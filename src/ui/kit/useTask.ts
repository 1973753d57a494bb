// One piece of long work that a button starts: busy, progress, error, cancel.

import { useCallback, useEffect, useRef, useState } from "react";
import { describeError, isAbort, type LocalisedText } from "../../studio/problem.ts";
import type { Progress } from "../../workers/protocol.ts";

export interface Task {
  busy: boolean;
  progress: Progress | null;
  error: LocalisedText | null;
  /** Starts the work; an earlier one that still runs is cancelled. False where it failed: what it was to replace is no answer. */
  run(work: (signal: AbortSignal, onEvent: (progress: Progress) => void) => Promise<void>): Promise<boolean>;
  cancel(): void;
  clear(): void;
}

/** A task that ends with the component. */
export function useTask(): Task {
  const [state, setState] = useState<{ busy: boolean; progress: Progress | null; error: LocalisedText | null }>({
    busy: false,
    progress: null,
    error: null,
  });
  const controller = useRef<AbortController | null>(null);
  const cancel = useCallback(() => controller.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const run = useCallback<Task["run"]>(async (work) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    setState({ busy: true, progress: null, error: null });
    const report = (progress: Progress) => {
      if (!mine.signal.aborted) setState((state) => ({ ...state, progress }));
    };
    let error: LocalisedText | null = null;
    try {
      await work(mine.signal, report);
    } catch (thrown) {
      error = isAbort(thrown) ? null : describeError(thrown);
    }
    if (controller.current === mine) setState({ busy: false, progress: null, error });
    return error === null || controller.current !== mine;
  }, []);
  const clear = useCallback(() => setState({ busy: false, progress: null, error: null }), []);
  return { ...state, run, cancel, clear };
}
