// The report's sections on the test answers: errors, mix-ups, calibration, importance, products and attention.

import type { Loss } from "../../../core/analysis/importance.ts";
import { GROUPINGS } from "../../../core/analysis/residuals.ts";
import type { AnalysedNumber, TestLine } from "../../../core/analysis/testTable.ts";
import type { Block, Cell, Section } from "../../../core/report/document.ts";
import { barChart, columns, INK, plot, SERIES } from "../../../core/report/svg.ts";
import { CHART_COLORS } from "../../theme.ts";
import { groupName } from "../groupNames.ts";
import { inputName } from "../inputName.ts";
import { familyGroups } from "../productMapOption.ts";
import type { ReportAnalyses } from "./gather.ts";
import type { ReportWords } from "./words.ts";

const SHOWN = 20;

/** One section an analysis. */
export function analysisSections(found: ReportAnalyses, words: ReportWords): Section[] {
  const { t } = words;
  return [
    ...words.tasks.numbers.map((task) => errorSection(found, task, words)),
    { title: t("analysis.groupsTitle"), blocks: groupBlocks(found, words) },
    { title: t("analysis.confusionTitle"), blocks: confusionBlocks(found, words) },
    { title: t("analysis.reliability"), blocks: calibrationBlocks(found, words) },
    { title: t("analysis.importanceTitle"), blocks: importanceBlocks(found, words) },
    { title: t("analysis.mapTitle"), blocks: mapBlocks(found, words) },
    { title: t("analysis.attentionTitle"), blocks: attentionBlocks(found, words) },
    { title: t("analysis.worst"), blocks: worstBlocks(found, words) },
  ];
}

function errorSection({ errors }: ReportAnalyses, task: AnalysedNumber, { t, format, tasks }: ReportWords): Section {
  const title = t("analysis.errorsTitle", { task: tasks.name(task) });
  const found = errors.numbers[task];
  if (!found) return { title, blocks: [] };
  const show = (value: number) => tasks.show(task, value);
  const { edges, counts, below, above } = found.histogram;
  const x = { low: edges[0]!, high: edges.at(-1)!, show: (value: number) => tasks.show(task, value, true) };
  const y = { low: 0, high: Math.max(...counts), show: (value: number) => format.number(value) };
  const names = { x: t("analysis.error"), y: t("analysis.targets") };
  const facts = [
    `${t("analysis.mae")}: ${show(found.mae)}`,
    `${t("analysis.median")}: ${show(found.median)}`,
    `${t("analysis.bias")}: ${show(found.bias)} (${t(found.bias > 0 ? "analysis.biasHigh" : "analysis.biasLow")})`,
  ];
  return {
    title,
    blocks: [
      { kind: "text", text: t("analysis.errorsLead", { number: format.number(errors.count) }) },
      { kind: "list", items: facts },
      {
        kind: "chart",
        title: t("analysis.errorHistogram"),
        unit: tasks.unit(task),
        svg: columns(edges, counts, x, y, t("analysis.errorHistogram"), names),
      },
      {
        kind: "text",
        small: true,
        text: t("analysis.outerBars", { below: format.number(below), above: format.number(above) }),
      },
    ],
  };
}

function groupBlocks({ errors }: ReportAnalyses, { t, format, tasks }: ReportWords): Block[] {
  const main = tasks.numbers.includes("revenue") ? "revenue" : (tasks.numbers[0] ?? null);
  return GROUPINGS.map((grouping): Block => {
    const groups = grouping === "month" ? errors.groups.month.slice(-SHOWN) : errors.groups[grouping].slice(0, SHOWN);
    return {
      kind: "table",
      caption: t(`analysis.${grouping}`),
      head: [
        t(`analysis.${grouping}`),
        t("analysis.targets"),
        t("analysis.accuracy"),
        t("analysis.hit5"),
        ...(main === null ? [] : [`${t("analysis.mae")}: ${tasks.name(main)}`, t("analysis.bias")]),
      ],
      rows: groups.map((group): Cell[] => [
        groupName(grouping, group.key, errors.families, t),
        format.number(group.count),
        format.percent(group.accuracy),
        { text: format.percent(group.hit5), share: group.hit5 },
        ...(main === null ? [] : [tasks.show(main, group.mae[main]), tasks.show(main, group.bias[main])]),
      ]),
    };
  });
}

function confusionBlocks({ confusion }: ReportAnalyses, { t, format }: ReportWords): Block[] {
  const { products, counts } = confusion;
  const side = products.length + 1;
  const names = [...products.map(({ code }) => code), t("analysis.other")];
  return [
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
    ...products
      .filter(({ code, name }) => name && name !== code)
      .slice(0, 1)
      .map(
        (): Block => ({
          kind: "text",
          small: true,
          text: products.map(({ code, name }) => `${code}: ${name}`).join(" · "),
        }),
      ),
  ];
}

