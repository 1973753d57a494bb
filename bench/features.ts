// `npm run bench -- features`: from canonical columns to training batches: fit, open, first batches, batches a second.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fileSource } from "../src/cli/fileSource.ts";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import type { SaleLines } from "../src/core/data/lines/saleLines.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../src/core/features/featureSettings.ts";
import { fitAndOpenTask } from "../src/core/features/open.ts";
import type { Geocode, SampleSet } from "../src/core/features/sampleSet.ts";
import { type CooperativeTask, runCooperatively } from "../src/core/lib/cooperativeTask.ts";
import { random } from "../src/core/lib/random.ts";
import { withSaleLines } from "./shared/saleLines.ts";

const HELP = `npm run bench -- features [options]

Seconds and memory from canonical columns to training batches (fit, samples opened, batches of 128 targets drawn at
random), in a process of its own.

  --rows N       lines of the generated file (default: 240000)
  --file PATH    this file instead of a generated one
  --json         results as JSON`;

const BATCH = 128;
const BATCHES = 400;

interface Result {
  lines: number;
  customers: number;
  targets: number;
  /** From columns to opened samples. */
  prepareSeconds: number;
  prepareCpuSeconds: number;
  /** The longest stretch in which an abort would not have been heard, in CPU time. */
  longestStepSeconds: number;
  firstBatchSeconds: number;
  batchesPerSecond: number;
  batchesPerCpuSecond: number;
  /** Resident before the fit (columns included), and the most from then on. */
  bytesBefore: number;
  peakBytes: number;
}

/** Most memory held since `forgetPeak`; where the system cannot forget (not Linux), since the start. */
function peakBytes(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
    if (found) return Number(found[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux: the peak then includes reading the file.
  }
}

const clock = () => {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - wall) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
};

async function readColumns(path: string): Promise<SaleLines> {
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  return (await ingest(source, mapping)).lines;
}

/** As the page's worker does it, with pauses. */
async function prepare(lines: SaleLines, geocode: Geocode | undefined) {
  let longestStep = 0;
  function* timed(steps: CooperativeTask<SampleSet>): CooperativeTask<SampleSet> {
    for (;;) {
      const elapsed = clock();
      const next = steps.next();
      longestStep = Math.max(longestStep, elapsed().cpuSeconds);
      if (next.done) return next.value;
      yield next.value;
    }
  }
  const samples = await runCooperatively(timed(fitAndOpenTask(lines, DEFAULT_FEATURE_SETTINGS, geocode)));
  return { samples, longestStep };
}

/** Measures in this process. */
async function measureHere(path: string): Promise<Result> {
  const lines = await readColumns(path);
  const geocode = lines.place ? await loadGeocode() : undefined;
  globalThis.gc?.();
  forgetPeak();
  const bytesBefore = process.memoryUsage.rss();
  const preparing = clock();
  const { samples, longestStep } = await prepare(lines, geocode);
  const prepared = preparing();
  const { train } = samples.split;
  const rng = random(1);
  const draw = () => Uint32Array.from({ length: BATCH }, () => train[rng.integer(train.length)]!);
  const first = clock();
  let batch = samples.assemble(draw());
  const firstBatchSeconds = first().seconds;
  const assembling = clock();
  for (let i = 0; i < BATCHES; i++) batch = samples.assemble(draw(), batch);
  const assembled = assembling();
  return {
    lines: lines.count,
    customers: lines.customer.values.length,
    targets: samples.targets.length,
    prepareSeconds: prepared.seconds,
    prepareCpuSeconds: prepared.cpuSeconds,
    longestStepSeconds: longestStep,
    firstBatchSeconds,
    batchesPerSecond: BATCHES / assembled.seconds,
    batchesPerCpuSecond: BATCHES / assembled.cpuSeconds,
    bytesBefore,
    peakBytes: peakBytes(),
  };
}

function measure(path: string): Result {
  const entry = fileURLToPath(import.meta.url);
  const args = ["--expose-gc", "--import", "tsx", entry, "--file", path, "--here"];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`measuring ended with code ${status}`);
  return JSON.parse(stdout) as Result;
}

function table(result: Result): string {
  const count = (value: number): string => value.toLocaleString("en-US");
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`,
    `${count(result.lines)} lines, ${count(result.customers)} customers, ${count(result.targets)} targets`,
    `columns to samples   ${result.prepareSeconds.toFixed(2)} s, ${result.prepareCpuSeconds.toFixed(2)} CPU s`,
    `longest step         ${(result.longestStepSeconds * 1000).toFixed(0)} CPU ms without hearing an abort`,
    `first batch of ${BATCH}   ${(result.firstBatchSeconds * 1000).toFixed(1)} ms`,
    `batches of ${BATCH}       ${result.batchesPerSecond.toFixed(0)} a second, ${result.batchesPerCpuSecond.toFixed(0)} a CPU second`,
    `memory               ${megabytes(result.bytesBefore)} before, ${megabytes(result.peakBytes)} at most, ${megabytes(result.peakBytes - result.bytesBefore)} beside the columns`,
  ].join("\n");
}

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "240000" },
    file: { type: "string" },
    here: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(HELP);
else if (values.here) console.log(JSON.stringify(await measureHere(values.file!)));
else {
  await withSaleLines(values, (path) => {
    const result = measure(path);
    console.log(values.json ? JSON.stringify(result, null, 2) : table(result));
  });
}
