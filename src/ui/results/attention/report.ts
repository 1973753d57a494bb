// The report's section on where the model looks on average.

import type { ReportBlock, WritePart } from "../report/sections.ts";
import { shareBars, stepBars } from "./attentionCharts.ts";

export const writeAttention: WritePart = async ({ ask, words, options }) => {
  const { t } = words;
  const found = await ask("attention", undefined, options);
  const charts = [stepBars(found, words), ...shareBars(found, found, words)];
  return {
    sections: [
      {
        title: t("analysis.attentionTitle"),
        blocks: [
          { kind: "text", text: t("analysis.attentionLead", { number: found.targets }) },
          ...charts.map((chart): ReportBlock => ({ kind: "chart", chart })),
        ],
      },
    ],
  };
};
