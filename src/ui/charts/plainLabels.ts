// Keeps names in charts to the letter, in labels and tooltips: ECharts reads a label's formatter that is a text as a template,
// in which a product called "{c}" would become a number, and what a tooltip's formatter gives as markup. Every chart is drawn
// through this; none says itself how a text is written (a test looks).

import { escapeText } from "../../core/report/html.ts";

/** What a tooltip's formatter gives: plain text, line by line; a title stands out. */
export type TooltipText = string | { title: string; lines: readonly string[] };

/** The option with its formatters of text made functions, and texts of its tooltip made markup; its data are left alone. */
export function plainLabels<Option extends object>(option: Option): Option {
  const copy = Object.entries(option).map(([key, value]): [string, unknown] => {
    if (key === "formatter" && typeof value === "string") return [key, () => value];
    if (key === "tooltip" && isPlain(value)) return [key, plainTooltip(value)];
    return [key, within(value)];
  });
  return Object.fromEntries(copy) as Option;
}

function plainTooltip(tooltip: object): object {
  const { formatter, ...rest } = plainLabels(tooltip) as { formatter?: unknown };
  if (typeof formatter !== "function") return rest;
  return { ...rest, renderMode: "html", formatter: (asked: unknown) => markup(formatter(asked)) };
}

function markup(text: TooltipText): string {
  if (typeof text === "string") return escapeText(text).replaceAll("\n", "<br>");
  const title = text.title && `<b>${escapeText(text.title)}</b>`;
  return [...(title ? [title] : []), ...text.lines.map(escapeText)].join("<br>");
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return isOfObjects(value) ? value.map(within) : value;
  return isPlain(value) ? plainLabels(value) : value;
}

/** Numbers and points hold no labels, and there may be a hundred thousand of them. */
function isOfObjects(list: readonly unknown[]): boolean {
  return isPlain(list[0]) || (Array.isArray(list[0]) && isPlain(list[0][0]));
}

/** Not typed arrays, nor ECharts' own objects such as gradients. */
function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
