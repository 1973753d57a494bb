// Forecast: how much will be sold in the next weeks, in total or by product, place and salesperson. It needs a file and no model.

import { Button, Text } from "@mantine/core";
import { SALES_MEASURES, type SalesLevel } from "../../core/demand/salesSeries.ts";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { REACHES } from "../../studio/forecastView.ts";
import { useCurrency } from "../currency.ts";
import { FilterFold } from "../explore/filter/FilterFold.tsx";
import { LinesScreen } from "../explore/LinesScreen.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { Working } from "../kit/Working.tsx";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useForecastView } from "../studioContext.ts";
import { ForecastControls } from "./ForecastControls.tsx";
import { ForecastResult } from "./ForecastResult.tsx";
import { Shortage } from "./Shortage.tsx";
import "./forecast.css";

/** Forecast: how much will be sold. */
export default function ForecastScreen() {
  const { t } = useTexts();
  return (
    <LinesScreen
      title={t("screen.forecast")}
      empty={{ title: t("forecast.emptyTitle"), text: t("forecast.emptyText") }}
    >
      {(choices) => <Levels choices={choices} />}
    </LinesScreen>
  );
}

function Levels({ choices }: { choices: FilterChoices }) {
  const levels = useAnswer("forecastLevels", undefined);
  return (
    <Answered answer={levels} height={400}>
      {(has) => <Forecaster choices={choices} levels={has} />}
    </Answered>
  );
}

/** What is asked follows the view, as far as the file has it. */
function Forecaster({ choices, levels }: { choices: FilterChoices; levels: readonly SalesLevel[] }) {
  const { t } = useTexts();
  const view = useForecastView();
  const filter = useLineFilter();
  const currency = useCurrency();
  const selection = useAnswer("selection", { filter });
  const measure = choices.hasRevenue ? view.measure : SALES_MEASURES[1];
  const level = levels.includes(view.level) ? view.level : "total";
  const answer = useAnswer("forecast", { filter, measure, level, ...REACHES[view.reach], tet: currency === "VND" });
  const { value, stale, busy, progress, cancel, again, error } = answer;
  return (
    <LinesPanel filter={filter}>
      <div className="stack">
        <ForecastControls measure={measure} level={level} levels={levels} hasRevenue={choices.hasRevenue}>
          <FilterFold choices={choices} selection={selection} />
        </ForecastControls>
        {value !== null && stale && (
          <div className="forecast-again">
            {busy ? (
              <Working label={t("forecast.working")} progress={progress} onCancel={cancel} />
            ) : (
              !error && (
                <>
                  <Text size="sm" c="dimmed">
                    {t("explore.stopped")}
                  </Text>
                  <Button size="compact-sm" variant="default" onClick={again}>
                    {t("explore.again")}
                  </Button>
                </>
              )
            )}
          </div>
        )}
        {value === null ? (
          <Card title={t("forecast.title")}>
            <Answered answer={answer} height={420}>
              {() => null}
            </Answered>
          </Card>
        ) : (
          <Answered answer={answer}>
            {({ report, periods }) =>
              report ? (
                <ForecastResult report={report} filter={answer.asked?.filter ?? filter} />
              ) : (
                <Shortage periods={periods} unit={answer.asked?.unit ?? "week"} />
              )
            }
          </Answered>
        )}
      </div>
    </LinesPanel>
  );
}
