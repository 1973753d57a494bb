// `npm run bench -- due`: how long the answers on who is due take on a file, with the longest step and the memory of each; and, of
// CDNOW's customers, the fits of BG/NBD and Gamma-Gamma beside the published ones.

import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fileSource } from "../src/cli/fileSource.ts";
import { workerPool } from "../src/cli/workerPool.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { type CooperativeTask, runToEnd } from "../src/core/lib/cooperativeTask.ts";
import { bgNbdLogLikelihood, fitBgNbd } from "../src/core/retention/bgNbd.ts";
import { chooseModel } from "../src/core/retention/chooseModel.ts";
import { dueTask, firstDay } from "../src/core/retention/due.ts";
import { dueQualityTask } from "../src/core/retention/dueQuality.ts";
import { fitGammaGamma, gammaGammaLogLikelihood } from "../src/core/retention/gammaGamma.ts";
import { lastCompleteDay } from "../src/core/retention/lastCompleteDay.ts";
import { orderDaysTask } from "../src/core/retention/orderDays.ts";
import { withSaleLines } from "./shared/saleLines.ts";

const HELP = `npm run bench -- due [options]

Seconds of order days, of choosing a model on them, of the whole report and of its judging, with the longest step of each in processor time.

  --rows N       lines of the generated file (default: 240000)
  --file PATH    this file instead of a generated one
  --cdnow PATH   instead: the fits to CDNOW's sample, a CSV with x, t_x, T (weeks) and zbar of each of 2,357 customers
                 (the package lifetimes has it as cdnow_customers_summary_with_transactions.csv)`;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "240000" },
    file: { type: "string" },
    cdnow: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

async function measure(path: string): Promise<string> {
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  const { lines } = await ingest(source, mapping, { threads: workerPool(path) });
  const end = lastCompleteDay(lines) + 1;
  const [days, ofDays] = timed("order days", orderDaysTask(lines, firstDay(lines, end), end));
  const results = [
    ofDays,
    timed("choosing a model", chooseModel(days))[1],
    timed("the report", dueTask(lines, null))[1],
    timed("its judging", dueQualityTask(lines))[1],
  ];
  const machine = `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`;
  const file = `${lines.count} lines, ${days.codes.length} customers, ${days.day.length} order days`;
  return [machine, file, "                     s   CPU s  longest, CPU ms    heap, MB", ...results].join("\n");
}

function timed<T>(what: string, steps: CooperativeTask<T>): [T, string] {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let longest = 0;
  for (;;) {
    const before = process.cpuUsage();
    const step = steps.next();
    longest = Math.max(longest, process.cpuUsage(before).user / 1000);
    if (!step.done) continue;
    const { user, system } = process.cpuUsage(cpu);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const numbers = [
      ((performance.now() - started) / 1000).toFixed(1).padStart(6),
      ((user + system) / 1e6).toFixed(1).padStart(6),
      longest.toFixed(0).padStart(16),
      ((heapUsed + arrayBuffers) / 1e6).toFixed(0).padStart(10),
    ];
    return [step.value, [what.padEnd(16), ...numbers].join("  ")];
  }
}

/** The published figures stand in Fader, Hardie and Lee (2005), table 1, and in Fader and Hardie (2013). */
function cdnow(path: string): string {
  const [head, ...rows] = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[head!.indexOf(name)]));
  const repeats = { x: column("x"), tX: column("t_x"), T: column("T") };
  const bgNbd = runToEnd(fitBgNbd(repeats));
  const back = (values: Float64Array) => values.filter((_, c) => repeats.x[c]! > 0);
  const [orders, means] = [back(repeats.x), back(column("zbar"))];
  const value = runToEnd(fitGammaGamma(orders, means))!;
  const row = (name: string, found: number, published: string) =>
    `${name.padEnd(24)}  ${found.toFixed(5).padStart(12)}  ${published.padStart(10)}`;
  return [
    `${rows.length} customers, ${orders.length} with a repeat order        found   published`,
    row("BG/NBD r", bgNbd.r, "0.243"),
    row("alpha", bgNbd.alpha, "4.414"),
    row("a", bgNbd.a, "0.793"),
    row("b", bgNbd.b, "2.426"),
    row("log-likelihood", bgNbdLogLikelihood(repeats, bgNbd), "-9582.4"),
    row("Gamma-Gamma p", value.p, "6.25"),
    row("q", value.q, "3.74"),
    row("gamma", value.gamma, "15.44"),
    row("log-likelihood", gammaGammaLogLikelihood(orders, means, value), ""),
    row("at what is published", gammaGammaLogLikelihood(orders, means, { p: 6.25, q: 3.74, gamma: 15.44 }), ""),
  ].join("\n");
}

if (values.help) console.log(HELP);
else if (values.cdnow !== undefined) console.log(cdnow(values.cdnow));
else {
  await withSaleLines(values, async (path) => console.log(await measure(path)));
  process.exit();
}
