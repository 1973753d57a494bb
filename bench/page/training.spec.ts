// The page while a model learns: charts, examples and log are drawn as they come, and no task holds the page up.

import { type Browser, expect, type Page, test } from "@playwright/test";
import { longTwice, mainThread, mark } from "./mainThread.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("no task of the page takes 50 ms while a model learns several epochs a second", async ({ browser }) => {
  expect(await longTwice(browser, learn)).toEqual([]);
});

/** Trains, and returns the tasks that are too long, in ms. */
async function learn(page: Page, browser: Browser): Promise<number[]> {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "60", patience: "100", backend: "wasm" });
  await studio.takeSample("Vietnamese distributor", "5000");
  await studio.show("Train");
  await expect(page.locator(".model")).toBeVisible({ timeout: 60_000 });
  await studio.startTraining();
  // What the first epochs compile once is not what the page does all the time.
  await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(3);
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await mark(page, "learning");
  const from = await studio.epochNow();
  await page.waitForTimeout(4000);
  const to = await studio.epochNow();
  await mark(page, "learned");
  const { tasks, marks } = mainThread(await browser.stopTracing());
  expect(to - from).toBeGreaterThan(3);
  const busy = tasks
    .filter(({ start, end }) => end > marks.get("smooth:learning")! && start < marks.get("smooth:learned")!)
    .map(({ ms }) => ms);
  expect(busy.length).toBeGreaterThan(50);
  return busy.filter((ms) => ms >= 50);
}
