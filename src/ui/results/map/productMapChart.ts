// The products in two dimensions as a chart, coloured by family or by price tier.

import type { ProductMap } from "../../../core/analysis/productMap/layOut.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { label } from "../../kit/label.ts";
import type { Words } from "../words.ts";
import { familyGroups, mapOption, tierGroups } from "./mapOption.ts";
import { MAP_SEED } from "./question.ts";

export type ColourBy = "family" | "tier";

/** Of the product at this place in the vocabulary. */
export function familyName(map: ProductMap, at: number, { t }: Words): string {
  return map.families[map.family[at]!] ?? t("analysis.noFamily");
}

/** Below half of the variance most of what tells products apart is not drawn. */
const LITTLE = 0.5;

/** What the two directions mean, and when they carry little. */
export function axesText({ shares }: ProductMap, { t }: Words): string {
  if (!shares) return t("analysis.umapText", { seed: String(MAP_SEED) });
  const [first, second] = shares;
  const text = t("analysis.pcaText", { first, second });
  return first + second < LITTLE ? `${text} ${t("analysis.pcaLittle", { both: first + second })}` : text;
}

/** Products among `marked` stand out. */
export function productMapChart(
  map: ProductMap,
  colourBy: ColourBy,
  marked: ReadonlySet<number>,
  words: Words,
): ChartSpec {
  const { t, format } = words;
  const tierName = (tier: number) => (tier === 0 ? t("analysis.tierUnknown") : t("analysis.tierName", { tier }));
  return {
    title: t("analysis.mapTitle"),
    unit: t(map.method === "pca" ? "analysis.pca" : "analysis.umap"),
    height: 560,
    build(colors) {
      const groups =
        colourBy === "family"
          ? familyGroups(map, colors, t("analysis.otherFamilies"))
          : tierGroups(map, colors, tierName);
      const tooltip = (at: number) =>
        `${label(map.codes[at]!, map.names[at]!)}\n${familyName(map, at, words)} · ${tierName(map.tiers[at]!)}\n${format.number(map.counts[at]!)} ${t("analysis.trainingLines")}`;
      return mapOption(map, groups, marked, colors, tooltip);
    },
    table: () => ({
      columns: [t("analysis.product"), t("analysis.family"), t("analysis.tier"), "x", "y"],
      rows: map.codes.map((code, at) => [code, familyName(map, at, words), map.tiers[at]!, map.x[at]!, map.y[at]!]),
    }),
  };
}
