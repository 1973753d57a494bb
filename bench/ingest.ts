// `npm run bench -- ingest`: a distributor's file to canonical columns, by its bytes with one thread and several, in Node and Chromium, and with PapaParse.

import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fileSource } from "../src/cli/fileSource.ts";
import { workerPool } from "../src/cli/workerPool.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import type { PageSmoothness } from "./ingest/chromium.ts";
import { withSaleLines } from "./shared/saleLines.ts";

const HELP = `npm run bench -- ingest [options]

Seconds, speed and memory from a file to canonical columns, each way of reading in a process of its own.

  --rows N       lines of the generated file (default: 240000)
  --file PATH    this file instead of a generated one
  --way NAME     threads, bytes, chromium or papaparse only
  --json         results as JSON`;

/** With as many threads as there are cores, with one, in the studio's worker in Chromium, and as text. */
const WAYS = ["threads", "bytes", "chromium", "papaparse"] as const;
type Way = (typeof WAYS)[number];

interface Result {
  way: Way;
  lines: number;
  seconds: number;
  cpuSeconds: number;
  megabytesPerSecond: number;
  /** Most memory the process held (resident), and what it held before it began to read. */
  peakBytes: number;
  bytesBefore: number;
  page?: PageSmoothness;
}

/** Reads the file in this process, or in a browser of its own. */
async function read(path: string, way: Way): Promise<Result> {
  if (way === "chromium") {
    // Only here: a browser's driver is heavy, and would count as memory of the other ways.
    const { readInChromium } = await import("./ingest/chromium.ts");
    const { lines, seconds, cpuSeconds, peakBytes, bytesBefore, page } = await readInChromium(path);
    const megabytesPerSecond = (await stat(path)).size / 1e6 / seconds;
    return { way, lines, seconds, cpuSeconds, megabytesPerSecond, peakBytes, bytesBefore, page };
  }
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  const bytesBefore = process.memoryUsage.rss();
  const cpuBefore = process.cpuUsage();
  const { inspection } = await ingest(source, mapping, {
    textOnly: way === "papaparse",
    ...(way === "threads" && { threads: workerPool(path) }),
  });
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    way,
    lines: inspection.kept,
    seconds: inspection.seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytesPerSecond: source.size / 1e6 / inspection.seconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    bytesBefore,
  };
}

/** Reads the file in a process of its own, so that the memory is that of one way alone. */
function measure(path: string, way: Way): Result {
  const entry = fileURLToPath(import.meta.url);
  const args = ["--import", "tsx", entry, "--file", path, "--way", way, "--here"];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`reading by ${way} ended with code ${status}`);
  return JSON.parse(stdout) as Result;
}

function table(results: Result[]): string {
  const rows = results.map((result) =>
    [
      result.way.padEnd(12),
      result.lines.toLocaleString("en-US").padStart(10),
      result.seconds.toFixed(2).padStart(8),
      result.cpuSeconds.toFixed(2).padStart(8),
      result.megabytesPerSecond.toFixed(0).padStart(6),
      (result.peakBytes / 1e6).toFixed(0).padStart(8),
      (result.bytesBefore / 1e6).toFixed(0).padStart(8),
    ].join("  "),
  );
  return [
    `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`,
    "parser             lines   seconds     CPU s    MB/s   peak MB  start MB",
    ...rows,
    ...results.flatMap(({ page }) => (page ? [smoothness(page)] : [])),
  ].join("\n");
}

function smoothness(page: PageSmoothness): string {
  const { version, longestFrameMilliseconds, keepSeconds, cancelMilliseconds } = page;
  const frame = `longest frame of the page ${longestFrameMilliseconds.toFixed(0)} ms`;
  const cancelled = `cancelled in ${cancelMilliseconds.toFixed(0)} ms`;
  return `Chromium ${version}: ${frame}, stored ${keepSeconds.toFixed(2)} s after the columns, ${cancelled}`;
}

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "240000" },
    file: { type: "string" },
    way: { type: "string" },
    here: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const ways = WAYS.filter((way) => values.way === undefined || way === values.way);
if (values.help || ways.length === 0) console.log(HELP);
else if (values.here) {
  console.log(JSON.stringify(await read(values.file!, ways[0]!)));
  process.exit();
} else {
  await withSaleLines(values, (path) => {
    const results = ways.map((way) => measure(path, way));
    console.log(values.json ? JSON.stringify(results, null, 2) : table(results));
  });
}
