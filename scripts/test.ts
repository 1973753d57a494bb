// `npm test`: every check there is, even when one fails. Its last line is "N passed, N failed". What takes seconds runs beside
// the unit tests, where these leave a core idle: at their start, and at their end when one long file is left.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { buildPage, buildWasm } from "./build.ts";
import { pythonTests } from "./pythonTests.ts";
import { type Counts, playwrightCounts, stageCounts, vitestCounts } from "./testCounts.ts";
import { failureLines, playwrightFailures, vitestFailures } from "./testFailures.ts";
import { type RunOptions, root, runTool } from "./tool.ts";

const reports = join(root, ".cache", "reports");
const totals: Counts = { passed: 0, failed: 0 };
const summary: string[] = [];
const failures: string[] = [];

function report(name: string, counts: Counts, took: string): void {
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  summary.push(`${counts.failed ? "✗" : "✓"} ${name}: ${counts.passed} passed, ${counts.failed} failed (${took})`);
}

const secondsSince = (started: number): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `run` resolves to nothing where the stage cannot run here and that is no failure. */
async function stage(name: string, run: () => Promise<Counts | undefined>): Promise<void> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  let counts: Counts | undefined;
  try {
    counts = await run();
  } catch (error) {
    console.error(textOf(error));
    counts = { passed: 0, failed: 1 };
  }
  if (counts) report(name, counts, secondsSince(started));
  else summary.push(`– ${name}: did not run`);
}

/** A tool that runs beside a stage: its exit code, how long it took, and what it wrote. */
interface Beside {
  exitCode: number;
  took: string;
  output: string;
}

/** Starts a tool whose output is kept until the stage beside it is over; never rejects. */
async function beside(run: (options: RunOptions) => Promise<number>): Promise<Beside> {
  const started = performance.now();
  let output = "";
  let exitCode = 1;
  try {
    exitCode = await run({ onOutput: (text) => (output += text) });
  } catch (error) {
    output += `${textOf(error)}\n`;
  }
  return { exitCode, took: secondsSince(started), output };
}

/** Shows what a tool wrote and counts it. */
async function finish(name: string, tool: Promise<Beside>): Promise<void> {
  const { exitCode, took, output } = await tool;
  console.log(`\n== ${name}\n${output}`);
  report(name, whole(exitCode), took);
}

/** One check without counts of its own: it passes or it fails. */
const whole = (exitCode: number): Counts => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** `projects` may be a pattern of names. */
async function vitest(name: string, projects = name): Promise<Counts> {
  const file = join(reports, `${name}.json`);
  const args = ["run", "--project", projects, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const exitCode = await runTool("vitest", "vitest", args);
  failures.push(...failureLines(file, vitestFailures));
  return stageCounts(file, exitCode, vitestCounts);
}

async function playwright(): Promise<Counts> {
  const file = join(reports, "e2e.json");
  const exitCode = await runTool("@playwright/test", "playwright", ["test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  failures.push(...failureLines(file, playwrightFailures));
  return stageCounts(file, exitCode, playwrightCounts);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// Types and tests read what this generates, so a failure here shows up in them.
if ((await buildWasm()) !== 0) await stage("WASM build", async () => whole(1));
const types = beside((options) => runTool("typescript", "tsc", ["--build"], options));
const lint = types.then(() => beside((options) => runTool("@biomejs/biome", "biome", ["check"], options)));
const page = lint.then(() => beside(buildPage));
await stage("Unit tests in Node", () => vitest("unit", "unit*"));
await finish("Types", types);
await finish("Biome", lint);
await finish("Production build", page);

let browser: string | undefined;
try {
  browser = await ensureBrowser();
  console.log(`\nBrowser: ${browser}`);
} catch (error) {
  console.error(`\n${textOf(error)}`);
}
if (browser) {
  await stage("Kernel and worker tests in Chromium", () => vitest("gpu"));
  const built = (await page).exitCode === 0;
  await stage("End to end against a production build", async () => (built ? playwright() : whole(1)));
} else {
  await stage("Browser tests", async () => whole(1));
}

await stage("Python", () => pythonTests(reports));

if (failures.length) console.log(`\n${failures.join("\n")}`);
console.log(`\n${summary.join("\n")}\n`);
process.exitCode = totals.failed ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
