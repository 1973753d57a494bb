// Tết, the first day of the lunar year, around which the synthetic distributor's customers stock up and then rest.

const DAY = 86_400_000;
const TET = ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26"].map(
  (date) => Date.parse(date) / DAY,
);

/** Days from `day` (days since 1970) to the next Tết of the table; 0 on the day itself, Infinity after the last. */
export function daysToTet(day: number): number {
  for (const tet of TET) if (tet >= day) return tet - day;
  return Number.POSITIVE_INFINITY;
}

/** True from two days before Tết to four days after it: nobody delivers. */
export function closedForTet(day: number): boolean {
  return TET.some((tet) => day >= tet - 2 && day <= tet + 4);
}
