// Where the model errs: the errors of one task as points and bars, by group, and the worst of them line by line.

import { SegmentedControl, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { NumberResiduals } from "../../../core/analysis/errors/residuals.ts";
import type { TestErrors } from "../../../core/analysis/errors/testErrors.ts";
import type { TestSelection } from "../../../core/analysis/lines/selectRows.ts";
import type { AnalysedNumber, AnalysedTask } from "../../../core/analysis/testTable.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import { Lines } from "../lines/Lines.tsx";
import { useAnalysis } from "../useAnalysis.ts";
import { useTasks } from "../useTasks.ts";
import { useWords } from "../words.ts";
import { ErrorGroups } from "./ErrorGroups.tsx";
import { errorHistogram, errorPoints, pointLimit } from "./errorCharts.ts";

const WORST = 200;

/** The second part of the results. */
export function ErrorsPart() {
  const { t } = useTexts();
  const tasks = useTasks();
  const [task, setTask] = useState<AnalysedTask>(tasks.numbers.includes("revenue") ? "revenue" : "product");
  const answer = useAnalysis("testErrors", undefined);
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
      <Answered analysis={t("analysis.answering")} answer={answer} height={560}>
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
      </Answered>
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
  const { t } = useTexts();
  const format = useFormat();
  const tasks = useTasks();
  const found: NumberResiduals | null = errors.numbers[task];
  if (!found) return null;
  const show = (value: number) => tasks.show(task, value);
  return (
    <Card
      title={t("analysis.errorsTitle", { task: tasks.name(task) })}
      lead={t("analysis.errorsLead", { number: errors.count })}
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
        <Points found={found} task={task} />
        <Histogram found={found} task={task} />
      </div>
    </Card>
  );
}

interface ChartOfErrors {
  found: NumberResiduals;
  task: AnalysedNumber;
}

function Points({ found, task }: ChartOfErrors) {
  const words = useWords();
  const { t, format, tasks } = words;
  const chart = useMemo(() => errorPoints(found, task, words), [found, task, words]);
  const { predicted, error } = found.points;
  const limit = pointLimit(found);
  const beyond = error.some((value) => Math.abs(value) > limit);
  return (
    <div>
      <Chart {...chart} />
      <Text size="xs" c="dimmed" mih={18}>
        {beyond && t("analysis.pointsBeyond", { limit: `± ${tasks.show(task, limit)}` })}
        {!beyond && `${format.number(predicted.length)} ${t("analysis.targets")}`}
      </Text>
    </div>
  );
}

function Histogram({ found, task }: ChartOfErrors) {
  const words = useWords();
  const { t } = words;
  const chart = useMemo(() => errorHistogram(found, task, words), [found, task, words]);
  const { below, above } = found.histogram;
  return (
    <div>
      <Chart {...chart} />
      <Text size="xs" c="dimmed" mih={18}>
        {below + above > 0 && t("analysis.outerBars", { below, above })}
      </Text>
    </div>
  );
}
