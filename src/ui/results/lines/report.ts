// The report's section of the worst errors, line by line.

import type { AnalysedTask, TestLine } from "../../../core/analysis/testTable.ts";
import type { ReportBlock, WritePart } from "../report/sections.ts";
import type { Words } from "../words.ts";

const WORST = 15;

export const writeWorst: WritePart = async ({ ask, words, options }) => {
  const blocks: ReportBlock[] = [];
  for (const task of words.tasks.present) {
    const { lines } = await ask("testLines", { select: { kind: "worst", task }, limit: WORST }, options);
    blocks.push(worstTable(task, lines, words));
  }
  return {
    sections: [{ title: words.t("analysis.worst"), blocks }],
    notes: [{ kind: "text", text: words.t("analysis.reportPrivacy") }],
  };
};

function worstTable(task: AnalysedTask, lines: TestLine[], { t, format, tasks }: Words): ReportBlock {
  const head = [t("analysis.line"), t("analysis.customer"), t("analysis.date"), t("analysis.bought")];
  const common = ({ line, customer, time, product }: TestLine) => [
    format.number(line),
    customer,
    format.date(time),
    product,
  ];
  if (task === "product") {
    return {
      kind: "table",
      caption: tasks.name(task),
      head: [...head, t("analysis.likeliest"), t("analysis.probability"), t("analysis.rank")],
      rows: lines.map((line) => [
        ...common(line),
        line.predicted,
        format.percent(line.probability),
        line.rank === 0 ? t("analysis.notLearned") : format.number(line.rank),
      ]),
    };
  }
  return {
    kind: "table",
    caption: tasks.name(task),
    head: [...head, t("analysis.actual"), t("analysis.predicted"), t("analysis.difference")],
    rows: lines.map((line) => [
      ...common(line),
      tasks.show(task, line.actual[task]),
      tasks.show(task, line.expected[task]),
      tasks.show(task, line.expected[task] - line.actual[task]),
    ]),
  };
}
