// `npm run bench -- step`: seconds per training step (forward, backward, clip, AdamW) wherever this machine can train,
// beside stock TensorFlow.js layers and PyTorch.

import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { positionals, wholeNumber } from "../src/cli/options.ts";
import { BACKENDS, type BackendName } from "../src/core/kernels/backendChoice.ts";
import { measureInNode, measureStockInNode } from "./step/child.ts";
import { type Chromium, openChromium } from "./step/chromium.ts";
import { type Lengths, MIXED, targetLengths } from "./step/lengths.ts";
import type { StepResult } from "./step/measure.ts";
import { SIZES, type SizeName } from "./step/sizes.ts";
import { measureTorch } from "./step/torch.ts";

const PLACES = ["node", "chromium"] as const;
type Place = (typeof PLACES)[number];
const MODELS = Object.keys(SIZES) as SizeName[];

const HELP = `npm run bench -- step [options]

Seconds per training step on random batches: "min" and "median" of single steps, each ending with its loss read back, and
"in a run" per step when the losses are read once, at the end. "CPU s" is the least processor time of a step: of the whole
process in Node and PyTorch. "valid" is the share of a batch's steps that are no padding.

The batches' rows have mixed lengths (every second one full, the others of any), those of a generated distributor's training
targets ("distributor"), and those of the files named.

  --quick              the small model only, as --model small
  --model NAME         ${MODELS.join(" or ")} only
  --batch N[,N]        batch sizes (default: 32, 128 and 256; the small model 32)
  --backend NAME       ${BACKENDS.join(" or ")} only (default: both; webgpu in Node where the package "webgpu" is installed)
  --place NAME         ${PLACES.join(" or ")} only
  --threads N[,N]      of wasm and PyTorch (default: 1,2)
  --file PATH          batches with the lengths of this file's targets too; may be repeated
  --rows N             lines of the generated distributor (default: 50000)
  --steps N            timed steps (default: 5)
  --own-adapter        let Chromium use this machine's graphics card, not the software adapter
  --stock              one step of stock layers too, at the smallest batch (minutes)
  --torch PYTHON       PyTorch too, with this Python
  --json               results as JSON`;

interface Row extends Partial<StepResult> {
  what: string;
  size: SizeName;
  batch: number;
  lengths: string;
  /** Share of the batch's steps that are no padding. */
  valid: number;
  detail: string;
  /** Why there is nothing else. */
  error?: string;
}

interface Plan {
  sizes: SizeName[];
  batches: number[] | undefined;
  lengths: Lengths[];
  backends: BackendName[];
  places: Place[];
  threads: number[];
  steps: number;
  stock: boolean;
  torch: string | undefined;
}

/** Measures one thing after the other and tells each row as it comes; what cannot run here is a row with the reason. */
async function measureAll(plan: Plan, chromium: Chromium | undefined, report: (row: Row) => void): Promise<void> {
  for (const size of plan.sizes) {
    const batches = plan.batches ?? SIZES[size].batches;
    for (const [batch, from] of batches.flatMap((each) => plan.lengths.map((kind) => [each, kind] as const))) {
      const { length } = SIZES[size];
      const lengths = from.of(batch, length);
      const valid = lengths.reduce((sum, each) => sum + each, 0) / (batch * length);
      const about = { size, batch, lengths: from.name, valid };
      const attempt = async (what: string, run: () => Promise<{ detail: string; minSeconds: number }[]>) => {
        try {
          for (const result of await run()) report({ what, ...about, ...result });
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          report({ what, ...about, detail: "", error: reason });
        }
      };
      for (const place of plan.places) {
        const measure = place === "node" ? measureInNode : chromium!.measure;
        const stock = place === "node" ? measureStockInNode : chromium!.measureStock;
        for (const backend of plan.backends) {
          for (const threads of backend === "wasm" ? plan.threads : [1]) {
            const request = { backend, threads, size, lengths, steps: plan.steps };
            await attempt(`${place} ${backend}`, async () => [await measure(request)]);
          }
        }
        if (!plan.stock || from !== MIXED || batch !== Math.min(...batches)) continue;
        await attempt(`${place} stock layers`, async () => {
          const { detail, seconds } = await stock({ stock: place === "node" ? "cpu" : "webgpu", size, batch });
          return [{ detail, minSeconds: seconds }];
        });
      }
      if (plan.torch !== undefined) {
        const { torch, threads, steps } = plan;
        await attempt("PyTorch", () => measureTorch(torch, { size, lengths, steps, threads }));
      }
    }
  }
}

