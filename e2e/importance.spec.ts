// What a model relies on: in words what its network adds to the counts, and no chart that stands for another question.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { ResultsPart } from "./pages/ResultsPart.ts";
import { StudioPage } from "./pages/StudioPage.ts";

test("importance tells what the network earns over the counts, and shows no groups as single inputs", {
  tag: "@trained",
}, async ({ page }) => {
  const studio = new StudioPage(page);
  const results = new ResultsPart(page);
  await studio.openTrained("shop");
  await studio.show("Results");
  await results.open("Importance");
  const gain = page.locator("[data-gain]");
  await expect(gain).toBeVisible({ timeout: 60_000 });
  const text = (await gain.textContent()) ?? "";
  const difference = Number(await gain.getAttribute("data-gain"));
  expect(text).toMatch(
    /(?:earns|costs) .*points.*95% interval .* to .*Among its first ten the model has [\d.]+% of [\d,]+ validation targets of \d+ customers, what it counts without its network [\d.]+%\./,
  );
  const [whole, counts] = [.../has ([\d.]+)%.*network ([\d.]+)%/.exec(text)!.slice(1)].map(Number);
  expect(Math.abs(whole! - counts! - 100 * difference)).toBeLessThan(0.11);

  const chart = page.locator("[data-targets]");
  await expect(chart).toBeVisible({ timeout: 60_000 });
  await page.getByText("Single inputs", { exact: true }).click();
  await expect(page.getByText("Shuffling inputs and asking again")).toBeVisible();
  await expect(chart).toHaveCount(0);
  await expect(chart).toBeVisible({ timeout: 120_000 });
  // What was asked before stands there at once.
  await page.getByText("Groups", { exact: true }).click();
  await expect(chart).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await studio.overflow()).toBeLessThanOrEqual(0);
  await page.getByText("VI", { exact: true }).click();
  await expect(gain).toContainText("trường hợp kiểm định");
  expect(await studio.overflow()).toBeLessThanOrEqual(0);
  await page.getByText("EN", { exact: true }).click();
  await results.open("Overview");
  const report = await studio.download(page.getByRole("button", { name: "Download report" }));
  expect(await readFile(await report.path(), "utf8")).toContain("what it counts without its network");
});
