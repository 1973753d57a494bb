// Models beside the first of them, as `compare` prints it.

import { PREDICTIONS_FILE } from "../core/artefact/judgedTargets.ts";
import type { ComparedModel, Uncompared } from "../core/experiments/compare/compareModels.ts";
import type { PairedDifference } from "../core/experiments/compare/pairedDifferences.ts";
import { headlineMetrics, type RunHistory } from "../core/experiments/compare/runHistory.ts";
import { differences } from "../core/experiments/compare/settingDifferences.ts";
import { jsonText } from "../core/lib/jsonText.ts";

/** Names, settings that differ, metrics, and each model's lead over the first. */
export function comparisonText(runs: readonly RunHistory[], compared: readonly ComparedModel[]): string {
  const heads = runs.map((_, i) => String(i + 1));
  const metrics = runs.map(({ metrics }) => headlineMetrics(metrics));
  const names = Object.keys(metrics[0]!);
  return [
    ...runs.map(({ name }, i) => `${heads[i]}  ${name}`),
    "",
    ...table([
      ["settings that differ", ...heads],
      ...differences(runs).map(({ setting, values }) => [setting, ...values.map(plain)]),
    ]),
    "",
    ...table([
      ["on its own test targets", ...heads],
      ["targets", ...runs.map(({ metrics: { counts } }) => String(counts.test))],
      ...names.map((name) => [name, ...metrics.map((each) => measure(each[name]!))]),
    ]),
    ...compared.flatMap((each) => ["", ...lead(each)]),
  ].join("\n");
}

function lead({ other, sameData, result }: ComparedModel): string[] {
  const name = String(other + 1);
  const data =
    sameData === true
      ? []
      : [
          sameData === null
            ? `It is not known whether 1 and ${name} learnt from the same lines.`
            : `1 and ${name} learnt from different lines.`,
        ];
  if ("why" in result) return [...data, `${name} is not compared with 1: ${reason(result)}.`];
  const { targets, customers, metrics } = result;
  const count = (n: number): string => n.toLocaleString("en-US");
  return [
    ...data,
    `${name} beside 1 on the same ${count(targets)} targets of ${count(customers)} customers (95% interval, paired over customers):`,
    ...table([
      ["", "1", name, `${name} is ahead by`, "from", "to", ""],
      ...metrics.map((each) => [
        metricName(each),
        measure(each.one),
        measure(each.other),
        ...[each.lead, each.low, each.high].map(measure),
        each.verdict === "level" ? "too close to tell" : each.verdict,
      ]),
    ]),
  ];
}

function metricName(each: PairedDifference): string {
  if (each.task === "product") return each.metric;
  return `${each.task} ${each.metric}${each.given ? " given the product" : ""}`;
}

function reason(found: Uncompared): string {
  switch (found.why) {
    case "otherTargets":
      return "they were judged on other test targets (other lines, or another split or history rule)";
    case "nothingInCommon":
      return "one of them was judged by an older version, which kept no ranks, and the data have no numbers to compare. Train it again";
    case "noAnswers":
      return `${found.model + 1} came without ${PREDICTIONS_FILE}`;
    case "damaged":
      return `${found.model + 1}: ${found.message.text.replace(/\.$/, "")}`;
    default:
      return found satisfies never;
  }
}

function plain(value: unknown): string {
  if (value === undefined) return "unknown";
  return typeof value === "object" ? jsonText(value) : String(value);
}

function measure(value: number): string {
  if (!Number.isFinite(value)) return "none";
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}

/** Columns of equal width, the first to the left. */
function table(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]! + 2)))
      .join("")
      .trimEnd(),
  );
}
