// `npm run bench -- start`: from the address to an answered input, each time in a browser that has never seen the page.

import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { chromiumArguments, ensureBrowser } from "../scripts/browser.ts";
import { build, isStale } from "../scripts/build.ts";
import { listen, staticServer } from "../scripts/server.ts";
import { START_PROBE } from "../scripts/startProbe.ts";
import { root } from "../scripts/tool.ts";

const HELP = `npm run bench -- start [options]

Milliseconds from the navigation to what a user sees and gets, in a new Chromium with a new profile each time: nothing is
cached, nothing compiled. The build is served as \`npm start\` serves it, without compression and without throttling.

  --runs N   how often (default: 9)
  --json     results as JSON`;

/** ms since the navigation began. */
interface Start {
  /** First text or drawing. */
  painted: number;
  /** The tabs are there. */
  tabs: number;
  /** The first click is answered: another screen's tab is selected, and that is drawn. */
  answered: number;
  /** The longest task of the page until then; 0 where none took 50 ms. */
  longest: number;
  /** Sent over, as served. */
  bytes: number;
  version: string;
}

async function start(executablePath: string, address: string): Promise<Start> {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const page = await browser.newPage();
    await page.goto("about:blank");
    await page.addInitScript({ content: START_PROBE });
    await page.goto(address);
    await page.waitForFunction(() => "answered" in (window as unknown as { startTimes: object }).startTimes);
    await page.waitForLoadState("networkidle");
    const found = await page.evaluate(() => {
      const { startTimes } = window as unknown as { startTimes: Record<string, number> };
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      return {
        painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        tabs: startTimes.tabs ?? Number.NaN,
        answered: startTimes.answered ?? Number.NaN,
        longest: startTimes.longest ?? 0,
        bytes: resources.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      };
    });
    return { ...found, version: browser.version() };
  } finally {
    await browser.close();
  }
}

function table(starts: readonly Start[]): string {
  const row = (name: string, of: (start: Start) => number) => {
    const values = starts.map(of).sort((a, b) => a - b);
    const cells = [values[0], values[Math.floor(values.length / 2)], values.at(-1)];
    return name.padEnd(28) + cells.map((value = Number.NaN) => value.toFixed(0).padStart(8)).join("");
  };
  return [
    `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}, Chromium ${starts[0]!.version}, ${starts.length} cold starts`,
    `${"ms since the navigation".padEnd(28)}${["least", "median", "most"].map((name) => name.padStart(8)).join("")}`,
    row("first paint", ({ painted }) => painted),
    row("tabs there", ({ tabs }) => tabs),
    row("first input answered", ({ answered }) => answered),
    row("longest task before that", ({ longest }) => longest),
    row("kB loaded, uncompressed", ({ bytes }) => bytes / 1000),
  ].join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "9" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`"${values.runs}" is no number of runs: give one from 1`);
  if (isStale() && (await build()) !== 0) throw new Error("the build failed, see above");
  const executablePath = await ensureBrowser();
  const server = staticServer(join(root, "dist"));
  const address = `http://localhost:${await listen(server, 5230, false)}/`;
  try {
    const starts: Start[] = [];
    for (let run = 0; run < runs; run++) starts.push(await start(executablePath, address));
    console.log(values.json ? JSON.stringify(starts) : table(starts));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

await main();
