// `due`: who orders next and when, who is overdue and who is leaving, from the lines of a file alone.

import { parseArgs } from "node:util";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { currencyOf } from "../core/data/mapping/currency.ts";
import { customerGroups } from "../core/explore/groups.ts";
import { DAY_MS } from "../core/lib/calendar.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { tableCsv } from "../core/lib/table/tableText.ts";
import { parseDay, timeText } from "../core/lib/timeText.ts";
import { dueTask } from "../core/retention/due.ts";
import { dueQualityTask } from "../core/retention/dueQuality.ts";
import { DUE_MODELS, DUE_STATES, type DueModel, type DueReport } from "../core/retention/dueReport.ts";
import { dueTable } from "../core/retention/dueTable.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { provincesOf } from "./gazetteer.ts";
import { oneOf, severalFiles, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { writeWorkbook } from "./workbook.ts";
import { writeText } from "./writeResult.ts";

const BY = ["salesperson", "route", "province"] as const;
type By = (typeof BY)[number];
const SHOWN = 20;
const STATES = {
  due: "due now (đến hạn)",
  overdue: "overdue (quá hạn)",
  lost: "likely lost (có nguy cơ mất)",
  new: "new and promising (mới, triển vọng)",
  rhythm: "on rhythm (đúng nhịp)",
} as const;
const MODELS: Record<DueModel, string> = { hazard: "hazard model", bgNbd: "BG/NBD", ownGap: "own mean gap" };

export const dueCommand: Command = {
  name: "due",
  summary: "say which customers are due, overdue or leaving, and what revenue is at risk",
  help: `npm run studio -- due FILE ... [--date D] [--state overdue] [--by salesperson] [--top 20] [--json | --csv] [--out FILE] [--judge]

Every customer who can be visited (no walk-ins) with the probability of ordering within 7, 14 and 30 days, the days to the next order, how
long it is away against its own gaps, the probability of being lost and the yearly revenue at risk; most at risk first.
The model that did best on an earlier part of the file answers: a hazard model, BG/NBD or the own mean gap.

  --date D        as of the end of this day, YYYY-MM-DD (default: the last complete day); later lines are not looked at
  --state S       only customers that are due, overdue, lost, new or on their rhythm (${DUE_STATES.join(", ")})
  --by G          grouped by salesperson, route or province
  --top N         so many customers (of each group); default ${SHOWN} as text, all in files
  --csv, --json   as CSV or JSON; --out FILE writes there, .xlsx as a workbook
  --judge         how sure the answers are: held against the last part of the file

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        date: { type: "string" },
        state: { type: "string" },
        by: { type: "string" },
        top: { type: "string" },
        csv: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        judge: { type: "boolean", default: false },
        out: { type: "string" },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    if (values.csv && values.json) throw new UsageError("--csv and --json exclude each other");
    const state = values.state === undefined ? null : oneOf("--state", values.state, DUE_STATES);
    const by = values.by === undefined ? null : oneOf("--by", values.by, BY);
    const date = values.date === undefined ? null : parseDay(values.date) + DAY_MS;
    const isFile = values.csv || values.json || values.out !== undefined;
    const most = values.top === undefined ? (isFile ? null : SHOWN) : wholeNumber("--top", values.top, 1, 10_000_000);
    await tryOutputs({ "--out": values.out }, files);
    const { lines, inspection } = await readLines(files, terminal, { choice: readingChoice(values) });
    if (by !== null && !(by === "province" ? lines.place : lines[by]))
      throw new CommandError(`--by ${by}: this file has no such column (name it with --map)`);
    const onProgress = (share: number) => terminal.progress("Looking at customers", share);
    const report = runToEnd(dueTask(lines, date), { onProgress });
    for (const note of report.notes) terminal.note(`Note: ${note.text}`);
    const groups = by && (await groupsOf(lines, by, report.date));
    const listed = listOf(report, state, groups, most);
    const currency = currencyOf(inspection.mapping, files[0]!);
    if (!isFile) terminal.print(inWords(report, listed, groups, currency ?? ""));
    else await write(report, listed, { groups, by, currency, json: values.json, out: values.out }, terminal);
    if (values.judge) judge(lines, terminal);
  },
};

/** The group of each customer by id. */
type Groups = ReadonlyMap<string, string>;
type Listed = DueReport["customers"];

async function groupsOf(lines: SaleLines, by: By, before: number): Promise<Groups> {
  const provinces = by === "province" ? await provincesOf(lines) : undefined;
  const { names, of } = runToEnd(customerGroups(lines, by, { provinces, before }));
  return new Map(lines.customer.values.map((id, code) => [id, of[code]! < 0 ? "" : names[of[code]!]!]));
}

/** Those of the state, group by group where there are groups, the group with most at risk first. */
function listOf(report: DueReport, state: string | null, groups: Groups | null, most: number | null): Listed {
  const fitting = report.customers.filter((each) => state === null || each.state === state);
  if (!groups) return fitting.slice(0, most ?? fitting.length);
  const byGroup = new Map<string, Listed>();
  for (const each of fitting) {
    const group = groups.get(each.customer) ?? "";
    const own = byGroup.get(group);
    if (own) own.push(each);
    else byGroup.set(group, [each]);
  }
  const stake = (own: Listed) => own.reduce((sum, { revenueAtRisk, lost }) => sum + (revenueAtRisk ?? lost ?? 0), 0);
  return [...byGroup.values()].sort((a, b) => stake(b) - stake(a)).flatMap((own) => own.slice(0, most ?? own.length));
}

function inWords(report: DueReport, listed: Listed, groups: Groups | null, currency: string): string {
  const { customers, date, model, lostDays } = report;
  const number = (value: number) => Math.round(value).toLocaleString("en-US");
  const counts = DUE_STATES.map((state) => {
    const own = customers.filter((each) => each.state === state);
    const stake = own.reduce((sum, { revenueAtRisk }) => sum + (revenueAtRisk ?? 0), 0);
    const money = own.some(({ revenueAtRisk }) => revenueAtRisk !== null) ? `${number(stake)} ${currency} at risk` : "";
    return `  ${STATES[state].padEnd(38)}${number(own.length).padStart(8)}   ${money}`.trimEnd();
  });
  const share = (value: number | null) => percent(value).padStart(7);
  const rows: string[] = [];
  let group: string | undefined;
  for (const each of listed) {
    const own = groups?.get(each.customer);
    if (own !== group) rows.push("", own === "" ? "(none)" : own!);
    group = own;
    const rhythm =
      each.typicalGap === null
        ? `one order, ${each.daysSince} days ago`
        : `every ${round(each.typicalGap)} days (${each.gaps} gaps), ${each.daysSince} days ago`;
    const name = each.name === "" || each.name === each.customer ? each.customer : `${each.customer} ${each.name}`;
    const chances = [...each.within, each.lost].map(share).join("");
    const stake = each.revenueAtRisk === null ? "" : number(each.revenueAtRisk).padStart(16);
    rows.push(`${name.slice(0, 36).padEnd(37)}${each.state.padEnd(8)}${rhythm.padEnd(42)}${chances}${stake}`);
  }
  const head = `${"customer".padEnd(37)}${"state".padEnd(8)}${"rhythm".padEnd(42)}${["7 d", "14 d", "30 d", "lost"].map((each) => each.padStart(7)).join("")}${customers.some(({ revenueAtRisk }) => revenueAtRisk !== null) ? `at risk ${currency}`.trimEnd().padStart(16) : ""}`;
  return [
    `${number(customers.length)} customers at the end of ${timeText(date - DAY_MS, false)}${model ? `, by the ${MODELS[model]}` : ""}; lost = no order within ${lostDays} days`,
    ...counts,
    "",
    head,
    ...rows,
  ].join("\n");
}

function percent(share: number | null): string {
  if (share === null) return "–";
  return share < 0.01 ? "<1%" : share > 0.99 ? ">99%" : `${Math.round(100 * share)}%`;
}

function round(days: number): string {
  return String(Math.round(10 * days) / 10);
}

interface Writing {
  groups: Groups | null;
  by: By | null;
  currency: string | null;
  json: boolean;
  out: string | undefined;
}

async function write(report: DueReport, listed: Listed, how: Writing, terminal: Terminal): Promise<void> {
  const { groups, by, currency, json, out } = how;
  const table = dueTable(report, listed, { currency, group: groups && by ? { title: by, of: groups } : null });
  if (out?.toLowerCase().endsWith(".xlsx") && !json) {
    await writeWorkbook(out, table);
  } else {
    const day = (time: number) => timeText(time, false);
    const customers = listed.map((each) => ({
      ...each,
      first: day(each.first),
      last: day(each.last),
      ...(groups && by && { [by]: groups.get(each.customer) ?? "" }),
    }));
    const { model, lostDays, validation } = report;
    const asJson = { date: day(report.date - DAY_MS), model, lostDays, validation, currency, customers };
    const text = json ? `${jsonText(asJson, 1)}\n` : tableCsv(table, "en");
    if (out === undefined) {
      terminal.print(text.replace(/^\ufeff/, "").trimEnd());
      return;
    }
    await writeText(out, text);
  }
  terminal.print(`${out}: ${listed.length.toLocaleString("en-US")} customers`);
}

function judge(lines: SaleLines, terminal: Terminal): void {
  const onProgress = (share: number) => terminal.progress("Judging", share);
  const quality = runToEnd(dueQualityTask(lines), { onProgress });
  if (!quality) throw new CommandError("this file is too short to hold the answers against what came after them");
  const rows = quality.horizons.flatMap(({ days, asks, customers, share, models, difference }) => [
    `${asks === "lost" ? "no order" : "an order"} within ${days} days: ${(100 * share).toFixed(1)}% of ${customers} customers`,
    ...DUE_MODELS.map((each) => {
      const { auc, logLoss, brier, ece } = models[each];
      const written = ({ value, low, high }: typeof auc) =>
        `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`.padEnd(24);
      return `  ${MODELS[each].padEnd(14)}${[auc, logLoss, brier, ece, difference[each]].map(written).join("")}`.trimEnd();
    }),
  ]);
  const titles = ["AUC", "log loss", "Brier", "calibration error", "log loss, answering − this"];
  const head = `  ${"".padEnd(14)}${titles.map((each) => each.padEnd(24)).join("")}`.trimEnd();
  terminal.print(
    [`As of ${timeText(quality.cut, false)}, before it came; ${MODELS[quality.model]} answers:`, head, ...rows].join(
      "\n",
    ),
  );
}
