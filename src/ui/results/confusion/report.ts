// The report's section on confusions: the table of the page.

import type { Cell } from "../../../core/report/document.ts";
import type { ReportBlock, WritePart } from "../report/sections.ts";

export const writeConfusion: WritePart = async ({ ask, words: { t, format }, options }) => {
  const { products, counts } = await ask("confusion", { size: 12 }, options);
  const side = products.length + 1;
  const names = [...products.map(({ code }) => code), t("analysis.other")];
  const blocks: ReportBlock[] = [
    {
      kind: "table",
      caption: `${t("analysis.bought")} \\ ${t("analysis.likeliest")}`,
      head: ["", ...names, t("analysis.rowTotal")],
      rows: names.map((name, row): Cell[] => {
        const own = counts.subarray(row * side, (row + 1) * side);
        const total = own.reduce((sum, n) => sum + n, 0);
        const cells = Array.from(own, (n): Cell => (n === 0 ? "·" : { text: format.number(n), share: n / total }));
        return [name, ...cells, format.number(total)];
      }),
    },
  ];
  if (products.some(({ code, name }) => name && name !== code)) {
    const text = products.map(({ code, name }) => `${code}: ${name}`).join(" · ");
    blocks.push({ kind: "text", small: true, text });
  }
  return { sections: [{ title: t("analysis.confusionTitle"), blocks }] };
};
