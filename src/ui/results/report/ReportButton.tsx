// A report to send to a colleague: asks for all analyses, writes one HTML file and saves it.

import { Button } from "@mantine/core";
import type { DataShift } from "../../../core/artefact/dataShift.ts";
import { download } from "../../../studio/download.ts";
import { isTraining } from "../../../studio/training.ts";
import type { ModelSummary } from "../../../workers/protocol.ts";
import { ahead } from "../../ahead.ts";
import { useBackendName } from "../../backendName.ts";
import { Card } from "../../kit/Card.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useTask } from "../../kit/useTask.ts";
import { Working } from "../../kit/Working.tsx";
import { useSession, useStudio } from "../../studioContext.ts";
import { ANALYSES } from "../analyses.ts";
import { useWords } from "../words.ts";
import type { ReportPart } from "./sections.ts";

const reportWriter = ahead(() => import("./reportFile.ts"));

/** A card with one button. */
export function ReportButton({ summary, shift }: { summary: ModelSummary; shift: DataShift | null }) {
  const words = useWords();
  const { t } = words;
  const nameOf = useBackendName();
  const { ask } = useStudio();
  const dataName = useSession(({ data }) => (data.kind === "ready" ? data.info.name : null));
  const training = useSession(isTraining);
  const task = useTask();
  const save = () =>
    void task.run(async (signal, onEvent) => {
      const { reportFile } = await reportWriter();
      const parts: ReportPart[] = [];
      for (const analysis of dataName === null ? [] : ANALYSES) {
        const write = await analysis.report();
        parts.push(await write({ words, ask, options: { signal, onEvent } }));
      }
      const backend = nameOf(summary.history.backend);
      const page = reportFile({ summary, shift, parts, dataName, backend, now: Date.now() }, words);
      download(new Blob([page], { type: "text/html;charset=utf-8" }), "sales_model_report.html");
    });
  return (
    <Card
      title={t("analysis.report")}
      lead={training ? t("analysis.whileTraining") : t("analysis.reportHint")}
      aside={
        <Button variant="default" disabled={task.busy || training} onClick={save}>
          {t("analysis.report")}
        </Button>
      }
    >
      {task.busy && <Working label={t("analysis.reportWriting")} progress={task.progress} onCancel={task.cancel} />}
      {task.error && <Problem message={task.error} onClose={task.clear} />}
    </Card>
  );
}
