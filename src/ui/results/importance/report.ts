// The report's section on what the model relies on, by groups of inputs.

import type { Loss } from "../../../core/analysis/importance/importance.ts";
import { inputName } from "../inputName.ts";
import type { WritePart } from "../report/sections.ts";
import { gainTexts } from "./gainTexts.ts";
import { importanceBars } from "./importanceChart.ts";
import { GAIN_QUESTION, IMPORTANCE_QUESTION } from "./question.ts";

export const writeImportance: WritePart = async ({ ask, words, options }) => {
  const { t, format, tasks } = words;
  const gain = gainTexts(await ask("networkGain", GAIN_QUESTION, options), t, format);
  const found = await ask("importance", { ...IMPORTANCE_QUESTION, of: "groups" }, options);
  const { rows, targets, repeats, seed } = found;
  const sorted = [...rows].sort((a, b) => b.mrr.mean - a.mrr.mean);
  const points = ({ mean, deviation }: Loss) => `${format.fixed(mean * 100, 2)} ± ${format.fixed(deviation * 100, 2)}`;
  return {
    sections: [
      {
        title: t("analysis.importanceTitle"),
        blocks: [
          { kind: "text", text: [gain.verdict, gain.on].filter(Boolean).join(" ") },
          {
            kind: "text",
            text: t("analysis.importanceLead", { targets, repeats, seed: String(seed) }),
          },
          { kind: "chart", chart: importanceBars(found, "mrr", words) },
          {
            kind: "table",
            caption: t("analysis.loss"),
            head: [
              t("analysis.importanceOf"),
              `${t("analysis.hit10")} (${t("analysis.points")})`,
              ...tasks.numbers.map((task) => `${t("analysis.growth")}: ${tasks.name(task)}`),
            ],
            rows: sorted.map((row) => [
              inputName(row, t),
              points(row.hit10),
              ...tasks.numbers.map((task) => tasks.show(task, row.mae[task]?.mean ?? Number.NaN)),
            ]),
          },
        ],
      },
    ],
  };
};
