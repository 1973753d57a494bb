// One analysis of the current model: asked for when it is first seen, with progress, a way out and a way back.

import { Box, Button, Text } from "@mantine/core";
import { type ReactNode, useCallback, useLayoutEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isActive } from "../../studio/run.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useSession } from "../studioContext.ts";

interface AnswerProps<T> {
  /** What is being worked on. */
  label: string;
  /** Must be stable between renders (useCallback): a new one asks anew. */
  load(options: CallOptions<Progress>): Promise<T>;
  /** Reserved while there is nothing to show, so that nothing jumps. */
  height: number;
  children(answer: T): ReactNode;
}

/** Shows what `load` answers; an earlier answer stays until the next one is there. */
export function Answer<T>({ label, load, height, children }: AnswerProps<T>) {
  const { t } = useTranslation();
  const training = useSession((state) => isActive(state.run));
  const [answer, setAnswer] = useState<{ of: typeof load; value: T } | null>(null);
  const { run, busy, progress, error, cancel } = useTask();
  const ask = useCallback(
    () => void run(async (signal, onEvent) => setAnswer({ of: load, value: await load({ signal, onEvent }) })),
    [load, run],
  );
  useLayoutEffect(() => {
    if (!training) ask();
    return cancel;
  }, [ask, cancel, training]);

  if (answer && (busy || answer.of === load)) return <div aria-busy={busy}>{children(answer.value)}</div>;
  if (training) return <Reserved height={height}>{t("analysis.whileTraining")}</Reserved>;
  return (
    <Box mih={height}>
      {error && <Problem message={error} onRetry={ask} />}
      {busy && <Working label={label} progress={progress} onCancel={cancel} />}
      {!busy && !error && (
        <Button variant="default" onClick={ask}>
          {t("analysis.compute")}
        </Button>
      )}
    </Box>
  );
}

function Reserved({ height, children }: { height: number; children: ReactNode }) {
  return (
    <Box mih={height}>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Box>
  );
}
