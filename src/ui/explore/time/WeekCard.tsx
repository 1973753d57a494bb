// When in the week is sold: a grid of weekdays and hours whose cells open their lines.

import { SegmentedControl, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import type { FilterChoices } from "../../../core/explore/selection.ts";
import type { WeekHours } from "../../../core/explore/weekHours.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { useWeekday } from "../filter/useWeekday.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { measuresOf, type SlotMeasure, useMeasures } from "./useMeasures.ts";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** Of the lines in the filter. */
export function WeekCard({ choices }: { choices: FilterChoices }) {
  const { t } = useTexts();
  const filter = useLineFilter();
  const { name } = useMeasures();
  const measures = measuresOf(choices);
  const [chosen, setMeasure] = useState<SlotMeasure>("revenue");
  const measure = measures.includes(chosen) ? chosen : "orders";
  const answer = useAnswer("weekHours", { filter });
  return (
    <Card
      title={t(choices.hasTimeOfDay ? "time.weekHours" : "time.weekdays")}
      lead={t(choices.hasTimeOfDay ? "time.weekHoursLead" : "time.weekdaysLead")}
    >
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("time.measureOfWeek")}
          value={measure}
          onChange={(value) => setMeasure(value as SlotMeasure)}
          data={measures.map((value) => ({ value, label: name(value) }))}
        />
      </div>
      <Answered answer={answer} height={300}>
        {(week) => <WeekGrid week={week} measure={measure} />}
      </Answered>
    </Card>
  );
}

/** One tab stop; arrow keys walk from cell to cell. */
function WeekGrid({ week: { hours, sums }, measure }: { week: WeekHours; measure: SlotMeasure }) {
  const { t } = useTexts();
  const openLines = useOpenLines();
  const weekday = useWeekday();
  const { name, show } = useMeasures();
  const body = useRef<HTMLTableSectionElement>(null);
  const values = sums[measure];
  const most = values.reduce((a, b) => (b > a ? b : a), 0);
  const title = t("time.grid", { measure: name(measure) });
  const columns = usedHours(sums.lines, hours);
  const cells = WEEKDAYS.flatMap((day) => columns.map((hour) => day * hours + hour));
  const [focused, setStop] = useState(0);
  const stop = Math.min(focused, cells.length - 1);
  const hourName = (hour: number) => t("filter.hourName", { hour });

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns.length,
      ArrowUp: -columns.length,
    };
    const to = stop + (steps[event.key] ?? 0);
    if (to === stop || to < 0 || to >= cells.length) return;
    event.preventDefault();
    setStop(to);
    body.current?.querySelectorAll("button")[to]?.focus();
  };

  return (
    <>
      <Scroller
        label={title}
        table={() => ({
          columns: [
            { title: t("filter.weekday"), kind: "text" },
            ...columns.map(
              (hour) => ({ title: hours > 1 ? hourName(hour) : name(measure), kind: "number", digits: 0 }) as const,
            ),
          ],
          rows: WEEKDAYS.map((day) => [weekday(day), ...columns.map((hour) => values[day * hours + hour]!)]),
        })}
      >
        <table className="week-grid" aria-label={title}>
          {hours > 1 && (
            <thead>
              <tr>
                <th scope="col">{t("time.hour")}</th>
                {columns.map((hour) => (
                  <th key={hour} scope="col">
                    {hour}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody ref={body} onKeyDown={move}>
            {WEEKDAYS.map((day) => (
              <tr key={day}>
                <th scope="row">{weekday(day)}</th>
                {columns.map((hour) => {
                  const at = day * hours + hour;
                  const where = hours > 1 ? `${weekday(day)}, ${hourName(hour)}` : weekday(day);
                  const text = t("time.cell", { where, measure: name(measure), value: show(measure, values[at]!) });
                  return (
                    <td key={hour}>
                      <UnstyledButton
                        className="figure"
                        style={{
                          "--share": `${most > 0 ? Math.round((100 * (values[at]! > 0 ? values[at]! : 0)) / most) : 0}%`,
                        }}
                        title={text}
                        tabIndex={at === cells[stop] ? 0 : -1}
                        onFocus={() => setStop(cells.indexOf(at))}
                        onClick={() => openLines({ weekdays: [day], ...(hours > 1 && { hours: [hour] }) }, where)}
                      >
                        <VisuallyHidden>{text}</VisuallyHidden>
                        <span aria-hidden="true">{sums.lines[at] === 0 ? "" : show(measure, values[at]!, true)}</span>
                      </UnstyledButton>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <Text size="xs" c="dimmed" mt={6}>
        {t("time.gridHint")}
      </Text>
    </>
  );
}

/** From the first hour in which anything is sold to the last: shops sleep. */
function usedHours(lines: Float64Array, hours: number): number[] {
  const all = Array.from({ length: hours }, (_, hour) => hour);
  const used = all.filter((hour) => WEEKDAYS.some((day) => lines[day * hours + hour]! > 0));
  return used.length > 0 ? all.slice(used[0], used.at(-1)! + 1) : all;
}
