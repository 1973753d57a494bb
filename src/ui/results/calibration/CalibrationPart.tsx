// Whether the model's probabilities, and its numbers, can be taken at their word.

import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import {
  CALIBRATED,
  type Calibrated,
  type Calibration,
  type NumberDecile,
} from "../../../core/analysis/calibration/calibration.ts";
import type { AnalysedNumber } from "../../../core/analysis/testTable.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import { useAnalysis } from "../useAnalysis.ts";
import { useTasks } from "../useTasks.ts";
import { useWords } from "../words.ts";
import { answerCounts, decileBars, reliabilityChart } from "./calibrationCharts.ts";

/** The fourth part of the results. */
export function CalibrationPart() {
  const { t } = useTexts();
  const { numbers } = useTasks();
  const [which, setWhich] = useState<Calibrated>("first");
  const answer = useAnalysis("calibration", undefined);
  return (
    <Answered analysis={t("analysis.answering")} answer={answer} height={560}>
      {(found) => (
        <div className="stack">
          <Card
            title={t("analysis.reliability")}
            lead={t("analysis.reliabilityLead")}
            aside={
              <SegmentedControl
                size="xs"
                aria-label={t("analysis.which")}
                value={which}
                onChange={(value) => setWhich(value as Calibrated)}
                data={CALIBRATED.map((value) => ({ value, label: t(`analysis.${value}`, { k: found.topK }) }))}
              />
            }
          >
            <Reliability found={found[which]} />
          </Card>
          {numbers.length > 0 && (
            <Card title={t("analysis.deciles")} lead={t("analysis.decilesLead")}>
              <div className="cards">
                {numbers.map((task) => (
                  <Deciles key={task} task={task} deciles={found.numbers[task] ?? []} />
                ))}
              </div>
            </Card>
          )}
        </div>
      )}
    </Answered>
  );
}

function Reliability({ found }: { found: Calibration }) {
  const words = useWords();
  const { t, format } = words;
  const { error, surplus } = found;
  const curve = useMemo(() => reliabilityChart(found, words), [found, words]);
  const counts = useMemo(() => answerCounts(found, words), [found, words]);
  return (
    <>
      <Metrics>
        <Metric
          label={t("analysis.ece")}
          value={t("analysis.inPoints", { number: format.fixed(100 * error, 1) })}
          hint={t("analysis.eceHint")}
        />
        <Metric
          label={t("analysis.surplus")}
          value={t("analysis.inPoints", { number: format.fixed(100 * surplus, 1) })}
          hint={t(surplus > 0 ? "analysis.tooSure" : "analysis.tooModest")}
        />
      </Metrics>
      <div className="cards-wide" style={{ marginTop: 16 }}>
        <Chart {...curve} />
        <Chart {...counts} />
      </div>
    </>
  );
}

function Deciles({ task, deciles }: { task: AnalysedNumber; deciles: NumberDecile[] }) {
  const words = useWords();
  const chart = useMemo(() => decileBars(deciles, task, words), [deciles, task, words]);
  return <Chart {...chart} />;
}
