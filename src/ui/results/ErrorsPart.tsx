// Where the model errs: the errors of one task as points and bars, by group, and the worst of them line by line.

import { SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NumberResiduals } from "../../core/analysis/residuals.ts";
import type { AnalysedNumber, AnalysedTask } from "../../core/analysis/testTable.ts";
import type { TestErrors, TestSelection } from "../../workers/analysisProtocol.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useStudio } from "../studioContext.ts";
import { Answer } from "./Answer.tsx";
import { ErrorGroups } from "./ErrorGroups.tsx";
import { ErrorHistogram, ErrorPoints } from "./errorCharts.tsx";
import { Lines } from "./Lines.tsx";
import { useTasks } from "./useTasks.ts";

const WORST = 200;

/** The second part of the results. */
export function ErrorsPart() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const { analyse } = useStudio();
  const [task, setTask] = useState<AnalysedTask>(tasks.numbers.includes("revenue") ? "revenue" : "product");
  const load = useCallback((options: CallOptions<Progress>) => analyse("testErrors", undefined, options), [analyse]);
  const worst = useMemo<TestSelection>(() => ({ kind: "worst", task }), [task]);
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t("analysis.task")}
      value={task}
      onChange={(value) => setTask(value as AnalysedTask)}
      data={tasks.present.map((value) => ({ value, label: tasks.name(value) }))}
    />
  );
  return (
    <>
      <Answer label={t("analysis.answering")} load={load} height={560}>
        {(errors) => (
          <div className="stack">
            {task === "product" ? (
              <ErrorGroups key={task} errors={errors} task={task} aside={choice} />
            ) : (
              <>
                <NumberErrors errors={errors} task={task} aside={choice} />
                <ErrorGroups key={task} errors={errors} task={task} />
              </>
            )}
          </div>
        )}
      </Answer>
      <Card title={t("analysis.worst")} lead={t(task === "product" ? "analysis.worstProduct" : "analysis.worstNumber")}>
        <Lines name={tasks.name(task)} task={task} select={worst} limit={WORST} />
      </Card>
    </>
  );
}

interface NumberErrorsProps {
  errors: TestErrors;
  task: AnalysedNumber;
  aside: React.ReactNode;
}

function NumberErrors({ errors, task, aside }: NumberErrorsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useTasks();
  const found: NumberResiduals | null = errors.numbers[task];
  if (!found) return null;
  const show = (value: number) => tasks.show(task, value);
  return (
    <Card
      title={t("analysis.errorsTitle", { task: tasks.name(task) })}
      lead={t("analysis.errorsLead", { number: format.number(errors.count) })}
      aside={aside}
    >
      <Metrics>
        <Metric label={t("analysis.mae")} value={show(found.mae)} hint={t("analysis.maeHint")} />
        <Metric label={t("analysis.median")} value={show(found.median)} hint={t("analysis.medianHint")} />
        <Metric
          label={t("analysis.bias")}
          value={show(found.bias)}
          hint={t(found.bias > 0 ? "analysis.biasHigh" : "analysis.biasLow")}
        />
        {task !== "discount" && (
          <Metric label={t("analysis.wape")} value={format.percent(found.wape)} hint={t("analysis.wapeHint")} />
        )}
      </Metrics>
      <div className="cards-wide" style={{ marginTop: 16 }}>
        <ErrorPoints found={found} task={task} />
        <ErrorHistogram found={found} task={task} />
      </div>
    </Card>
  );
}
