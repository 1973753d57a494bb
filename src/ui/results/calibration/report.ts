// The report's section on calibration.

import type { WritePart } from "../report/sections.ts";
import { reliabilityChart } from "./calibrationCharts.ts";

export const writeCalibration: WritePart = async ({ ask, words, options }) => {
  const { t, format } = words;
  const { first } = await ask("calibration", undefined, options);
  const { bins, error, surplus } = first;
  return {
    sections: [
      {
        title: t("analysis.reliability"),
        blocks: [
          { kind: "text", text: t("analysis.reliabilityLead") },
          {
            kind: "list",
            items: [
              `${t("analysis.ece")}: ${t("analysis.inPoints", { number: format.fixed(100 * error, 1) })}`,
              `${t("analysis.surplus")}: ${t("analysis.inPoints", { number: format.fixed(100 * surplus, 1) })} (${t(surplus > 0 ? "analysis.tooSure" : "analysis.tooModest")})`,
            ],
          },
          { kind: "chart", chart: reliabilityChart(first, words) },
          {
            kind: "table",
            caption: t("analysis.countChart"),
            head: [t("analysis.said"), t("analysis.targets"), t("analysis.seen"), t("analysis.interval")],
            rows: bins
              .filter(({ count }) => count > 0)
              .map(({ said, seen, seenLow, seenHigh, count }) => [
                format.percent(said),
                format.number(count),
                format.percent(seen),
                `${format.percent(seenLow)} – ${format.percent(seenHigh)}`,
              ]),
          },
        ],
      },
    ],
  };
};
