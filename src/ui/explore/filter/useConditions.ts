// The conditions of a filter in words, each with the filter that is left without it.

import type { LineFilter } from "../../../core/explore/lineFilter.ts";
import { cellScores } from "../../../core/explore/segmentReport.ts";
import { CHOSEN_TEXTS } from "../../../core/explore/selection.ts";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { CHOSEN_NAMES } from "./chosenNames.ts";
import { formerGroupName, groupName } from "./groupName.ts";
import { useWeekday } from "./useWeekday.ts";

export interface Condition {
  name: string;
  text: string;
  without: LineFilter;
}

/** Values that are named; more are counted. */
const NAMED = 3;

/** In the order of the filter's fields. */
export function useConditions(filter: LineFilter): Condition[] {
  const { t } = useTexts();
  const weekday = useWeekday();
  const some = <T>(values: readonly T[], name: (value: T) => string) => {
    const named = values.slice(0, NAMED).map(name).join(", ");
    if (values.length === 0) return t("filter.nothing");
    const more = values.length - NAMED;
    return more > 0 ? t("filter.andMore", { named, number: more }) : named;
  };
  const { from, to, provinces, formerProvinces, segments, cells, products, customers, weekdays, hours } = filter;
  const conditions: Condition[] = [];
  const add = (name: string, text: string, drop: Partial<LineFilter>) =>
    conditions.push({ name, text, without: { ...filter, ...drop } });
  if (from !== null || to !== null) {
    const [start, end] = [from ?? Number.NaN, (to ?? Number.NaN) - DAY_MS];
    const dates = { from: start, to: end };
    const text =
      from === null ? t("filter.until", dates) : to === null ? t("filter.since", dates) : t("filter.between", dates);
    add(t("filter.dates"), text, { from: null, to: null });
  }
  if (provinces)
    add(
      t("filter.province"),
      some(provinces, (group) => groupName(group, t)),
      { provinces: null },
    );
  if (formerProvinces)
    add(
      t("filter.formerProvince"),
      some(formerProvinces, (group) => formerGroupName(group, t)),
      { formerProvinces: null },
    );
  for (const name of CHOSEN_TEXTS) {
    const values = filter[name];
    if (values) add(t(CHOSEN_NAMES[name]), some(values, String), { [name]: null });
  }
  if (segments)
    add(
      t("filter.segment"),
      some(segments, (each) => t(`segments.names.${each}`)),
      { segments: null },
    );
  if (cells)
    add(
      t("filter.cell"),
      some(cells, (cell) => {
        const { recency, mean } = cellScores(cell);
        return t("filter.cellName", { recency, mean });
      }),
      { cells: null },
    );
  if (products) add(t("filter.product"), some(products, String), { products: null });
  if (customers) add(t("filter.customer"), some(customers, String), { customers: null });
  if (weekdays) add(t("filter.weekday"), some(weekdays, weekday), { weekdays: null });
  if (hours)
    add(
      t("filter.hour"),
      some(hours, (hour) => t("filter.hourName", { hour })),
      { hours: null },
    );
  return conditions;
}
