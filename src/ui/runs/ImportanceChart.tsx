// How much each setting matters for a result, as bars; or why that cannot be told yet.

import { Text } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import type { Importance, NoImportance, SettingShare } from "../../core/experiments/compare/settingImportance.ts";
import type { Result } from "../../studio/settingEffects.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { settingLabel } from "../settingTexts.ts";
import type { ChartColors } from "../theme.ts";

const MOST_BARS = 12;
const LONGEST_NAME = 150;
/** A forest that predicts less of unseen runs has learnt too little to be believed. */
const LEAST_EXPLAINED = 0.2;

export function ImportanceChart({ importance, result }: { importance: Importance | NoImportance; result: Result }) {
  const { t } = useTexts();
  if ("why" in importance)
    return (
      <Text size="sm" role="status" className="message">
        {importance.why === "few"
          ? t("runs.fewRuns", { runs: importance.runs, least: importance.least })
          : t("runs.sameResults", { runs: importance.runs })}
      </Text>
    );
  return <Bars importance={importance} result={result} />;
}

function Bars({ importance, result }: { importance: Importance; result: Result }) {
  const { t } = useTexts();
  const format = useFormat();
  const { settings, interactions, runs, explained } = importance;
  const name = useCallback(
    ({ setting, together }: SettingShare) => [setting, ...together].map((each) => settingLabel(t, each)).join(" = "),
    [t],
  );
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const bars = [
        ...settings.slice(0, MOST_BARS).map((each) => ({ name: name(each), share: each.share })),
        { name: t("runs.interactions"), share: interactions },
      ].reverse();
      const names = axis(colors, { type: "category", data: bars.map((bar) => bar.name), lines: false }, false);
      return {
        ...frame(colors, false, { valueFormatter: (value: number) => format.percent(value) }),
        grid: { left: 8, right: 24, top: 8, bottom: 32, containLabel: true },
        xAxis: axis(colors, { min: 0, format: (value) => format.percent(value, 0) }, false),
        yAxis: {
          ...names,
          axisLabel: { color: colors.text, fontSize: 12, width: LONGEST_NAME, overflow: "truncate", interval: 0 },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 18,
            data: bars.map(({ share }, i) => ({
              value: share,
              itemStyle: { color: i === 0 ? colors.faint : colors.series[0] },
            })),
          },
        ],
      };
    },
    [settings, interactions, name, t, format],
  );
  const title = t("runs.importance", { result: t(`runs.${result}`) });
  return (
    <div>
      <Chart
        title={title}
        height={60 + 26 * (Math.min(settings.length, MOST_BARS) + 1)}
        build={build}
        note={() =>
          settings.length > MOST_BARS ? t("runs.moreSettings", { settings: settings.length - MOST_BARS }) : ""
        }
        table={() => ({
          columns: [t("runs.setting"), t("runs.share")],
          kinds: [undefined, { kind: "share" }],
          rows: [...settings.map((each) => [name(each), each.share]), [t("runs.interactions"), interactions]],
        })}
      />
      <Text size="xs" c="dimmed" className="message">
        {t("runs.importanceHow", { runs })}{" "}
        {explained >= LEAST_EXPLAINED
          ? t("runs.explained", { share: explained })
          : t("runs.explainedLittle", { share: Math.max(0, explained || 0) })}
      </Text>
    </div>
  );
}
