// The report's section on how the model sees the products.

import type { ReportBlock, WritePart } from "../report/sections.ts";
import { axesText, productMapChart } from "./productMapChart.ts";
import { MAP_SEED } from "./question.ts";

export const writeProductMap: WritePart = async ({ ask, words, options }) => {
  const { t } = words;
  const map = await ask("productMap", { method: "pca", seed: MAP_SEED }, options);
  const blocks: ReportBlock[] = [
    { kind: "text", text: t("analysis.mapLead") },
    { kind: "chart", chart: productMapChart(map, "family", new Set(), words) },
  ];
  blocks.push({ kind: "text", small: true, text: axesText(map, words) });
  return { sections: [{ title: t("analysis.mapTitle"), blocks }] };
};
