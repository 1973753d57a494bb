// `npm test`: every check there is, one after the other, even when one fails. Its last line is "N passed, N failed".

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { build, buildWasm } from "./build.ts";
import { type Counts, playwrightCounts, stageCounts, vitestCounts } from "./testCounts.ts";
import { root, runTool } from "./tool.ts";

const reports = join(root, ".cache", "reports");
const totals: Counts = { passed: 0, failed: 0 };
const summary: string[] = [];

async function stage(name: string, run: () => Promise<Counts>): Promise<void> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  let counts: Counts;
  try {
    counts = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    counts = { passed: 0, failed: 1 };
  }
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  summary.push(`${counts.failed ? "✗" : "✓"} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}

/** One check without counts of its own: it passes or it fails. */
const whole = (exitCode: number): Counts => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** `projects` may be a pattern of names. */
async function vitest(name: string, projects = name): Promise<Counts> {
  const report = join(reports, `${name}.json`);
  const args = ["run", "--project", projects, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return stageCounts(report, await runTool("vitest", "vitest", args), vitestCounts);
}

async function playwright(): Promise<Counts> {
  const report = join(reports, "e2e.json");
  const exitCode = await runTool("@playwright/test", "playwright", ["test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return stageCounts(report, exitCode, playwrightCounts);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// Types and tests read what this generates, so a failure here shows up in them.
if ((await buildWasm()) !== 0) await stage("WASM build", async () => whole(1));
await stage("Types", async () => whole(await runTool("typescript", "tsc", ["--build"])));
await stage("Biome", async () => whole(await runTool("@biomejs/biome", "biome", ["check"])));
await stage("Unit tests in Node", () => vitest("unit", "unit*"));

let browser: string | undefined;
try {
  browser = await ensureBrowser();
  console.log(`\nBrowser: ${browser}`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
}
if (browser) {
  await stage("Kernel and worker tests in Chromium", () => vitest("gpu"));
  await stage("End to end against a production build", async () => ((await build()) === 0 ? playwright() : whole(1)));
} else {
  await stage("Browser tests", async () => whole(1));
}

console.log(`\n${summary.join("\n")}\n`);
process.exitCode = totals.failed ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
