// What stretches of time are called.

import { useMemo } from "react";
import type { TimeUnit } from "../../../core/explore/salesOverTime.ts";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";

/** Names by day numbers; stable while the language is. */
export function usePeriods() {
  const { language } = useTexts();
  const format = useFormat();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
    const range = (start: number, end: number) =>
      end - start === 1
        ? format.date(start * DAY_MS)
        : `${format.date(start * DAY_MS)} – ${format.date((end - 1) * DAY_MS)}`;
    return {
      /** All days of a period. */
      range,
      /** As it stands at an axis. */
      short: (start: number, unit: TimeUnit) =>
        unit === "month" ? month.format(start * DAY_MS) : format.date(start * DAY_MS),
      /** As it stands in a table. */
      long: (start: number, end: number, unit: TimeUnit, cut: boolean) =>
        unit === "month" && !cut ? month.format(start * DAY_MS) : range(start, end),
    };
  }, [language, format]);
}
