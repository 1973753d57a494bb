// The page's own thread while a large file is read, and how soon a cancel is answered.

import { expect, test } from "@playwright/test";
import { writeLargeFile } from "../../e2e/largeFile.ts";
import { DataPage } from "../../e2e/pages/DataPage.ts";
import { tellFigures } from "./figures.ts";
import { mainThread, mark } from "./mainThread.ts";

let large: Awaited<ReturnType<typeof writeLargeFile>>;
test.beforeAll(async () => {
  large = await writeLargeFile();
});
test.afterAll(() => large.remove());

test("reading", async ({ page, browser }) => {
  const data = new DataPage(page);
  await data.open();
  await page.locator("input[type=file]").setInputFiles(large.path);
  const read = page.getByRole("button", { name: "Read the file" });
  await expect(read).toBeVisible();
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await read.click();
  await expect(page.getByText(/^[\d.]+ [kM]B of \d\d+ MB/)).toBeVisible();
  await page.evaluate(async () => {
    const button = (name: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === name);
    performance.mark("smooth:cancel");
    button("Cancel")!.click();
    while (!button("Read the file")) await new Promise((resolve) => requestAnimationFrame(resolve));
    performance.mark("smooth:cancelled");
  });
  await mark(page, "read");
  await read.click();
  await expect(data.metric("Lines read")).toHaveText("900,000", { timeout: 120_000 });
  await mark(page, "done");
  const { tasks, marks } = mainThread(await browser.stopTracing());
  const during = (from: string, to: string) =>
    tasks
      .filter(({ start, end }) => end > marks.get(`smooth:${from}`)! && start < marks.get(`smooth:${to}`)!)
      .map(({ ms }) => ms);
  const cancelling = during("cancel", "cancelled");
  const reading = during("read", "done");
  expect(cancelling.length).toBeGreaterThan(0);
  expect(reading.length).toBeGreaterThan(50);
  const slow = (100 * reading.filter((ms) => ms > 16.7).length) / reading.length;
  tellFigures([
    {
      what: "work until a cancel is answered",
      value: cancelling.reduce((a, b) => a + b),
      unit: "ms",
      mark: { atMost: 100 },
    },
    // A task of 50 ms is what browsers call long; a frame of 60 a second lasts 16.7 ms.
    { what: "longest task while reading", value: Math.max(...reading), unit: "ms", mark: { atMost: 50 } },
    { what: "tasks longer than a frame while reading", value: slow, unit: "%", mark: { atMost: 1 } },
  ]);
});
