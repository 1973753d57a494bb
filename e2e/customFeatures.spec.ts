// A feature of the user's own: written with mistakes pointed at, seen as a distribution, trained with, taken away in the
// zip, remembered, and taken back.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("a custom feature is written, previewed, trained with, downloaded, remembered and undone", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "1", backend: "wasm" });
  await studio.readSmallDistributor();
  await studio.show("Train");
  const card = page.getByRole("region", { name: "Custom features" });
  const parameters = studio.metric("Parameters");
  await expect(parameters).not.toHaveText("–", { timeout: 90_000 });
  const parametersHint = () => parameters.locator("xpath=..").textContent();
  const before = await parametersHint();
  await expect(page.getByText("Nothing found: no visits split between the parts")).toBeVisible();

  await card.getByRole("button", { name: "Add feature" }).click();
  const formula = card.getByLabel("Formula", { exact: true });
  await card.getByLabel("Name", { exact: true }).fill("overdue");
  await formula.fill("recency_dayz / gap_mean_days");
  await expect(card.getByText('unknown feature "recency_dayz" at 1 (did you mean recency_days?)')).toBeVisible();
  await expect(card.locator("mark")).toHaveText("recency_dayz");
  await expect(card.getByRole("button", { name: "Add feature" })).toBeDisabled();

  // 0 everywhere; no number at all; and something in between.
  await formula.fill("frequency - frequency");
  await expect(studio.metric("Zero")).toHaveText("100.0%");
  await expect(studio.metric("Missing")).toHaveText("0.0%");
  await expect(card.getByText("one value on all targets looked at")).toBeVisible();
  await formula.fill("1 / (frequency - frequency)");
  await expect(studio.metric("Missing")).toHaveText("100.0%");
  await expect(card.getByText("The formula has no value on any target")).toBeVisible();
  await formula.fill("clip(frequency, 3, 3) * 2");
  await expect(studio.metric("Median")).toHaveText("6");
  await formula.fill("");
  await card.getByText("Names and functions").click();
  await card.getByRole("button", { name: "Put in sqrt" }).click();
  await card.getByRole("button", { name: "Put in recency_days" }).click();
  await expect(formula).toHaveValue("sqrt(recency_days)");
  await formula.fill("recency_days / gap_mean_days");
  await expect(card.getByText("The formula can be read.")).toBeVisible();
  await expect(studio.metric("Median")).toHaveText(/^[\d.]+$/);
  await expect(studio.metric("Zero")).toHaveText("0.0%");
  await card.getByRole("button", { name: /Show as table: Values/ }).click();
  const counts = await card
    .getByRole("table", { name: "Values of the formula" })
    .locator("tbody tr td:nth-child(3)")
    .allTextContents();
  const shown = Number(
    /([\d,]+) of [\d,]+ training targets/.exec((await card.textContent()) ?? "")![1]!.replace(/,/g, ""),
  );
  const missing = Number.parseFloat((await studio.metric("Missing").textContent())!) / 100;
  const total = counts.reduce((sum, text) => sum + Number(text.replace(/,/g, "")), 0);
  expect(Math.abs(total - shown * (1 - missing))).toBeLessThanOrEqual(1 + shown * 0.0005);

  await card.getByRole("button", { name: "Add feature" }).click();
  await expect(card.getByRole("listitem")).toHaveText(/overdue = recency_days \/ gap_mean_days/);
  await expect(async () => expect(await parametersHint()).not.toBe(before)).toPass({ timeout: 90_000 });

  await card.getByRole("button", { name: "Remove overdue" }).click();
  await expect(card.getByText("None yet.")).toBeVisible();
  await card.getByRole("button", { name: "Undo" }).click();
  await expect(card.getByRole("listitem")).toHaveText(/overdue/);
  await card.getByRole("button", { name: "Edit overdue" }).click();
  await card.getByLabel("Name", { exact: true }).fill("late");
  await card.getByRole("button", { name: "Keep changes" }).click();
  await expect(card.getByRole("listitem")).toHaveText(/late = recency_days/);

  await studio.train();
  await studio.show("Export");
  const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
  const files = unzipSync(await readFile(await zip.path()));
  const preprocess = JSON.parse(new TextDecoder().decode(files["preprocess.json"]!));
  expect(preprocess.settings.customFeatures).toEqual([{ name: "late", formula: "recency_days / gap_mean_days" }]);
  expect(preprocess.customer).toHaveLength(32);
  expect(new TextDecoder().decode(files["MODEL_CARD.md"]!)).toContain("`late` = `recency_days / gap_mean_days`");
  await studio.show("Predict");
  await studio.predictFirstCustomer("");

  await page.reload();
  await studio.show("Data");
  await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 60_000 });
  await studio.show("Train");
  await expect(card.getByRole("listitem")).toHaveText(/late = recency_days/);
});

test("a broken feature of an address is told beside it, and can be removed", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "wasm", feature: "odd = recency_days +" });
  await studio.readSmallDistributor();
  await studio.show("Train");
  const card = page.getByRole("region", { name: "Custom features" });
  await expect(card.getByRole("listitem")).toContainText("the formula ends at 15, where a value is expected");
  await expect(studio.alert).toContainText('custom feature "odd"', { timeout: 60_000 });
  await card.getByRole("button", { name: "Remove odd" }).click();
  await expect(studio.metric("Parameters")).not.toHaveText("–", { timeout: 90_000 });
  await expect(studio.alert).toHaveCount(0);
});