const COLUMNS: [title: string, value: (row: Row) => string][] = [
  ["", ({ what }) => what],
  ["model", ({ size }) => size],
  ["batch", ({ batch }) => String(batch)],
  ["lengths", ({ lengths }) => lengths],
  ["valid", ({ valid }) => valid.toFixed(2)],
  ["min s", ({ minSeconds }) => minSeconds?.toFixed(3) ?? ""],
  ["median s", ({ medianSeconds }) => medianSeconds?.toFixed(3) ?? ""],
  ["CPU s", ({ cpuSeconds }) => cpuSeconds?.toFixed(3) ?? ""],
  ["in a run s", ({ runSeconds }) => runSeconds?.toFixed(3) ?? ""],
  ["samples/s", ({ batch, medianSeconds, minSeconds }) => (batch / (medianSeconds ?? minSeconds!)).toPrecision(3)],
  ["kernels", ({ kernels }) => String(kernels ?? "")],
  ["dispatches", ({ dispatches }) => String(dispatches ?? "")],
  ["submits", ({ submits }) => String(submits ?? "")],
  ["JS ms", ({ scriptMilliseconds }) => scriptMilliseconds?.toFixed(1) ?? ""],
  ["peak MB", ({ peakBytes }) => (peakBytes === undefined ? "" : (peakBytes / 1e6).toFixed(0))],
  ["on", ({ detail }) => detail],
];

function print(rows: Row[]): void {
  const measured = rows.filter(({ error }) => error === undefined);
  const lines = [COLUMNS.map(([title]) => title), ...measured.map((row) => COLUMNS.map(([, value]) => value(row)))];
  const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  for (const line of lines) {
    const cells = line.map((cell, i) =>
      i < 2 || i === line.length - 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!),
    );
    console.log(`| ${cells.join(" | ")} |`);
    if (line === lines[0]) {
      const rule = widths.map((width, i) =>
        i < 2 || i === widths.length - 1 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
      );
      console.log(`| ${rule.join(" | ")} |`);
    }
  }
  for (const { what, size, batch, lengths, error } of rows)
    if (error) console.log(`${what}, ${size}, batch ${batch}, ${lengths}: ${error}`);
}

function numbers(option: string, text: string, high: number): number[] {
  return text.split(",").map((part) => wholeNumber(option, part, 1, high));
}

function chosen<T extends string>(option: string, text: string | undefined, all: readonly T[]): T[] {
  if (text === undefined) return [...all];
  const found = all.find((name) => name === text);
  if (!found) throw new Error(`${option} ${text}: choose ${all.join(" or ")}`);
  return [found];
}

async function main(): Promise<void> {
  const { values, positionals: given } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      model: { type: "string" },
      batch: { type: "string" },
      backend: { type: "string" },
      place: { type: "string" },
      threads: { type: "string", default: "1,2" },
      file: { type: "string", multiple: true, default: [] },
      rows: { type: "string", default: "50000" },
      steps: { type: "string", default: "5" },
      "own-adapter": { type: "boolean", default: false },
      stock: { type: "boolean", default: false },
      torch: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(HELP);
  positionals(given);
  const plan: Plan = {
    sizes: chosen("--model", values.quick ? "small" : values.model, MODELS),
    batches: values.batch === undefined ? undefined : numbers("--batch", values.batch, 1024),
    lengths: [MIXED],
    backends: chosen("--backend", values.backend, BACKENDS),
    places: chosen("--place", values.place, PLACES),
    threads: numbers("--threads", values.threads, 64),
    steps: wholeNumber("--steps", values.steps, 1, 1000),
    stock: values.stock,
    torch: values.torch,
  };
  for (const file of [undefined, ...values.file]) plan.lengths.push(await targetLengths({ file, rows: values.rows }));
  const load = loadavg()[0]!;
  const chromium = plan.places.includes("chromium") ? await openChromium(values["own-adapter"]) : undefined;
  const rows: Row[] = [];
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
    load,
    node: process.version,
    chromium: chromium?.version,
  };
  try {
    await measureAll(plan, chromium, (row) => {
      rows.push(row);
      if (!values.json)
        process.stderr.write(
          `  ${row.what}, ${row.size}, batch ${row.batch}, ${row.lengths}: ${row.error ?? `${row.minSeconds!.toFixed(3)} s`}\n`,
        );
    });
  } finally {
    await chromium?.close();
  }
  if (values.json) return console.log(JSON.stringify({ ...machine, rows }, null, 2));
  const browser = machine.chromium ? `, Chromium ${machine.chromium}` : "";
  console.log(
    `\n${machine.date}, ${machine.processor}, load before ${load.toFixed(2)}, Node ${machine.node}${browser}\n`,
  );
  print(rows);
}

try {
  await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
