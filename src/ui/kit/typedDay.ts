// A day as people type it: in the page's form (day, month, year), or as files write it (year, month, day).

/** "2025-02-28" of "28/2/2025", "28.02.2025", "28022025" or "2025-2-28"; "" of nothing; null of what is no day (yet). */
export function typedDay(text: string): string | null {
  const typed = text.trim();
  if (typed === "") return "";
  const dayFirst = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(typed);
  const [year, month, day] = dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : (yearFirst?.slice(1) ?? []);
  if (!year || !month || !day || Number(year) < 1000) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // A day that the month lacks moves into the next one.
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}
