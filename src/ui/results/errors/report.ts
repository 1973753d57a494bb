// The report's sections on errors: those of each number, and of groups.

import { GROUPINGS } from "../../../core/analysis/errors/residuals.ts";
import type { TestErrors } from "../../../core/analysis/errors/testErrors.ts";
import type { AnalysedNumber } from "../../../core/analysis/testTable.ts";
import type { Cell } from "../../../core/report/document.ts";
import type { ReportBlock, ReportSection, WritePart } from "../report/sections.ts";
import type { Words } from "../words.ts";
import { errorHistogram } from "./errorCharts.ts";
import { groupName } from "./groupNames.ts";

const SHOWN = 20;

export const writeErrors: WritePart = async ({ ask, words, options }) => {
  const errors = await ask("testErrors", undefined, options);
  const numbers = words.tasks.numbers.map((task) => numberSection(errors, task, words));
  const groups = { title: words.t("analysis.groupsTitle"), blocks: groupBlocks(errors, words) };
  const hasPlaces = errors.groups.province.some(({ key }) => key > 0);
  return {
    sections: [...numbers, groups],
    notes: hasPlaces ? [{ kind: "text", text: words.t("analysis.reportPlaces"), small: true }] : [],
  };
};

function numberSection(errors: TestErrors, task: AnalysedNumber, words: Words): ReportSection {
  const { t, tasks } = words;
  const title = t("analysis.errorsTitle", { task: tasks.name(task) });
  const found = errors.numbers[task];
  if (!found) return { title, blocks: [] };
  const show = (value: number) => tasks.show(task, value);
  const { below, above } = found.histogram;
  const facts = [
    `${t("analysis.mae")}: ${show(found.mae)}`,
    `${t("analysis.median")}: ${show(found.median)}`,
    `${t("analysis.bias")}: ${show(found.bias)} (${t(found.bias > 0 ? "analysis.biasHigh" : "analysis.biasLow")})`,
  ];
  return {
    title,
    blocks: [
      { kind: "text", text: t("analysis.errorsLead", { number: errors.count }) },
      { kind: "list", items: facts },
      { kind: "chart", chart: errorHistogram(found, task, words) },
      {
        kind: "text",
        small: true,
        text: t("analysis.outerBars", { below, above }),
      },
    ],
  };
}

function groupBlocks(errors: TestErrors, { t, format, tasks }: Words): ReportBlock[] {
  const main = tasks.numbers.includes("revenue") ? "revenue" : (tasks.numbers[0] ?? null);
  return GROUPINGS.map((grouping): ReportBlock => {
    const groups = grouping === "month" ? errors.groups.month.slice(-SHOWN) : errors.groups[grouping].slice(0, SHOWN);
    return {
      kind: "table",
      caption: t(`analysis.${grouping}`),
      head: [
        t(`analysis.${grouping}`),
        t("analysis.targets"),
        t("analysis.accuracy"),
        t("analysis.hit5"),
        ...(main === null ? [] : [`${t("analysis.mae")}: ${tasks.name(main)}`, t("analysis.bias")]),
      ],
      rows: groups.map((group): Cell[] => [
        groupName(grouping, group.key, errors.families, t),
        format.number(group.count),
        format.percent(group.accuracy),
        { text: format.percent(group.hit5), share: group.hit5 },
        ...(main === null ? [] : [tasks.show(main, group.mae[main]), tasks.show(main, group.bias[main])]),
      ]),
    };
  });
}
