// The test targets behind a bar, a cell or a group, listed under a heading of their own.

import { Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { AnalysedTask } from "../../core/analysis/testTable.ts";
import type { TestSelection } from "../../workers/analysisProtocol.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { useFormat } from "../format.ts";
import { useStudio } from "../studioContext.ts";
import { Answer } from "./Answer.tsx";
import { LineTable } from "./LineTable.tsx";

interface LinesProps {
  name: string;
  task: AnalysedTask;
  /** Must be stable between renders. */
  select: TestSelection;
  limit?: number;
}

/** Asks for the lines and shows them. */
export function Lines({ name, task, select, limit = 2000 }: LinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { analyse } = useStudio();
  const load = useCallback(
    (options: CallOptions<Progress>) => analyse("testLines", { select, limit }, options),
    [analyse, select, limit],
  );
  return (
    <Answer label={t("analysis.answering")} load={load} height={320}>
      {({ lines, total }) => (
        <>
          <Text size="sm" fw={600} mb={6} aria-live="polite" data-lines={total}>
            {t("analysis.linesOf", { name, number: format.number(total) })}
          </Text>
          <LineTable name={name} task={task} lines={lines} total={total} />
        </>
      )}
    </Answer>
  );
}
