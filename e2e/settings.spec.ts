// Settings that few people change, the split of the targets, and rules between settings: on the page as it is used.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { drawnModel, holdsToFile } from "./pages/drawnModel.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("an advanced setting and the split rule reach the run, its model, the address and the next visit", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const sizes = { memory: "off", embedDim: "24", customerDim: "12" };
  await studio.open({ ...TINY, ...sizes, epochs: "1", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(page.getByText("The model never sees a target's own visit")).toBeVisible({ timeout: 60_000 });

  // By keyboard: the fold, the slider, the way back to the preset's value.
  const fusion = page.getByRole("textbox", { name: "Fusion size" });
  await expect(fusion).toBeHidden();
  await page.locator("summary", { hasText: "Advanced" }).focus();
  await page.keyboard.press("Enter");
  await expect(fusion).toHaveValue("96");
  await page.getByRole("slider", { name: "Fusion size" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(fusion).toHaveValue("104");
  await expect(page).toHaveURL(/fusionDim=104/);
  await page.getByRole("button", { name: "Reset Fusion size to 96" }).focus();
  await page.keyboard.press("Enter");
  await expect(fusion).toHaveValue("96");
  await expect(page).not.toHaveURL(/fusionDim/);
  await fusion.fill("40");

  const split = page.getByRole("combobox", { name: "Split" });
  await page.getByText("Samples and split", { exact: true }).first().click();
  await split.selectOption("random by line (leaks)");
  await expect(page.getByText(/This leaks: every figure comes out too good/)).toHaveCount(2);
  await expect(page.getByText(/visits that are judged .* also have lines in another part/)).toBeVisible({
    timeout: 60_000,
  });
  await split.selectOption("by customer");
  await expect(page.getByText(/This leaks/)).toHaveCount(0);
  await expect(page).toHaveURL(/split=customer/);

  await page.reload();
  await expect(page.getByRole("tab", { name: "Train" })).toHaveAttribute("aria-selected", "true");
  await studio.show("Data");
  await page.goto("/");
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  const drawn = await drawnModel(page);
  await studio.train();
  await studio.show("Results");
  await expect(page.getByText(/Split 85\/10\/5 by customer \(seed 1\)/)).toBeVisible();
  const report = await studio.download(page.getByRole("button", { name: "Download report" }));
  expect(report.suggestedFilename()).toMatch(/\.html$/);
  await studio.show("Export");
  const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
  holdsToFile(drawn, unzipSync(await readFile(await zip.path())), { layers: 1, memory: false });
});

test("settings that contradict each other are told at the control, and nothing starts", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, hiddenSize: "20", numHeads: "16", dropWalkIns: "maybe" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(studio.alert).toContainText("dropWalkIns=maybe");
  const start = page.getByRole("button", { name: "Start training" });
  await expect(start).toBeDisabled();
  const heads = page.getByRole("textbox", { name: "Attention heads" });
  await expect(heads).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("16 attention heads do not divide 40 (twice the hidden size).")).toHaveCount(2);
  await heads.fill("10");
  await expect(start).toBeEnabled();
  await expect(heads).not.toHaveAttribute("aria-invalid", "true");
});
