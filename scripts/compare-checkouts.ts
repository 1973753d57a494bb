// Compares what two checkouts of this repository compute, bit for bit, by their own command lines:
//
//   node --import tsx scripts/compare-checkouts.ts BEFORE AFTER [FILE.csv ...] [--rows N] [--skip-training]
//
// BEFORE and AFTER are clones with node_modules and generated files (`npm ci`); files of sales are read beside a generated one
// of N lines (default 5000). Compared are
//   generate, samples     the file, and the raw features of 500 targets of each file
//   golden                the differences from every golden vector that both have
//   train                 `--preset quick` with seed 1 on WebAssembly: weights, losses, metrics, test predictions
//   predict               what the models in AFTER's fixtures say, as folder and zip; BEFORE may be too old for some
//   resume                the run in each of AFTER's fixtures that was broken off, as it went on
// Times are left out. One line a comparison; exit code 1 where anything differs. About three minutes on two cores.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { compareJson, compareModels, compareText, findFiles } from "./compare/outputs.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: "string", default: "5000" }, "skip-training": { type: "boolean", default: false } },
});
const [before, after, ...given] = positionals.map((path) => resolve(path));
if (before === undefined || after === undefined) {
  console.error("usage: compare-checkouts.ts BEFORE AFTER [FILE.csv ...] [--rows N] [--skip-training]");
  process.exit(1);
}
const SIDES = { before, after } as const;
type Side = keyof typeof SIDES;

/** What a checkout says when it does not do what it was asked. */
class Refusal extends Error {
  readonly side: Side;

  constructor(side: Side, said: string) {
    super(`${side} says ${said.trim().split("\n").slice(-3).join(" / ")}`);
    this.side = side;
  }
}

const scratch = await mkdtemp(join(tmpdir(), "compare-"));
let differences = 0;

const generated = await compared("generate", (_, out) => [
  ...["generate", "--rows", values.rows, "--seed", "1", "--out", join(out, "sales.csv")],
]);
report("generate", compareText(await both(generated, "sales.csv")));
const sales = join(generated.before, "sales.csv");
for (const file of [sales, ...given]) {
  const args = [
    "samples",
    file,
    "--limit",
    "500",
    "--seed",
    "1",
    "--feature",
    "overdue = recency_days / gap_mean_days",
  ];
  const folders = await compared("samples", (_, out) => [...args, "--out", join(out, "samples.ndjson")]);
  report(`samples of ${basename(file)}`, compareText(await both(folders, "samples.ndjson")));
}

await compareGolden();
if (!values["skip-training"]) {
  const folders = await compared("train", (_, out) => [
    ...["train", sales, "--preset", "quick", "--set", "seed=1", "--backend", "wasm", "--out", out],
  ]);
  await reportModels("train --preset quick", folders);
}

for (const fixtures of (await readdir(join(after, "fixtures"))).filter((name) => /^v\d+$/.test(name))) {
  const folder = join(after, "fixtures", fixtures);
  const csv = join(scratch, `${fixtures}.csv`);
  await writeFile(csv, gunzipSync(await readFile(join(folder, "sales.csv.gz"))));
  for (const name of await readdir(folder)) {
    const isModel = existsSync(join(folder, `${name.replace(/\.zip$/, "")}.predicted.csv`));
    if (!isModel) continue;
    const args = ["predict", join(folder, name), csv, "--out"];
    await ifKnown(`predict by ${fixtures}/${name}`, async () => {
      const folders = await compared("predict", (_, out) => [...args, join(out, "next.csv")]);
      report(`predict by ${fixtures}/${name}`, compareText(await both(folders, "next.csv")));
    });
  }
  await ifKnown(`resume ${fixtures}/checkpoint.safetensors`, async () => {
    const folders = await compared("resume", async (_, out) => {
      await cp(join(folder, "checkpoint.safetensors"), join(out, "checkpoint.safetensors"));
      return ["train", csv, "--backend", "wasm", "--resume", "--out", out];
    });
    await reportModels(`resume ${fixtures}/checkpoint.safetensors`, folders);
  });
}

await rm(scratch, { recursive: true });
console.log(differences === 0 ? "no differences" : `${differences} comparisons differ`);
process.exitCode = differences === 0 ? 0 : 1;

/** `problem`: what differs first; null where nothing does. */
function report(what: string, problem: string | null): void {
  if (problem !== null) differences++;
  console.log(`${problem === null ? "same" : "DIFF"}  ${what}${problem === null ? "" : `: ${problem}`}`);
}

/** Leaves out what BEFORE is too old to read; its refusal is told. */
async function ifKnown(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.side !== "before") throw error;
    console.log(`skip  ${what}: ${error.message}`);
  }
}

/** Runs a command line in both checkouts, one after the other, each with a folder of its own to write to. */
async function compared(
  name: string,
  args: (side: Side, out: string) => string[] | Promise<string[]>,
): Promise<Record<Side, string>> {
  const folders = { before: join(scratch, `${name}-before`), after: join(scratch, `${name}-after`) };
  for (const side of ["before", "after"] as const) {
    await rm(folders[side], { recursive: true, force: true });
    await mkdir(folders[side], { recursive: true });
    await run(side, ["src/cli/main.ts", ...(await args(side, folders[side]))]);
  }
  return folders;
}

async function run(side: Side, args: string[], mayFail = false): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], { cwd: SIDES[side] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (bytes: Buffer) => {
    out += bytes.toString();
  });
  child.stderr.on("data", (bytes: Buffer) => {
    err += bytes.toString();
  });
  const code = await new Promise((ended) => child.once("close", ended));
  if (code !== 0 && !mayFail) throw new Refusal(side, err || out);
  return out;
}

async function both(folders: Record<Side, string>, name: string): Promise<[string, string]> {
  return [await readFile(join(folders.before, name), "utf8"), await readFile(join(folders.after, name), "utf8")];
}

async function reportModels(what: string, folders: Record<Side, string>): Promise<void> {
  for (const [part, problem] of await compareModels(folders.before, folders.after)) report(`${what}: ${part}`, problem);
}

async function compareGolden(): Promise<void> {
  const found: Record<Side, Map<string, string>> = { before: new Map(), after: new Map() };
  for (const side of ["before", "after"] as const) {
    for (const path of await findFiles(join(SIDES[side], "src"), /\/golden\/[^/]+\.safetensors$/)) {
      found[side].set(basename(path), path);
    }
  }
  for (const [name, path] of found.before) {
    if (!found.after.has(name)) {
      report(`golden ${name}`, "AFTER has no such file");
      continue;
    }
    if (!(await stat(path)).isFile()) continue;
    // One file for both: the vectors are what they are held against.
    const answers = [];
    for (const side of ["before", "after"] as const) {
      const { passed, files, errors } = JSON.parse(await run(side, ["bench/golden.ts", "--json", path], true));
      answers.push({ passed, files, errors });
    }
    report(`golden ${name}`, compareJson(answers[0], answers[1]));
  }
}
