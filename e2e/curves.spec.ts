// A run with a pause and with restarts of the learning rate: its log against its own numbers, its curves and how they are
// looked at, and the screen after it; and one that is stopped.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { seriousFindings } from "./pages/findings.ts";
import { lookAs } from "./pages/looks.ts";
import { logKinds, logLines } from "./pages/runLog.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const EPOCHS = 7;
const STEPS_PER_EPOCH = 16;
const pane = (page: Page) => page.getByRole("log", { name: "Log" });

test("a run with a pause and restarts: its log, its learning rate, curves looked at as before; another is stopped", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: `${EPOCHS}`, warmRestartPeriod: "2", patience: "50", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(pane(page)).toContainText("The lines appear when a run starts.");
  const before = await pane(page).boundingBox();
  await studio.startTraining();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.waitForTimeout(4000);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 120_000 });

  await test.step("the log tells settings, epochs, restarts and the pause as they were, and can be kept as a file", async () => {
    const [started] = await logLines(page, "started");
    expect(started).toContain("hiddenSize=16");
    expect(started).toContain("warmRestartPeriod=2");
    expect(started).toContain(`${EPOCHS} epochs of ${STEPS_PER_EPOCH} steps and 1,024 targets`);
    const parameters = Number(await page.locator("[data-parameters]").getAttribute("data-parameters"));
    expect(started).toContain(`${parameters.toLocaleString("en-GB")} parameters`);
    expect(await logLines(page, "restart")).toEqual([
      "The learning rate starts over at 0.004, step 33.",
      "The learning rate starts over at 0.004, step 97.",
    ]);
    const [resumed] = await logLines(page, "resumed");
    expect(Number(/([\d.]+) s\b/.exec(resumed!)![1])).toBeGreaterThanOrEqual(1.9);

    const losses = await studio.lossesPerEpoch();
    const epochs = await logLines(page, "epoch");
    expect(epochs).toHaveLength(EPOCHS);
    epochs.forEach((line, i) => {
      const [, epoch, train, validation] = /^Epoch (\d+): training loss ([\d.]+), validation loss ([\d.]+),/.exec(
        line,
      )!;
      expect(Number(epoch)).toBe(i + 1);
      expect(Number(train)).toBeCloseTo(losses.train[i]!, 3);
      expect(Number(validation)).toBeCloseTo(losses.validation[i]!, 3);
      expect(line.includes("Best so far.")).toBe(losses.validation[i]! < Math.min(...losses.validation.slice(0, i)));
    });
    const kept = epochs.findLast((line) => line.includes("Best so far."))!;
    const verdict = /Best so far\. On validation: (.*)\.$/.exec(kept)![1]!;
    await expect(page.locator(".watch-verdict")).toContainText(verdict);
    expect((await logLines(page, "finished"))[0]).toContain(`Best epoch: ${epochs.indexOf(kept) + 1}.`);

    const file = await studio.download(page.getByRole("button", { name: "Download the log" }));
    expect(file.suggestedFilename()).toBe("training-log.txt");
    const written = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
    const shown = await page.locator("[data-log] span").allTextContents();
    expect(written.map((line) => line.replace(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d:\d\d {2}/, ""))).toEqual(shown);

    // The pane kept its place, shows its last line, and scrolls by keyboard.
    expect(await pane(page).boundingBox()).toMatchObject({ height: before!.height });
    const top = () => pane(page).evaluate((element) => element.scrollTop);
    expect(await top()).toBeGreaterThan(0);
    await pane(page).focus();
    await page.keyboard.press("Home");
    await expect.poll(top).toBe(0);

    await studio.show("Results");
    const hit = await studio.productMetric("This model", "Hit at 10");
    await studio.show("Train");
    await expect
      .poll(async () => (await logLines(page, "judged"))[0] ?? "")
      .toContain(`${hit.toFixed(1)}% among the first ten`);
  });

  await test.step("the learning rate falls as a cosine and starts over after 2 epochs, then 4; pauses are no training time", async () => {
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
    const said = Number(/It took ([\d.]+) s\b/.exec(took ?? "")?.[1] ?? Number.NaN);
    // The whole time has also validation and the states kept; neither has the pause.
    expect(seconds.at(-1)!).toBeLessThanOrEqual(said + 0.1);
    expect(Math.max(...seconds.map((value, i) => value - (seconds[i - 1] ?? 0)))).toBeLessThan(3.5);
  });

  await test.step("the screen after a run fits, and axe finds nothing serious", async () => {
    for (const [width, colorScheme] of [
      [390, "dark"],
      [1440, "light"],
    ] as const) {
      await lookAs(page, width, colorScheme);
      expect(await studio.overflow(), `${width}: pixels too wide`).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page), `${width} ${colorScheme}`).toEqual([]);
    }
  });

  await test.step("how curves are looked at is remembered", async () => {
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
    await studio.isBack();
    await studio.show("Train");
    await page.getByRole("textbox", { name: "Epochs" }).fill("200");
    await studio.startTraining();
    await expect(page.getByRole("radio", { name: "Active time" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "By task" })).toBeChecked();
    await expect(page.getByRole("switch", { name: "Logarithmic" })).toBeChecked();
    await expect(smoothing).toHaveAttribute("aria-valuenow", "0.92");
  });

  await test.step("a run can be paused, resumed and stopped, and keeps its best weights", async () => {
    await expect.poll(() => studio.epochNow(), { timeout: 120_000 }).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    const bar = page.getByRole("progressbar", { name: "Whole run" });
    const held = await bar.getAttribute("aria-valuenow");
    const epoch = await page.getByText(/epoch \d+ of 200/).textContent();
    await page.waitForTimeout(1500);
    expect(await bar.getAttribute("aria-valuenow")).toBe(held);
    expect(await page.getByText(/epoch \d+ of 200/).textContent()).toBe(epoch);
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByText(/Stopped by you\. It took/)).toBeVisible({ timeout: 60_000 });
    await expect(page.locator("[data-log=judged]")).toBeVisible({ timeout: 60_000 });
    expect(await logKinds(page)).toEqual([
      ...["asked", "counted", "started", "watching", "paused", "resumed"],
      ...["stopping", "finished", "judged"],
    ]);
    await page.getByRole("link", { name: "See the results" }).click();
    expect(await studio.productMetric("This model", "Hit at 10")).toBeGreaterThan(0);
    await expect(page.getByRole("table", { name: "Quantity, revenue, discount" })).toContainText("not in the data");
  });
});
