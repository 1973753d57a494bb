// Weekdays in the language of the page.

import { useCallback } from "react";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";

/** 5 January 1970. */
const A_MONDAY = 4 * DAY_MS;

/** The name of a weekday, 0 = Monday; stable while the language is. */
export function useWeekday(): (weekday: number) => string {
  const { language } = useTexts();
  return useCallback(
    (weekday) =>
      new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(A_MONDAY + weekday * DAY_MS),
    [language],
  );
}
