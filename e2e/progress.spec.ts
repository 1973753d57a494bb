// The page while a large file is read: it says how far and how fast, answers at once, and draws every frame.

import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { mainThread, mark } from "./mainThread.ts";
import { DataPage } from "./pages/DataPage.ts";

const LINES = 900_000;
const folder = mkdtempSync(join(tmpdir(), "smooth-"));
const path = join(folder, "large.csv");

test.beforeAll(async () => {
  const out = createWriteStream(path);
  out.write("customer_id,customer_name,product_id,product_name,date,quantity,unit_price,discount,revenue,address\n");
  for (let i = 0; i < LINES; ) {
    let block = "";
    for (const end = Math.min(LINES, i + 5000); i < end; i++) {
      const day = `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
      const price = 1000 + ((i * 37) % 9000);
      block += `C${i % 4001},Cửa hàng ${i % 4001},SP${i % 701},Sữa đặc ${i % 701},${day},${1 + (i % 5)},${price},0,${price * (1 + (i % 5))},"${i % 97} Lê Lợi, Hà Nội"\n`;
    }
    if (!out.write(block)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test("progress, speed and time left are shown, no task holds the page up, and cancel answers at once", async ({
  page,
  browser,
}) => {
  const data = new DataPage(page);
  await data.open();
  await page.locator("input[type=file]").setInputFiles(path);
  const read = page.getByRole("button", { name: "Read the file" });
  await expect(read).toBeVisible();
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await read.click();
  await expect(page.getByText(/^[\d.]+ [kM]B of \d\d+ MB · \d+ [kM]B\/s · .* left$/)).toBeVisible();
  await page.evaluate(async () => {
    const button = (name: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === name);
    performance.mark("smooth:cancel");
    button("Cancel")!.click();
    while (!button("Read the file")) await new Promise((resolve) => requestAnimationFrame(resolve));
    performance.mark("smooth:cancelled");
  });

  // Read to the end: the worker that was cancelled takes the next call.
  await mark(page, "read");
  await read.click();
  await expect(data.metric("Lines read")).toHaveText("900,000", { timeout: 120_000 });
  await mark(page, "done");
  // It was open before it was kept.
  await expect(data.stored("large.csv")).toBeVisible({ timeout: 60_000 });
  const { tasks, marks } = mainThread(await browser.stopTracing());
  const during = (from: string, to: string) =>
    tasks
      .filter(({ start, end }) => end > marks.get(`smooth:${from}`)! && start < marks.get(`smooth:${to}`)!)
      .map(({ ms }) => ms);
  const sum = (all: number[]) => all.reduce((total, ms) => total + ms, 0);
  const cancelling = during("cancel", "cancelled");
  expect(cancelling.length).toBeGreaterThan(0);
  expect(sum(cancelling)).toBeLessThan(100);
  const reading = during("read", "done");
  // A frame of 60 a second lasts 16.7 ms; a task of 50 ms is what browsers call long.
  expect(reading.length).toBeGreaterThan(50);
  expect(Math.max(...reading)).toBeLessThan(50);
  expect(reading.filter((ms) => ms > 16.7).length).toBeLessThanOrEqual(reading.length / 100);
});
