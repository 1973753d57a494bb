// `forecast`: how much will be sold, from the lines of a file alone.

import { parseArgs } from "node:util";
import { currencyOf } from "../core/data/mapping/currency.ts";
import { figuresOf } from "../core/demand/forecastFigures.ts";
import { FEWEST_PERIODS, type ForecastReport, forecastReport, isTooShort } from "../core/demand/forecastReport.ts";
import { forecastSheet, savedSheetColumns } from "../core/demand/forecastSheet.ts";
import { salesPeriods } from "../core/demand/salesPeriods.ts";
import { levelsOf, SALES_MEASURES } from "../core/demand/salesSeries.ts";
import { TIME_UNITS } from "../core/explore/salesOverTime.ts";
import { DAY_MS } from "../core/lib/calendar.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { csvLine } from "../core/lib/csv.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { SavedTable } from "../core/lib/table/savedTable.ts";
import { timeText } from "../core/lib/timeText.ts";
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

const HORIZON = { day: "14", week: "4", month: "3" } as const;
const SHOWN = 20;

export const forecastCommand: Command = {
  name: "forecast",
  summary: "say how much will be sold in the next weeks, months or days",
  help: `npm run studio -- forecast FILE ... [--by product] [--measure revenue] [--period week] [--horizon 4] [--json | --csv | --xlsx FILE] [--out FILE]

Learns from whole days, weeks (Monday to Sunday) or months of the file; a period that has begun is the first one forecast. Each series is forecast
by the method that did best at earlier origins, naive included; the last periods are held out and judge once, beside
seasonal naive and last year.

  --by LEVEL         total (default), product, category, family, province, salesperson, route or source
  --measure M        revenue (default where the file has money) or quantity
  --period P         week (default), month or day
  --horizon N        periods ahead (default 4 weeks, 3 months, 14 days)
  --csv              one line per series: each period, the sum with its 80 and 95% intervals, the periods before, last year
  --json             the same with the history, and how sure it is
  --out FILE         write the CSV (or JSON) there; without it, it goes to stdout
  --xlsx FILE        write the same table as an Excel workbook

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        by: { type: "string", default: "total" },
        measure: { type: "string" },
        period: { type: "string", default: "week" },
        horizon: { type: "string" },
        csv: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        out: { type: "string" },
        xlsx: { type: "string" },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const unit = oneOf("--period", values.period, TIME_UNITS);
    const horizon = wholeNumber("--horizon", values.horizon ?? HORIZON[unit], 1, 104);
    const asked = values.measure === undefined ? null : oneOf("--measure", values.measure, SALES_MEASURES);
    if (values.csv && values.json) throw new UsageError("--csv and --json exclude each other");
    await tryOutputs({ "--out": values.out, "--xlsx": values.xlsx }, files);
    const { lines, inspection } = await readLines(files, terminal, { choice: readingChoice(values) });
    const level = oneOf("--by", values.by, levelsOf(lines));
    const measure = asked ?? (lines.has.revenue ? "revenue" : "quantity");
    if (measure === "revenue" && !lines.has.revenue)
      throw new CommandError("this file has no money: ask for --measure quantity");
    const periods = runToEnd(salesPeriods(lines, { unit }));
    if (!periods || isTooShort(periods)) {
      const have = periods ? periods.start.length - 1 : 0;
      throw new CommandError(
        `too short a history: a forecast by ${unit} needs ${FEWEST_PERIODS[unit]} whole ${unit}s, this file has ${have}; choose another --period, or add an earlier file`,
      );
    }
    const currency = currencyOf(inspection.mapping, files[0]!);
    const source = { lines, periods, ...(level === "province" && { provinces: await provincesOf(lines) }) };
    const report = runToEnd(forecastReport(source, { measure, level, horizon, tet: currency === "VND" }), {
      onProgress: (share) => terminal.progress("Forecasting", share),
    });
    if (!report) throw new CommandError(`nothing was sold within the whole ${unit}s of this file`);
    if (values.xlsx !== undefined) {
      await writeWorkbook(values.xlsx, asTable(report, currency, files));
      terminal.print(`${values.xlsx}: ${Math.max(1, report.rows.length).toLocaleString("en-US")} series`);
    }
    const isFile = values.csv || values.json || values.out !== undefined;
    if (!isFile) {
      if (values.xlsx !== undefined) return sureness(report, terminal);
      terminal.print(inWords(report, currency ?? ""));
      return;
    }
    const text = values.json ? `${jsonText(asJson(report, currency), 1)}\n` : asCsv(report);
    if (values.out === undefined) terminal.print(text.trimEnd());
    else {
      // The byte order mark makes Excel read UTF-8.
      await writeText(values.out, values.json ? text : `\ufeff${text}`);
      terminal.print(`${values.out}: ${Math.max(1, report.rows.length).toLocaleString("en-US")} series`);
    }
    sureness(report, terminal);
  },
};

function asCsv(report: ForecastReport): string {
  const { columns, rows } = forecastSheet(report);
  const head = columns.map(({ key }) => (key === "value" ? report.question.level : key));
  return [head, ...rows].map((row) => csvLine(row)).join("");
}

function asTable(report: ForecastReport, currency: string | null, files: readonly string[]): SavedTable {
  const { columns, rows } = forecastSheet(report);
  const { level, measure, horizon } = report.question;
  const titleOf = ({ key }: (typeof columns)[number]) => (key === "value" ? level : key);
  return {
    title: `forecast by ${level}`,
    columns: savedSheetColumns(columns, titleOf, currency),
    rows,
    about: {
      title: "about",
      rows: [
        ["files", files.join(", ")],
        ["measure", measure],
        ["ahead", `${horizon} ${report.unit}s`],
      ] as const,
    },
  };
}

function asJson(report: ForecastReport, currency: string | null) {
  const { question, unit, periods, start, total, rows, judged, reconciled } = report;
  const day = (number: number) => timeText(number * DAY_MS, false);
  const span = (days: { start: number; end: number } | null) =>
    days && { from: day(days.start), to: day(days.end - 1) };
  const series = ({ series: own, state, forecast }: (typeof rows)[number]) => ({
    value: own.value,
    name: own.name,
    kind: own.kind,
    state,
    history: [...own.values],
    begun: own.begun,
    forecast: [...forecast.path.points],
    each: boundsOf(forecast.path.each),
    sum: figuresOf({ series: own, state, forecast }, report),
    method: forecast.method,
    form: forecast.form,
    reason: forecast.reason,
    pattern: forecast.pattern,
    tet: forecast.tet,
    lift: forecast.lift,
    promotions: [...forecast.promotions].flatMap((is, t) => (is === 1 ? [day(start[t]!)] : [])),
    scores: forecast.scores,
  });
  return {
    ...question,
    unit,
    currency: question.measure === "revenue" ? currency : null,
    periods: [...start].map(day),
    known: periods.start.length - 1,
    cut: { first: span(periods.cut.first), last: span(periods.cut.last) },
    lastDayUnfinished: periods.lastDayUnfinished,
    daysWithout: periods.days.without,
    pause: span(periods.pause),
    total: series(total),
    series: rows.map(series),
    judged,
    reconciled,
  };
}

function boundsOf({ low80, high80, low95, high95 }: ForecastReport["total"]["forecast"]["path"]["each"]) {
  return { low80: [...low80], high80: [...high80], low95: [...low95], high95: [...high95] };
}

const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : "–");
const amount = (value: number) =>
  Number.isFinite(value)
    ? value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 })
    : "–";

/** The answer, the largest series, and how sure it is. */
function inWords(report: ForecastReport, currency: string): string {
  const { question, unit, start, total, rows, judged } = report;
  const known = start.length - 1 - question.horizon;
  const day = (at: number) => timeText(at * DAY_MS, false);
  const { ahead, low80, high80, low95, high95, before, lastYear } = figuresOf(total, report);
  const what = question.measure === "revenue" ? `revenue${currency && ` in ${currency}`}` : "quantity";
  const span = `${question.horizon} ${unit}${question.horizon > 1 ? "s" : ""}`;
  const text = [
    `Next ${span} (${day(start[known]!)} to ${day(start.at(-1)! - 1)}), ${what}: ${amount(ahead)}`,
    `  80% between ${amount(low80)} and ${amount(high80)}, 95% between ${amount(low95)} and ${amount(high95)}`,
    `  the ${span} before: ${amount(before)}; the same time last year: ${amount(lastYear)}`,
  ];
  if (rows.length > 0) {
    text.push(
      "",
      `${question.level.padEnd(36)}${"ahead".padStart(16)}${"80% from".padStart(16)}${"to".padStart(16)}${"before".padStart(16)}  method`,
    );
    for (const row of rows.slice(0, SHOWN)) {
      const own = figuresOf(row, report);
      const name = row.series.kind === "one" ? `${row.series.value} ${row.series.name}` : `(${row.series.kind})`;
      const numbers = [own.ahead, own.low80, own.high80, own.before].map((value) => amount(value).padStart(16));
      text.push(`${name.slice(0, 35).padEnd(36)}${numbers.join("")}  ${row.forecast.method}`);
    }
    if (rows.length > SHOWN) text.push(`… and ${rows.length - SHOWN} more: --csv or --out FILE`);
  }
  text.push("", ...judgedLines(judged, span));
  return text.join("\n");
}

function judgedLines(judged: ForecastReport["judged"], span: string): string[] {
  if (judged.length === 0) return [`The history is too short to hold the last ${span} out: there is no proof.`];
  return [
    `Held out: the last ${span}`,
    `${"level".padEnd(12)}${["series", "WAPE", "naive", "last year", "MASE", "bias", "in 80%", "in 95%"].map((name) => name.padStart(11)).join("")}`,
    ...judged.map(({ level, series, forecast, naive, lastYear, coverage }) => {
      const cells = [
        String(series),
        percent(forecast.wape),
        percent(naive.wape),
        lastYear ? percent(lastYear.wape) : "–",
        Number.isFinite(forecast.mase) ? forecast.mase.toFixed(2) : "–",
        percent(forecast.bias),
        percent(coverage.each80),
        percent(coverage.each95),
      ];
      return `${level.padEnd(12)}${cells.map((cell) => cell.padStart(11)).join("")}`;
    }),
  ];
}

/** Beside a file, on stderr. */
function sureness({ judged, question, unit }: ForecastReport, terminal: Terminal): void {
  for (const line of judgedLines(judged, `${question.horizon} ${unit}s`)) terminal.note(line);
}
