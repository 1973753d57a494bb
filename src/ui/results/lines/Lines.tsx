// The test targets behind a bar, a cell or a group, listed under a heading of their own.

import { Group, Text } from "@mantine/core";
import type { TestSelection } from "../../../core/analysis/lines/selectRows.ts";
import type { AnalysedTask } from "../../../core/analysis/testTable.ts";
import { checkFetched } from "../../../core/lib/table/savedTable.ts";
import { csvFormOf } from "../../../core/lib/table/tableText.ts";
import { download } from "../../../studio/download.ts";
import { fileName } from "../../../studio/saveTable.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { TableMenu } from "../../kit/TableMenu.tsx";
import { useStudio } from "../../studioContext.ts";
import { useAnalysis } from "../useAnalysis.ts";
import { LineTable } from "./LineTable.tsx";
import { useSavedTestLines } from "./savedTestLines.ts";

interface LinesProps {
  name: string;
  task: AnalysedTask;
  /** Must be stable between renders. */
  select: TestSelection;
  limit?: number;
}

/** Asks for the lines and shows them. */
export function Lines({ name, task, select, limit = 2000 }: LinesProps) {
  const { t, language } = useTexts();
  const { ask } = useStudio();
  const answer = useAnalysis("testLines", { select, limit });
  const saved = useSavedTestLines(task);
  const csv = async (signal: AbortSignal, title: string) => {
    const { csv } = await ask("testLinesCsv", { select, form: csvFormOf(language) }, { signal });
    download(csv, fileName(title, "csv"));
  };
  /** All of them, not only those on the screen. */
  const table = async (signal: AbortSignal) => {
    const { total } = await ask("testLines", { select, limit: 0 }, { signal });
    checkFetched(name, total);
    return saved((await ask("testLines", { select, limit: total }, { signal })).lines);
  };
  return (
    <Answered analysis={t("analysis.answering")} answer={answer} height={320}>
      {({ lines, total }) => (
        <>
          <Group justify="space-between" gap="xs" mb={6}>
            <Text size="sm" fw={600} aria-live="polite" data-lines={total}>
              {t("analysis.linesOf", { name, number: total })}
            </Text>
            <TableMenu title={name} disabled={total === 0} table={table} csv={csv} model />
          </Group>
          <LineTable name={name} task={task} lines={lines} total={total} />
        </>
      )}
    </Answered>
  );
}
