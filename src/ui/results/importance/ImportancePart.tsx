// What the model relies on: how much is lost when an input, or a whole group of them, is shuffled.

import { NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ImportanceReport } from "../../../core/analysis/importance/importance.ts";
import type { ImportanceInput } from "../../../core/analysis/importance/testImportance.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnalysis } from "../useAnalysis.ts";
import { useTasks } from "../useTasks.ts";
import { useWords } from "../words.ts";
import { gainTexts } from "./gainTexts.ts";
import { baseText, importanceBars, type Measure, SHOWN } from "./importanceChart.ts";
import { GAIN_QUESTION, IMPORTANCE_QUESTION } from "./question.ts";

const SIZES = [200, 500, 1000, 2000];
const { repeats: REPEATS, seed: SEED } = IMPORTANCE_QUESTION;

/** The fifth part of the results: first in words what the network adds to the counts, then every input. */
export function ImportancePart() {
  return (
    <>
      <GainCard />
      <ShuffledCard />
    </>
  );
}

function GainCard() {
  const { t } = useTexts();
  const format = useFormat();
  const answer = useAnalysis("networkGain", GAIN_QUESTION);
  return (
    <Card title={t("analysis.gainTitle")}>
      <Answered analysis={t("analysis.gainComparing")} answer={answer} height={64}>
        {(gain) => {
          const { verdict, on } = gainTexts(gain, t, format);
          return (
            <div data-gain={"none" in gain ? gain.none : gain.difference}>
              <Text fw={600}>{verdict}</Text>
              {on && (
                <Text size="sm" c="dimmed">
                  {on}
                </Text>
              )}
            </div>
          );
        }}
      </Answered>
    </Card>
  );
}

function ShuffledCard() {
  const { t } = useTexts();
  const format = useFormat();
  const tasks = useTasks();
  const [of, setOf] = useState<ImportanceInput["of"]>("groups");
  const [size, setSize] = useState<number>(IMPORTANCE_QUESTION.size);
  const [measure, setMeasure] = useState<Measure>("hit10");
  const answer = useAnalysis("importance", { ...IMPORTANCE_QUESTION, of, size });
  // The chart of the groups never stands under "Single inputs", nor the other way round.
  const shown = answer.asked?.of === of ? answer : { ...answer, value: null };
  const measures: [Measure, string][] = [
    ["hit10", t("analysis.hit10")],
    ["mrr", t("analysis.mrr")],
    ...tasks.numbers.map((task): [Measure, string] => [task, tasks.name(task)]),
  ];
  return (
    <Card
      title={t("analysis.importanceTitle")}
      lead={t("analysis.importanceLead", { targets: size, repeats: REPEATS, seed: String(SEED) })}
    >
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.importanceOf")}
          value={of}
          onChange={(value) => setOf(value === "features" ? "features" : "groups")}
          data={[
            { value: "groups", label: t("analysis.groups") },
            { value: "features", label: t("analysis.features") },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.measure")}
          value={measure}
          onChange={(value) => setMeasure(measures.find(([name]) => name === value)?.[0] ?? "hit10")}
          data={measures.map(([value, label]) => ({ value, label }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t("analysis.sampleSize")}
          value={String(size)}
          onChange={(event) => setSize(Number(event.currentTarget.value))}
          data={SIZES.map((value) => ({
            value: String(value),
            label: `${format.number(value)} ${t("analysis.targets")}`,
          }))}
        />
      </div>
      <Answered analysis={t("analysis.shuffling")} answer={shown} height={420}>
        {(report) => <Bars report={report} measure={measure} />}
      </Answered>
    </Card>
  );
}

function Bars({ report, measure }: { report: ImportanceReport; measure: Measure }) {
  const words = useWords();
  const { t } = words;
  const chart = useMemo(() => importanceBars(report, measure, words), [report, measure, words]);
  const base = measure === "hit10" || measure === "mrr" ? report.base[measure] : report.base.mae[measure];
  const all = report.rows.length;
  return (
    <>
      <Chart {...chart} />
      <Text size="xs" c="dimmed" mt={4} data-targets={report.targets}>
        {t("analysis.baseValue", { value: baseText(base ?? Number.NaN, measure, words) })} {t("analysis.deviation")}.{" "}
        {all > SHOWN && t("analysis.strongest", { shown: SHOWN, total: all })}
      </Text>
    </>
  );
}
