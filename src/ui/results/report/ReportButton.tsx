// A report to send to a colleague: asks for all analyses, writes one HTML file and saves it.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { download } from "../../../studio/download.ts";
import { isActive } from "../../../studio/run.ts";
import type { ModelSummary } from "../../../workers/protocol.ts";
import { useBackendName } from "../../backendName.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useLocalise } from "../../i18n/localise.ts";
import { Card } from "../../kit/Card.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useTask } from "../../kit/useTask.ts";
import { Working } from "../../kit/Working.tsx";
import { useSession, useStudio } from "../../studioContext.ts";
import { useTasks } from "../useTasks.ts";

/** A card with one button. */
export function ReportButton({ summary }: { summary: ModelSummary }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const localise = useLocalise();
  const currency = useCurrency();
  const tasks = useTasks();
  const nameOf = useBackendName();
  const { analyse } = useStudio();
  const dataName = useSession(({ data }) => (data.kind === "ready" ? data.info.name : null));
  const training = useSession((state) => isActive(state.run));
  const task = useTask();
  const save = () =>
    void task.run(async (signal, onEvent) => {
      const [{ gatherAnalyses }, { reportFile }] = await Promise.all([
        import("./gather.ts"),
        import("./reportFile.ts"),
      ]);
      const analyses = dataName === null ? null : await gatherAnalyses(analyse, tasks.present, { signal, onEvent });
      const words = { t, localise, format, currency, tasks, language: i18n.language };
      const backend = nameOf(summary.history.backend);
      const page = reportFile({ summary, analyses, dataName, backend, now: Date.now() }, words);
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
