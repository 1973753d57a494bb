// Losses of training and validation by epoch.

import type { TrainHistory } from "../../../core/training/events.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import type { Words } from "../words.ts";

/** Of a finished run. */
export function lossChart({ epochs }: TrainHistory, { t, format }: Words): ChartSpec {
  const parts = ["train", "validation"] as const;
  const names = { train: t("analysis.reportTrain"), validation: t("analysis.reportValidation") };
  return {
    title: t("analysis.reportLoss"),
    height: 300,
    build: (colors) => ({
      ...frame(colors, true),
      xAxis: axis(
        colors,
        { name: t("analysis.reportEpoch"), type: "category", data: epochs.map((_, i) => format.number(i + 1)) },
        false,
      ),
      yAxis: axis(colors, { name: t("analysis.reportLossUnit"), format: (value) => format.short(value) }, true),
      series: parts.map((part) => ({
        type: "line",
        name: names[part],
        symbol: "none",
        data: epochs.map((epoch) => epoch[part].total),
      })),
    }),
    table: () => ({
      columns: [t("analysis.reportEpoch"), names.train, names.validation],
      rows: epochs.map(({ train, validation }, i) => [i + 1, train.total, validation.total]),
    }),
  };
}
