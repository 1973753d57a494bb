// The page while a model learns: charts, examples and log are drawn as they come.

import { expect, test } from "@playwright/test";
import { StudioPage, TINY } from "../../e2e/pages/StudioPage.ts";
import { tellFigures } from "./figures.ts";
import { mainThread, mark } from "./mainThread.ts";

test("training", async ({ page, browser }) => {
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
  await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(from + 3);
  const to = await studio.epochNow();
  await mark(page, "learned");
  const { tasks, marks } = mainThread(await browser.stopTracing());
  const busy = tasks
    .filter(({ start, end }) => end > marks.get("smooth:learning")! && start < marks.get("smooth:learned")!)
    .sort((a, b) => b.ms - a.ms);
  expect(busy.length).toBeGreaterThan(50);
  const [worst] = busy;
  tellFigures([
    {
      what: `longest task in ${to - from} epochs`,
      value: worst!.ms,
      unit: "ms",
      mark: { atMost: 50 },
      detail: worst!.parts(),
    },
  ]);
});
