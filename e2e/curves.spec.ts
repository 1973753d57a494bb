// The live curves: what they run along, restarts of the learning rate, smoothing that is remembered.

import { expect, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const EPOCHS = 7;
const STEPS_PER_EPOCH = 16;

test("the learning rate falls as a cosine and starts over after 2 epochs, then 4; pauses are no training time", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: `${EPOCHS}`, warmRestartPeriod: "2", patience: "50", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await studio.startTraining();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.waitForTimeout(4000);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 120_000 });

  const rows = await studio.chartRows("Learning rate");
  expect(rows).toHaveLength(EPOCHS * STEPS_PER_EPOCH);
  const [high, low] = [4e-3, 1e-6];
  for (const [step, , rate] of rows) {
    const epochs = (step! - 1) / STEPS_PER_EPOCH;
    const [start, period] = epochs < 2 ? [0, 2] : epochs < 6 ? [2, 4] : [6, 8];
    const expected = low + ((high - low) * (1 + Math.cos((Math.PI * (epochs - start)) / period))) / 2;
    expect(Math.abs(rate! - expected), `rate at step ${step}`).toBeLessThan(6e-6);
  }
  const seconds = rows.map((row) => row[1]!);
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  const took = await page.getByText(/It took/).textContent();
  const said = Number(/It took ([\d.]+) secs?/.exec(took ?? "")?.[1] ?? Number.NaN);
  // The whole time has also validation and the states kept; neither has the pause.
  expect(seconds.at(-1)!).toBeLessThanOrEqual(said + 0.1);
  expect(Math.max(...seconds.map((value, i) => value - (seconds[i - 1] ?? 0)))).toBeLessThan(3.5);
});

test("how curves are looked at is remembered", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.train();
  await page.getByText("Active time", { exact: true }).click();
  await page.getByText("By task", { exact: true }).click();
  await page.getByRole("switch", { name: "Logarithmic" }).click();
  const smoothing = page.getByRole("slider", { name: "Smoothing" });
  await expect(smoothing).toHaveAttribute("aria-valuenow", "0.95");
  await smoothing.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  await expect(smoothing).toHaveAttribute("aria-valuenow", "0.92");

  // The shop's file has no discount: three tasks with two columns each, and the epoch.
  await page.getByRole("button", { name: "Show as table: Loss" }).click();
  const table = page.getByRole("table", { name: "Loss" });
  await expect(table.locator("thead th")).toContainText(["This epoch", "Next product: training, epoch mean"]);
  await page.getByRole("button", { name: "Show as chart: Loss" }).click();

  await page.reload();
  await page.getByRole("tab", { name: "Data" }).click();
  await page.getByRole("button", { name: /^Open/ }).first().click();
  await studio.show("Train");
  await expect(page.getByRole("radio", { name: "Active time" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "By task" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Logarithmic" })).toBeChecked();
  await expect(smoothing).toHaveAttribute("aria-valuenow", "0.92");
});
