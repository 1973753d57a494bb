// A tab that nobody looks at trains on at its pace: neither the loop nor its reports wait for frames or timers of the page.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test } from "@playwright/test";
import { StudioPage, TINY } from "../../e2e/pages/StudioPage.ts";
import { chromiumArguments, findBrowser } from "../../scripts/browser.ts";
import { tellFigures } from "./figures.ts";

const SECONDS = 12;
const BATCH = 64;
const STEPS_PER_EPOCH = 32;

let browserProcess: ChildProcess;
let profile: string;
let address: string;

// A browser of its own: those that Playwright starts keep hidden pages awake, and tell every page that it is looked at.
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "hidden-tab-"));
  const flags = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  browserProcess = spawn(findBrowser()!, [...chromiumArguments(), ...flags], { stdio: ["ignore", "ignore", "pipe"] });
  address = await new Promise((resolve, reject) => {
    let said = "";
    browserProcess.stderr!.on("data", (piece) => {
      said += piece;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    browserProcess.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
});
test.afterEach(async () => {
  const ended = new Promise((resolve) => browserProcess.once("exit", resolve));
  browserProcess.kill();
  await ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test("hiddenTab", async ({ baseURL }) => {
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const context = browser.contexts()[0]!;
  const page = await context.newPage();
  await page.goto(baseURL!);
  await page.evaluate(() => localStorage.setItem("sales-studio.language", "en"));
  const studio = new StudioPage(page);
  const settings = {
    ...TINY,
    epochs: "400",
    patience: "100",
    targetsPerEpoch: `${BATCH * STEPS_PER_EPOCH}`,
    batchSize: `${BATCH}`,
    backend: "wasm",
  };
  await page.goto(`${baseURL}/?hidden#data?${new URLSearchParams(settings)}`);
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await studio.startTraining();
  await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(1);
  await page.evaluate(() => {
    const counts = { frames: 0, hidden: 0 };
    Object.assign(globalThis, { counts });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") counts.hidden++;
      counts.frames = 0;
    });
    const frame = (): void => {
      if (document.visibilityState === "hidden") counts.frames++;
      requestAnimationFrame(frame);
    };
    frame();
  });
  const other = await context.newPage();
  await other.goto("about:blank");
  await other.bringToFront();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe("hidden");
  const before = await studio.epochNow();
  await other.waitForTimeout(SECONDS * 1000);
  const frames = await page.evaluate(() => (globalThis as unknown as { counts: { frames: number } }).counts.frames);
  expect(frames).toBeLessThan(3);

  await page.bringToFront();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe("visible");
  await expect.poll(() => studio.epochNow()).toBeGreaterThan(before);
  const hidden = (await studio.epochNow()) - before;
  // The browser wakes a hidden page's timers once a second: a loop that waited for them would do one step each time.
  const rate = (hidden * STEPS_PER_EPOCH) / SECONDS;
  tellFigures([{ what: "steps while nobody looks", value: rate, unit: "steps/s", mark: { above: 2 } }]);
});
