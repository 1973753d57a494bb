// The answer in words: the sum ahead with its intervals, what it was before, and what to know about it.

import { Button, List, Text } from "@mantine/core";
import { AROUND_TET, TET_DAYS } from "../../core/demand/demandTimes.ts";
import { figuresOf } from "../../core/demand/forecastFigures.ts";
import type { ForecastReport, ForecastRow } from "../../core/demand/forecastReport.ts";
import { DAY_MS } from "../../core/lib/calendar.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { ForecastWords } from "./useForecastWords.ts";

interface AnswerInWordsProps {
  report: ForecastReport;
  row: ForecastRow;
  words: ForecastWords;
  /** Whether the filter chooses customers by segment. */
  bySegment: boolean;
  onAll(): void;
}

/** Days without a line from which on a pause is told. */
const LONG_PAUSE = 14;

/** Of one series. */
export function AnswerInWords({ report, row, words, bySegment, onAll }: AnswerInWordsProps) {
  const { t } = useTexts();
  const { forecast } = row;
  const figures = figuresOf(row, report);
  const { ahead, before, lastYear, low80, high80, low95, high95, score, naive } = figures;
  const name = words.name(row);
  const notes = useNotes(report, row, words, bySegment);
  return (
    <div className="forecast-words">
      <div role="status">
        <Text size="lg">
          {t("forecast.said", { name, reach: words.reach, days: words.ahead })}{" "}
          <Text span fw={700} fz={24} className="figure" data-figure="ahead">
            {words.amount(ahead)}
          </Text>
        </Text>
        <Text className="figure">
          {t("forecast.between", {
            low: words.amount(low80),
            high: words.amount(high80),
            low95: words.amount(low95),
            high95: words.amount(high95),
          })}
        </Text>
        <Text className="figure">
          {!Number.isNaN(before) && (
            <>
              {t("forecast.before", { reach: words.reach, value: words.amount(before) })} ({words.change(ahead, before)}
              ).{" "}
            </>
          )}
          {Number.isNaN(lastYear)
            ? t("forecast.noLastYear")
            : `${t("forecast.lastYear", { value: words.amount(lastYear) })} (${words.change(ahead, lastYear)}).`}
        </Text>
        <Text size="sm" c="dimmed">
          {t("forecast.chosenBy", {
            method: t(`forecast.methods.${forecast.method}`) + (forecast.form ? ` ${forecast.form}` : ""),
            reason: forecast.reason === "tooShort" ? "" : t(`forecast.reasons.${forecast.reason}`),
          })}{" "}
          {score && naive && t("forecast.missed", { own: score.wape, naive: naive.wape })}
        </Text>
      </div>
      {notes.length > 0 && (
        <List size="sm" c="dimmed" mt={6}>
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
      {row !== report.total && (
        <Button size="compact-sm" variant="default" mt={8} onClick={onAll}>
          {t("forecast.backToAll")}
        </Button>
      )}
    </div>
  );
}

function useNotes(
  { periods, unit, rows, question, start: days }: ForecastReport,
  row: ForecastRow,
  words: ForecastWords,
  bySegment: boolean,
): string[] {
  const { t } = useTexts();
  const { series, state, forecast } = row;
  const { cut, pause, start, lastDayUnfinished } = periods;
  const counted = (count: number) => t(`forecast.counted.${unit}`, { count });
  const notes: string[] = [];
  if (state === "stopped") notes.push(t("forecast.stoppedHint", { day: series.last * DAY_MS }));
  if (state === "new") notes.push(t("forecast.newHint", { day: series.first * DAY_MS }));
  if (forecast.reason === "tooShort") notes.push(t("forecast.untested", { periods: counted(start.length - 1) }));
  const tet = question.tet ? tetAhead(days, question.horizon) : null;
  if (tet !== null)
    notes.push(
      forecast.tet > 0
        ? t("forecast.tetSeen", { day: tet * DAY_MS, seen: forecast.tet })
        : t("forecast.tetUnseen", { day: tet * DAY_MS, unit: t(`forecast.${unit}`) }),
    );
  const promoted = forecast.promotions.reduce((sum, mark) => sum + mark, 0);
  if (promoted > 0)
    notes.push(
      forecast.lift > 1
        ? t("forecast.promoted", { periods: counted(promoted), lift: forecast.lift - 1 })
        : t("forecast.promotedEven", { periods: counted(promoted) }),
    );
  if (cut.last && unit !== "day")
    notes.push(
      t("forecast.begun", {
        days: words.period(start.length - 1),
        value: words.amount(series.begun),
        last: (cut.last.end - 1) * DAY_MS,
      }),
    );
  if (lastDayUnfinished && unit === "day")
    notes.push(t("forecast.unfinished", { day: ((cut.last?.end ?? start.at(-1)! + 1) - 1) * DAY_MS }));
  if (pause && pause.end - pause.start >= LONG_PAUSE)
    notes.push(t("forecast.pause", { days: words.range(pause.start, pause.end) }));
  if (bySegment) notes.push(t("forecast.segments"));
  const rest = rows.find((each) => each.series.kind === "rest");
  if (rest) notes.push(t("forecast.restNote", { shown: rows.length - 1, count: rest.series.count }));
  return notes;
}

/** The Tết whose weeks are among those ahead, a day number; null where none are. */
function tetAhead(start: Int32Array, horizon: number): number | null {
  const [from, end] = [start[start.length - 1 - horizon]!, start.at(-1)!];
  return TET_DAYS.find((day) => day + AROUND_TET >= from && day - AROUND_TET < end) ?? null;
}
