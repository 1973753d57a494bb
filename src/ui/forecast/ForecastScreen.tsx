// Forecast: how much will be sold in the next weeks, in total or by product, place and salesperson. It needs a file and no model.

import { Button, Text, VisuallyHidden } from "@mantine/core";
import { SALES_MEASURES, type SalesLevel } from "../../core/demand/salesSeries.ts";
import { isUnfiltered } from "../../core/explore/lineFilter.ts";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { REACHES } from "../../studio/forecastView.ts";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { useCurrency } from "../currency.ts";
import { FilterBar } from "../explore/filter/FilterBar.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Fold } from "../kit/Fold.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { Working } from "../kit/Working.tsx";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useForecastView, useSession, useStudio } from "../studioContext.ts";
import { ForecastControls } from "./ForecastControls.tsx";
import { ForecastResult } from "./ForecastResult.tsx";
import { Shortage } from "./Shortage.tsx";
import "../explore/explore.css";
import "./forecast.css";

/** Forecast: how much will be sold. */
export default function ForecastScreen() {
  const { t } = useTexts();
  const { form } = useStudio();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  if (dataset === null) {
    return (
      <Empty
        title={t("forecast.emptyTitle")}
        text={t("forecast.emptyText")}
        action={{ label: t("train.toData"), href: formatHash("data", formQuery(form)) }}
      />
    );
  }
  return (
    <>
      <VisuallyHidden component="h2">{t("screen.forecast")}</VisuallyHidden>
      <Choices key={dataset} />
    </>
  );
}

function Choices() {
  const choices = useAnswer("filterChoices", undefined);
  const levels = useAnswer("forecastLevels", undefined);
  return (
    <Answered answer={choices} height={400}>
      {(found) => (
        <Answered answer={levels} height={400}>
          {(has) => <Forecaster choices={found} levels={has} />}
        </Answered>
      )}
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
  const filtered = !isUnfiltered(filter);
  const lines = selection.value?.lines;
  return (
    <LinesPanel filter={filter}>
      <div className="stack">
        <ForecastControls measure={measure} level={level} levels={levels} hasRevenue={choices.hasRevenue}>
          <Fold
            title={t("filter.title")}
            summary={
              filtered && lines !== undefined
                ? t("filter.lines", { number: lines, all: choices.all.lines })
                : t("filter.all")
            }
            open={filtered}
          >
            <FilterBar choices={choices} selection={selection} />
          </Fold>
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
