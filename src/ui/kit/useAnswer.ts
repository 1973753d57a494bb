// One question about the open lines, or about a model's answers: asked anew when it changes, while the earlier answer stays.

import { useCallback, useDeferredValue, useLayoutEffect, useState } from "react";
import type { LocalisedText } from "../../studio/problem.ts";
import type { Questions } from "../../studio/questions.ts";
import type { Progress } from "../../workers/protocol.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { useStable } from "./useStable.ts";
import { useTask } from "./useTask.ts";

export interface Answer<Value, Params = unknown> {
  /** To the question as it is, or while `stale` to the one before. */
  value: Value | null;
  /** What `value` was asked with. */
  asked: Params | null;
  stale: boolean;
  busy: boolean;
  /** The question waits for its turn, and was not asked. */
  held: boolean;
  progress: Progress | null;
  error: LocalisedText | null;
  cancel(): void;
  again(): void;
}

interface AnswerOptions {
  /** While true nothing is asked, and what was is cancelled. */
  held?: boolean;
}

/** Asks at once, and whenever `params` hold something else or places were moved by hand. */
export function useAnswer<Name extends keyof Questions>(
  name: Name,
  params: Questions[Name]["input"],
  { held = false }: AnswerOptions = {},
): Answer<Questions[Name]["output"], Questions[Name]["input"]> {
  const { ask } = useStudio();
  const { run, busy, progress, error, cancel } = useTask();
  const moves = useSession(({ places }) => places?.undo.length ?? 0);
  const asking = useStable(params);
  const [answer, setAnswer] = useState<{ to: typeof params; value: Questions[Name]["output"] } | null>(null);
  const again = useCallback(
    () =>
      void run(async (signal, onEvent) =>
        setAnswer({ to: asking, value: await ask(name, asking, { signal, onEvent }) }),
      ).then((answered) => {
        // An old answer may not stand under a new question.
        if (!answered) setAnswer(null);
      }),
    [run, ask, name, asking],
  );
  // What an answer draws is made in short pieces: until it stands there, it counts as on its way.
  const shown = useDeferredValue(answer);
  const waits = busy || shown !== answer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: where places lie decides which lines fit
  useLayoutEffect(() => {
    if (!held) again();
    return cancel;
  }, [again, cancel, held, moves]);
  return {
    value: shown?.value ?? null,
    asked: shown?.to ?? null,
    stale: waits || (shown !== null && shown.to !== asking),
    busy: waits,
    held,
    progress,
    error,
    cancel,
    again,
  };
}
