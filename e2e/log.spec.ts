// The log of a run: its lines against the run's own numbers, its file against its pane, and a run that goes on.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const pane = (page: Page) => page.getByRole("log", { name: "Log" });
const linesOf = (page: Page, kind: string) =>
  page.locator(`[data-log=${kind}] span`).evaluateAll((all) => all.map((line) => line.textContent ?? ""));

test("the log tells settings, epochs, restarts and the pause as they were, and can be kept as a file", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "5", warmRestartPeriod: "2", patience: "50", backend: "wasm" });
  await studio.takeSample("Vietnamese distributor", "5000");
  await studio.show("Train");
  await expect(pane(page)).toContainText("The lines appear when a run starts.");
  const before = await pane(page).boundingBox();
  await studio.startTraining();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.waitForTimeout(2000);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 120_000 });

  const [started] = await linesOf(page, "started");
  expect(started).toContain("hiddenSize=16");
  expect(started).toContain("warmRestartPeriod=2");
  expect(started).toContain("5 epochs of 16 steps and 1,024 targets");
  const parameters = Number(await page.locator("[data-parameters]").getAttribute("data-parameters"));
  expect(started).toContain(`${parameters.toLocaleString("en-GB")} parameters`);
  expect(await linesOf(page, "restart")).toEqual(["The learning rate starts over at 0.004, step 33."]);
  const [resumed] = await linesOf(page, "resumed");
  expect(Number(/([\d.]+) secs/.exec(resumed!)![1])).toBeGreaterThanOrEqual(1.9);

  const losses = await studio.lossesPerEpoch();
  const epochs = await linesOf(page, "epoch");
  expect(epochs).toHaveLength(5);
  epochs.forEach((line, i) => {
    const [, epoch, train, validation] = /^Epoch (\d+): training loss ([\d.]+), validation loss ([\d.]+),/.exec(line)!;
    expect(Number(epoch)).toBe(i + 1);
    expect(Number(train)).toBeCloseTo(losses.train[i]!, 3);
    expect(Number(validation)).toBeCloseTo(losses.validation[i]!, 3);
    expect(line.includes("Best so far.")).toBe(losses.validation[i]! < Math.min(...losses.validation.slice(0, i)));
  });
  const kept = epochs.findLast((line) => line.includes("Best so far."))!;
  const verdict = /Best so far\. On validation: (.*)\.$/.exec(kept)![1]!;
  await expect(page.locator(".watch-verdict")).toContainText(verdict);
  expect((await linesOf(page, "finished"))[0]).toContain(`Best epoch: ${epochs.indexOf(kept) + 1}.`);

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
    .poll(async () => (await linesOf(page, "judged"))[0] ?? "")
    .toContain(`${hit.toFixed(1)}% among the first ten`);
});

test("a run that goes on after a closed page goes on with its log", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, hiddenSize: "8", embedDim: "8", epochs: "200", patience: "100", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await studio.startTraining();
  await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(12);
  const [started] = await linesOf(page, "started");
  await page.reload();
  await studio.show("Data");
  await page.getByRole("button", { name: /^Open/ }).first().click();
  await studio.show("Train");
  await expect(page.getByRole("button", { name: "Continue the run" })).toBeVisible({ timeout: 60_000 });
  expect(await linesOf(page, "started")).toEqual([started]);
  await page.getByRole("button", { name: "Continue the run" }).click();
  await expect(page.locator("[data-log=continued]")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.locator("[data-log=judged]")).toBeVisible({ timeout: 60_000 });
  const kinds = await page.locator("[data-log]").evaluateAll((all) => all.map((line) => line.getAttribute("data-log")));
  expect(kinds.filter((kind) => !["epoch", "restart", "preparing", "untrained"].includes(kind!))).toEqual([
    "asked",
    "started",
    "watching",
    "asked",
    "started",
    "watching",
    "continued",
    "stopping",
    "finished",
    "judged",
  ]);
});
