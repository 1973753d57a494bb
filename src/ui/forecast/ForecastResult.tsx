// A forecast: the answer in words, its chart, the series it is made of, and how sure it is.

import { useState } from "react";
import type { ForecastReport } from "../../core/demand/forecastReport.ts";
import type { LineFilter } from "../../core/explore/lineFilter.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { AnswerInWords } from "./AnswerInWords.tsx";
import { ForecastChart } from "./ForecastChart.tsx";
import { ForecastTable } from "./ForecastTable.tsx";
import { SureFold } from "./SureFold.tsx";
import { keyOf, useForecastWords } from "./useForecastWords.ts";

/** All cards of a report. */
export function ForecastResult({ report, filter }: { report: ForecastReport; filter: LineFilter }) {
  const { t } = useTexts();
  const words = useForecastWords(report);
  const [chosen, choose] = useState<string | null>(null);
  const shown = report.rows.find((row) => keyOf(row) === chosen) ?? report.total;
  return (
    <div className="stack">
      <Card title={t("forecast.title")}>
        <AnswerInWords
          report={report}
          row={shown}
          words={words}
          bySegment={filter.segments !== null}
          onAll={() => choose(null)}
        />
        <ForecastChart report={report} row={shown} words={words} />
        <SureFold report={report} words={words} />
      </Card>
      {report.rows.length > 0 && (
        <ForecastTable report={report} words={words} shown={keyOf(shown)} onChoose={(row) => choose(keyOf(row))} />
      )}
    </div>
  );
}