function calibrationBlocks({ calibration }: ReportAnalyses, { t, format }: ReportWords): Block[] {
  const { bins, error, surplus } = calibration.first;
  const filled = bins.filter(({ count }) => count > 0);
  const most = Math.min(1, Math.max(0.1, ...filled.map(({ said, seenHigh }) => Math.max(said, seenHigh))));
  const axis = { low: 0, high: most, show: (value: number) => format.percent(value, 0) };
  const ends = [
    [0, 0],
    [most, most],
  ] as const;
  const series = [
    { name: t("analysis.exact"), color: INK.faint, kind: "dashed" as const, points: ends },
    {
      name: t("analysis.first"),
      color: INK.model,
      kind: "line" as const,
      points: filled.map(({ said, seen }) => [said, seen] as const),
    },
  ];
  const title = t("analysis.reliability");
  return [
    { kind: "text", text: t("analysis.reliabilityLead") },
    {
      kind: "list",
      items: [
        `${t("analysis.ece")}: ${format.percent(error)}`,
        `${t("analysis.surplus")}: ${format.percent(surplus)} (${t(surplus > 0 ? "analysis.tooSure" : "analysis.tooModest")})`,
      ],
    },
    {
      kind: "chart",
      title,
      legend: series,
      svg: plot(series, axis, axis, title, { x: t("analysis.said"), y: t("analysis.seen") }),
    },
    {
      kind: "table",
      caption: t("analysis.countChart"),
      head: [t("analysis.said"), t("analysis.targets"), t("analysis.seen"), t("analysis.interval")],
      rows: filled.map(({ said, seen, seenLow, seenHigh, count }) => [
        format.percent(said),
        format.number(count),
        format.percent(seen),
        `${format.percent(seenLow)} – ${format.percent(seenHigh)}`,
      ]),
    },
  ];
}

function importanceBlocks({ importance }: ReportAnalyses, { t, format, tasks }: ReportWords): Block[] {
  const { rows, targets, repeats, seed } = importance;
  const sorted = [...rows].sort((a, b) => b.mrr.mean - a.mrr.mean);
  const points = ({ mean, deviation }: Loss) => `${format.fixed(mean * 100, 2)} ± ${format.fixed(deviation * 100, 2)}`;
  return [
    { kind: "text", text: t("analysis.importanceLead", { targets: format.number(targets), repeats, seed }) },
    {
      kind: "chart",
      title: `${t("analysis.loss")}: ${t("analysis.mrr")}`,
      svg: barChart(
        sorted.map((row) => ({ name: inputName(row, t), value: row.mrr.mean, deviation: row.mrr.deviation })),
        t("analysis.importanceTitle"),
        (value) => format.number(value, 4),
      ),
    },
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
  ];
}

function mapBlocks({ map }: ReportAnalyses, { t, format }: ReportWords): Block[] {
  const groups = familyGroups(map, CHART_COLORS.light, t("analysis.otherFamilies"));
  const shown = groups.slice(0, SERIES.length);
  const rest = groups.slice(SERIES.length).flatMap(({ members }) => members);
  const drawn = [{ name: t("analysis.otherFamilies"), color: INK.faint as string, members: rest }, ...shown];
  const at = (members: number[]) => members.map((i) => [map.x[i]!, map.y[i]!] as const);
  const ends = (values: Float64Array) => ({ low: Math.min(...values), high: Math.max(...values), show: () => "" });
  const series = drawn
    .filter(({ members }) => members.length > 0)
    .map(({ name, color, members }) => ({ name, color, kind: "points" as const, points: at(members) }));
  const title = t("analysis.mapTitle");
  return [
    { kind: "text", text: t("analysis.mapLead") },
    {
      kind: "chart",
      title,
      unit: t("analysis.pca"),
      legend: series,
      svg: plot(series, ends(map.x), ends(map.y), title, { x: "", y: "" }),
    },
    ...(map.shares
      ? [
          {
            kind: "text",
            small: true,
            text: t("analysis.pcaText", {
              first: format.percent(map.shares[0]),
              second: format.percent(map.shares[1]),
            }),
          } as const,
        ]
      : []),
  ];
}

function attentionBlocks({ attention }: ReportAnalyses, { t, format }: ReportWords): Block[] {
  const show = (value: number) => format.percent(value);
  const bars = (title: string, names: string[], values: number[]): Block => ({
    kind: "chart",
    title,
    svg: barChart(
      names.map((name, i) => ({ name, value: values[i]! })),
      title,
      show,
    ),
  });
  const { steps, scales, gate, scaleNames, parts } = attention;
  const blocks: Block[] = [
    { kind: "text", text: t("analysis.attentionLead", { number: format.number(attention.targets) }) },
    bars(
      t("analysis.byStep"),
      steps.map((_, back) => format.number(back + 1)),
      steps.map(({ weight }) => weight),
    ),
  ];
  if (scales.length > 0) {
    const names = scaleNames.map((name) => inputName({ kind: "group", name }, t));
    blocks.push(bars(t("analysis.byScale"), names, scales));
  }
  if (gate) {
    const names = [t("analysis.own"), ...parts.map((name) => inputName({ kind: "memory", name }, t))];
    blocks.push(bars(t("analysis.byMemory"), names, gate));
  }
  return blocks;
}

function worstBlocks({ worst }: ReportAnalyses, words: ReportWords): Block[] {
  const { t, format, tasks } = words;
  const common = ({ line, customer, time, product }: TestLine) => [
    format.number(line),
    customer,
    format.date(time),
    product,
  ];
  const head = [t("analysis.line"), t("analysis.customer"), t("analysis.date"), t("analysis.bought")];
  return worst.map(({ task, lines }): Block => {
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
  });
}
