// Who and what sells most, of a whole file: the first of each ranking in a line, and all of them as JSON.

import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { visitsOf } from "../core/data/lines/visits.ts";
import { type Ranking, rankedDimensions, ranking } from "../core/explore/ranking.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";

/** Named of each ranking. */
const NAMED = 5;

/** By every dimension that the file has. */
export function rankingsOf(lines: SaleLines): Ranking[] {
  const visits = visitsOf(lines);
  return rankedDimensions(lines).map((dimension) => runToEnd(ranking(lines, visits, dimension, null)));
}

/** Lines for the terminal; a ranking of one value says nothing. */
export function rankingLines(rankings: readonly Ranking[]): string[] {
  const told = rankings.filter(({ rows }) => rows.filter(({ value }) => value !== "").length > 1);
  if (told.length === 0) return [];
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return [
    told[0]!.has.revenue ? "Most revenue:" : "Most lines:",
    ...told.map(({ dimension, rows, has }) => {
      const weight = ({ revenue, lines }: (typeof rows)[number]) => (has.revenue ? revenue : lines);
      const whole = rows.reduce((sum, row) => sum + weight(row), 0);
      const named = rows.filter(({ value }) => value !== "");
      const first = named.slice(0, NAMED).map((row) => {
        const off = has.discount && row.discount > 0 ? `, ${percent(row.discountShare)} off` : "";
        return `${row.value} ${whole > 0 ? percent(weight(row) / whole) : weight(row).toLocaleString("en-US")}${off}`;
      });
      return `  ${dimension}: ${first.join(" · ")}${named.length > NAMED ? ` … of ${named.length.toLocaleString("en-US")}` : ""}`;
    }),
  ];
}

/** Whole rankings by dimension; what the file cannot tell is null. */
export function rankingsJson(rankings: readonly Ranking[]): Record<string, unknown> {
  return Object.fromEntries(
    rankings.map(({ dimension, rows, has }) => [
      dimension,
      rows.map(({ value, lines, orders, customers, quantity, revenue, discount, discountShare }) => ({
        ...{ value, lines, orders, customers, quantity: has.quantity ? quantity : null },
        revenue: has.revenue ? revenue : null,
        discount: has.discount ? discount : null,
        discountShare: has.discount && !Number.isNaN(discountShare) ? discountShare : null,
      })),
    ]),
  );
}
