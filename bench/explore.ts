// `npm run bench -- explore`: how long the explorer's questions about all lines of a file take, and how long one step of each.

import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fileSource } from "../src/cli/fileSource.ts";
import { workerPool } from "../src/cli/workerPool.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { visitsOf } from "../src/core/data/lines/visits.ts";
import { customerReport } from "../src/core/explore/customerReport.ts";
import { describeLines } from "../src/core/explore/describeLines.ts";
import { familyYears } from "../src/core/explore/familyYears.ts";
import { ALL_LINES } from "../src/core/explore/lineFilter.ts";
import { lineCsv, lineRow } from "../src/core/explore/lineRows.ts";
import { lineTotals } from "../src/core/explore/lineTotals.ts";
import { LineViews } from "../src/core/explore/lineViews.ts";
import { productReport } from "../src/core/explore/productReport.ts";
import { SORT_COLUMNS } from "../src/core/explore/sortLines.ts";
import { productPrices } from "../src/core/features/productPrices.ts";
import { type CooperativeTask, runToEnd } from "../src/core/lib/cooperativeTask.ts";
import { withSaleLines } from "./shared/saleLines.ts";

const HELP = `npm run bench -- explore [options]

Milliseconds of each question, the median of several rounds, and of its longest step.

  --rows N       lines of the generated file (default: 240000)
  --file PATH    this file instead of a generated one
  --rounds N     (default: 3)
  --json         results as JSON`;

interface Result {
  what: string;
  milliseconds: number;
  longestStep: number;
}

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "240000" },
    file: { type: "string" },
    rounds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function measure(path: string): Promise<Result[]> {
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  const { lines } = await ingest(source, mapping, { threads: workerPool(path) });
  const all = { filter: ALL_LINES, query: "" };
  const visits = visitsOf(lines);
  const at = runToEnd(new LineViews(lines).select(all));
  const prices = runToEnd(productPrices(lines));
  const questions: [string, () => CooperativeTask<unknown>][] = [
    ...SORT_COLUMNS.map((column): [string, () => CooperativeTask<unknown>] => [
      `sort by ${column}`,
      () => new LineViews(lines).sort({ ...all, sort: { column, descending: true } }),
    ]),
    ["search", () => new LineViews(lines).select({ ...all, query: "a 1" })],
    ["totals", () => lineTotals(lines, at, visits)],
    ["page of 100", once(() => Array.from(at.subarray(-100), (i) => lineRow(lines, i)))],
    ["CSV", csv],
    ["describe", () => describeLines(lines)],
    ["product prices", () => productPrices(lines)],
    ["products", () => productReport(lines, prices)],
    ["families by year", () => familyYears(lines, ALL_LINES)],
    ["customers", () => customerReport(lines, visits)],
  ];
  function* csv(): CooperativeTask<void> {
    for (const _ of lineCsv(lines, at)) yield;
  }
  return questions.map(([what, steps]) => {
    const rounds = Array.from({ length: Math.max(1, Number(values.rounds)) }, () => timed(steps()));
    rounds.sort((a, b) => a.milliseconds - b.milliseconds);
    return { what, ...rounds[rounds.length >> 1]! };
  });
}

function once(work: () => unknown): () => CooperativeTask<unknown> {
  return function* () {
    yield;
    return work();
  };
}

function timed(steps: CooperativeTask<unknown>): Omit<Result, "what"> {
  const started = performance.now();
  let longestStep = 0;
  for (let done: boolean | undefined = false; !done; ) {
    const before = performance.now();
    done = steps.next().done;
    longestStep = Math.max(longestStep, performance.now() - before);
  }
  return { milliseconds: performance.now() - started, longestStep };
}

function table(results: Result[]): string {
  const rows = results.map(({ what, milliseconds, longestStep }) =>
    [what.padEnd(18), milliseconds.toFixed(0).padStart(8), longestStep.toFixed(0).padStart(12)].join("  "),
  );
  const machine = `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`;
  return [machine, "question                  ms  longest step", ...rows].join("\n");
}

if (values.help) console.log(HELP);
else {
  await withSaleLines(values, async (path) => {
    const results = await measure(path);
    console.log(values.json ? JSON.stringify(results, null, 2) : table(results));
  });
  process.exit();
}
