// The page while a large file is read: it says how far and how fast, and takes a cancel.

import { expect, test } from "@playwright/test";
import { writeLargeFile } from "./largeFile.ts";
import { DataPage } from "./pages/DataPage.ts";

let large: Awaited<ReturnType<typeof writeLargeFile>>;
test.beforeAll(async () => {
  large = await writeLargeFile();
});
test.afterAll(() => large.remove());

test("progress, speed and time left are shown, and the worker that was cancelled takes the next call", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  await page.locator("input[type=file][aria-label]").setInputFiles(large.path);
  const read = page.getByRole("button", { name: "Read the file" });
  await expect(read).toBeVisible();
  await read.click();
  await expect(page.getByText(/^[\d.]+ [kM]B of \d\d+ MB · \d+ [kM]B\/s · .* left$/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await read.click();
  await expect(data.metric("Lines read")).toHaveText("900,000", { timeout: 120_000 });
  // It was open before it was kept.
  await expect(data.stored("large.csv")).toBeVisible({ timeout: 60_000 });
});
