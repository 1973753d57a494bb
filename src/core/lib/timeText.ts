// Wall-clock times as text and back, never shifted by a time zone.

/** ISO without zone: 2025-03-04T10:05:00, or 2025-03-04 where the time of day is not known. */
export function timeText(time: number, withTimeOfDay: boolean): string {
  if (!Number.isFinite(time)) return "";
  return new Date(time).toISOString().slice(0, withTimeOfDay ? 19 : 10);
}
