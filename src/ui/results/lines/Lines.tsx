// The test targets behind a bar, a cell or a group, listed under a heading of their own.

import { Button, Group, Text } from "@mantine/core";
import type { TestSelection } from "../../../core/analysis/lines/selectRows.ts";
import type { AnalysedTask } from "../../../core/analysis/testTable.ts";
import { download } from "../../../studio/download.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useTask } from "../../kit/useTask.ts";
import { useStudio } from "../../studioContext.ts";
import { useAnalysis } from "../useAnalysis.ts";
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
  const { t } = useTexts();
  const { ask } = useStudio();
  const answer = useAnalysis("testLines", { select, limit });
  const saving = useTask();
  const save = () =>
    void saving.run(async (signal) => {
      const { csv } = await ask("testLinesCsv", { select }, { signal });
      download(csv, `${name}.csv`);
    });
  return (
    <Answered analysis={t("analysis.answering")} answer={answer} height={320}>
      {({ lines, total }) => (
        <>
          <Group justify="space-between" gap="xs" mb={6}>
            <Text size="sm" fw={600} aria-live="polite" data-lines={total}>
              {t("analysis.linesOf", { name, number: total })}
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              disabled={total === 0}
              loading={saving.busy}
              aria-label={`${t("analysis.saveLines")}: ${name}`}
              onClick={save}
            >
              {t("analysis.saveLines")}
            </Button>
          </Group>
          {saving.error && <Problem message={saving.error} onClose={saving.clear} />}
          <LineTable name={name} task={task} lines={lines} total={total} />
        </>
      )}
    </Answered>
  );
}
