// The glance at a whole file in a few lines of text.

import { ENOUGH_VALUES, type LargestValue } from "../core/explore/largestValue.ts";
import type { Overview, Share } from "../core/explore/overview.ts";
import { monthText } from "../core/explore/overviewJson.ts";
import { timeText } from "../core/lib/timeText.ts";

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const day = (time: number): string => timeText(time, false);
const counted = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? "" : "s"}`;

/** Lines for the terminal. */
export function overviewLines(overview: Overview): string[] {
  const { bulk, measure, days, months, top, alike, names, largest } = overview;
  const outside = bulk.before + bulk.behind;
  const yearOf = (time: number) => monthText(time).slice(0, 4);
  const years = [...new Set(months.map(({ time }) => yearOf(time)))];
  const shares = [
    top.customer && `largest customer ${named(top.customer)} ${percent(top.customer.share)} of ${measure}`,
    top.product && `largest product ${named(top.product)} ${percent(top.product.share)}`,
  ].filter((text) => text !== null);
  const groups = [
    alike.customer.ids > 0 && `${counted(alike.customer.ids, "customer id")} ${examples(alike.customer.examples)}`,
    alike.product.ids > 0 && `${counted(alike.product.ids, "product id")} ${examples(alike.product.examples)}`,
  ].filter((text) => text !== false);
  const shared = [
    names.customer.names > 0 && counted(names.customer.names, "customer name"),
    names.product.names > 0 && counted(names.product.names, "product name"),
  ].filter((text) => text !== false);
  return [
    "At a glance:",
    `  time: ${day(bulk.first)} to ${day(bulk.last)}, ${counted(days.all, "day")}, ${number(days.without)} without sales${
      days.longest > 0 ? ` (longest pause ${counted(days.longest, "day")} from ${day(days.from)})` : ""
    }`,
    ...(outside > 0
      ? [`  far outside: ${counted(outside, "line")}, all lines ${day(overview.first)} to ${day(overview.last)}`]
      : []),
    `  ${measure} per month:`,
    ...years.map((year) => {
      const sums = months.filter(({ time }) => yearOf(time) === year);
      const texts = sums.map((sum) => `${monthText(sum.time).slice(5)} ${number(sum[measure])}`);
      return `    ${year}: ${texts.join(" · ")}`;
    }),
    `  ${shares.join("; ")}`,
    ...(groups.length > 0 ? [`  ids that look alike: ${groups.join("; ")}`] : []),
    ...(shared.length > 0 ? [`  names of several codes: ${shared.join(", ")}`] : []),
    ...(["quantity", "revenue"] as const).flatMap((name) => {
      const found = largest[name];
      return found && overview.lines > ENOUGH_VALUES ? [`  ${largestText(name, found)}`] : [];
    }),
  ];
}

function named({ value, name }: Share): string {
  return name && name !== value ? `${value} (${name})` : value;
}

function examples(groups: readonly string[][]): string {
  return `(${groups.map((group) => group.map((id) => `“${id}”`).join(" = ")).join(", ")})`;
}

function largestText(name: string, { value, line, usual, share }: LargestValue): string {
  return `largest ${name}: ${number(value)} in data line ${line}, ${percent(share)} of all; 99% of lines have at most ${number(usual)}`;
}
