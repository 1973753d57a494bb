// The charts whose tooltips show names of the user's file, drawn of hostile ones.

import type { EChartsCoreOption } from "echarts/core";
import { createFormat } from "../../format.ts";
import { addScreenTexts, loadTexts } from "../../i18n/texts.ts";
import { provinceMapOption } from "../../map/provinceMapOption.ts";
import { timelineOption } from "../../predict/timelineOption.ts";
import { weightBars } from "../../results/attention/attentionCharts.ts";
import { groupBars } from "../../results/errors/errorCharts.ts";
import { importanceBars } from "../../results/importance/importanceChart.ts";
import { productMapChart } from "../../results/map/productMapChart.ts";
import type { Words } from "../../results/words.ts";
import { CHART_COLORS } from "../../theme.ts";
import { axis, frame } from "../axes.ts";

export const HOSTILE = [
  "{c}",
  "{word|text}",
  "{a|}{b|x} {c}",
  "<b>bold</b>",
  `<img src=x onerror="alert(1)">`,
  "</div><script>alert(1)</script>",
  "A & B &lt; C",
  `"quoted' %s {{name}}`,
] as const;

const colors = CHART_COLORS.light;
const format = createFormat("en");
await addScreenTexts();
const { t, localise } = await loadTexts("en");
const tasks: Words["tasks"] = {
  present: ["product"],
  numbers: [],
  name: (task) => task,
  unit: () => "",
  show: (_, value) => String(value),
};
const words: Words = { t, localise, format, currency: null, tasks, language: "en" };
const ones = <T>(value: T): T[] => HOSTILE.map(() => value);
const none = { quantity: 1, revenue: 1, discount: 1 };

/** By name; what `at` is under the pointer of the first series, and the text that its tooltip must hold. */
export const CHARTS: Record<string, { option: EChartsCoreOption; pointed(at: number): object; isMap?: boolean }> = {
  attention: drawn(weightBars({ title: "x", names: [...HOSTILE], weights: ones(0.1) }, words).build(colors)),
  importance: drawn(
    importanceBars(
      {
        targets: 1,
        repeats: 1,
        seed: 1,
        base: { hit10: 1, mrr: 1, mae: none },
        rows: HOSTILE.map((name, i) => ({
          kind: "step",
          name,
          hit10: { mean: 1 - i / 10, deviation: 0 },
          mrr: { mean: 1, deviation: 0 },
          mae: { quantity: null, revenue: null, discount: null },
        })),
      },
      "hit10",
      words,
    ).build(colors),
  ),
  errors: drawn(
    groupBars(
      {
        groups: HOSTILE.map((_, key) => ({
          key,
          count: 1,
          accuracy: 1,
          hit5: 1,
          mae: none,
          bias: none,
          actual: none,
          predicted: none,
        })),
        task: "product",
        grouping: "family",
        nameOf: (key) => HOSTILE[key]!,
      },
      words,
    ).build(colors),
  ),
  "product map": {
    option: productMapChart(
      {
        method: "pca",
        codes: [...HOSTILE],
        names: ones(""),
        counts: ones(1),
        tiers: ones(0),
        family: Int32Array.from(HOSTILE, () => 0),
        families: ["{c}"],
        x: Float64Array.from(HOSTILE, (_, i) => i),
        y: Float64Array.from(HOSTILE, (_, i) => i),
        shares: [0.5, 0.1],
      },
      "family",
      new Set(HOSTILE.keys()),
      words,
    ).build(colors),
    pointed: (at) => ({ value: [at, at, at], dataIndex: at }),
  },
  "time line": drawn(
    timelineOption({
      found: {
        rows: [...HOSTILE.keys()],
        others: false,
        measure: null,
        points: HOSTILE.map((_, at) => ({ time: at * 86_400_000, row: at, size: 1, lines: [at], visit: at })),
        visits: HOSTILE.length,
      },
      colors,
      time: 10 * 86_400_000,
      first: 0,
      last: 8 * 86_400_000,
      span: "all",
      nameOf: (row) => HOSTILE[row]!,
      tooltip: (point) => `a day\n${HOSTILE[point]}`,
      dateOf: String,
      predicted: "{c}",
    }),
  ),
  "map of provinces": {
    option: provinceMapOption({
      map: "x",
      colors,
      isDark: false,
      areas: [],
      words: { nothing: "", any: "", least: String, most: String, range: (from) => from },
      show: String,
      tooltip: (name) => [name, "beside"],
      narrow: false,
    }),
    pointed: (at) => ({ name: HOSTILE[at] }),
    isMap: true,
  },
  "no formatter": drawn({
    ...frame(colors, true),
    xAxis: axis(colors, { type: "category", data: [...HOSTILE] }, false),
    yAxis: axis(colors, {}, true),
    series: [{ type: "bar", name: "{c}", data: ones(1) }],
  }),
};

function drawn(option: EChartsCoreOption) {
  return { option, pointed: (at: number) => ({ dataIndex: at, componentType: "series", value: [at, at, at] }) };
}
