// `npm test`: every check there is, even when one fails. Its last line is "N passed, N failed". What takes seconds runs beside
// the unit tests, where these leave a core idle: at their start, and at their end when one long file is left; Python's tests
// run beside those on Chromium's one page.

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

function count(name: string, counts: Counts | undefined, took: string): void {
  if (!counts) {
    summary.push(`– ${name}: did not run`);
    return;
  }
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
  count(name, counts, secondsSince(started));
}

/** What ran beside a stage: its counts (nothing where it cannot run here), how long it took, and what it wrote. */
interface Beside {
  counts: Counts | undefined;
  took: string;
  output: string;
}

/** Starts what runs beside a stage; its output is kept until the stage is over. Never rejects. */
async function beside(run: (options: RunOptions) => Promise<Counts | undefined>): Promise<Beside> {
  const started = performance.now();
  let output = "";
  let counts: Counts | undefined;
  try {
    counts = await run({ onOutput: (text) => (output += text) });
  } catch (error) {
    output += `${textOf(error)}\n`;
    counts = whole(1);
  }
  return { counts, took: secondsSince(started), output };
}

/** Shows what it wrote and counts it. */
async function finish(name: string, running: Promise<Beside>): Promise<void> {
  const { counts, took, output } = await running;
  console.log(`\n== ${name}\n${output}`);
  count(name, counts, took);
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
const types = beside(async (options) => whole(await runTool("typescript", "tsc", ["--build"], options)));
const lint = types.then(() =>
  beside(async (options) => whole(await runTool("@biomejs/biome", "biome", ["check"], options))),
);
const page = lint.then(() => beside(async (options) => whole(await buildPage(options))));
await stage("Unit tests in Node", () => vitest("unit", "unit*"));
await finish("Types", types);
await finish("Biome", lint);
await finish("Production build", page);

// Beside what computes on one page, which leaves the other core some room.
const python = beside((options) => pythonTests(reports, options));
let browser: string | undefined;
try {
  browser = await ensureBrowser();
  console.log(`\nBrowser: ${browser}`);
} catch (error) {
  console.error(`\n${textOf(error)}`);
}
if (browser) {
  await stage("Kernel and worker tests in Chromium", () => vitest("gpu"));
  const built = (await page).counts?.failed === 0;
  await stage("End to end against a production build", async () => (built ? playwright() : whole(1)));
} else {
  await stage("Browser tests", async () => whole(1));
}

await finish("Python", python);

if (failures.length) console.log(`\n${failures.join("\n")}`);
console.log(`\n${summary.join("\n")}\n`);
process.exitCode = totals.failed ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
