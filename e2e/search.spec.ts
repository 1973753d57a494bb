// A search for better settings: begun with one button, broken off by a closed page, taken up on another screen, ended, and what
// it found trained and judged.

import { expect, type Page, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Trials" }).locator("tbody tr");

test("a search survives a closed page, says what it found, and its winner is trained and judged", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "3", hiddenSize: "8", embedDim: "8", targetsPerEpoch: "256", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  const begin = page.getByRole("button", { name: /^Look for better settings/ });
  await expect(begin).toHaveText(/about \d+/, { timeout: 120_000 });
  await page.locator("summary", { hasText: "How it looks" }).click();
  await page.getByRole("textbox", { name: "Trials at most" }).fill("60"); // until it is stopped
  await page.getByRole("checkbox", { name: "Batch size" }).uncheck();
  await begin.click();

  await test.step("while it goes on, trials are told, and nothing else trains", async () => {
    await expect(rows(page).nth(1)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole("columnheader", { name: "Learning rate" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Batch size" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Start training" })).toBeDisabled();
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByRole("heading", { name: "Search paused" })).toBeVisible();
  });
  const scores = () =>
    rows(page)
      .locator("td:nth-child(2)")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-value")));
  const before = (await scores()).filter(Boolean);
  await page.reload();

  await test.step("the next visit offers it where the user lands, and goes on with what was found", async () => {
    await studio.show("Data");
    await studio.isBack();
    const notice = page.getByRole("status").filter({ hasText: /A search for better settings on .* is unfinished/ });
    await expect(notice).toBeVisible({ timeout: 120_000 });
    await notice.getByRole("button", { name: "Continue it" }).click();
    await expect(page).toHaveURL(/#train/);
    await expect
      .poll(async () => (await scores()).filter(Boolean).length, { timeout: 120_000 })
      .toBeGreaterThanOrEqual(before.length);
    expect(await scores()).toEqual(expect.arrayContaining(before));
  });

  const said = page.locator(".search-said");
  await test.step("stopped, it trains the best again; ended, it says what was tried, found and is to be done", async () => {
    await expect(page.locator("[data-trial='1'][data-standing=whole]")).toBeVisible({ timeout: 120_000 });
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByRole("heading", { name: "Training the best again with other seeds" })).toBeVisible({
      timeout: 120_000,
    });
    await page.getByRole("button", { name: "End now" }).click();
    await expect(said).toContainText(/Tried: \d+ settings? in/, { timeout: 120_000 });
    await expect(said).toContainText(/Found: .*NDCG at 10/);
    await expect(said).toContainText("Next: ");
  });

  await test.step("the settings of a trial are trained and judged; the form can be put back", async () => {
    await page.locator("summary", { hasText: /^Trials/ }).click();
    const rate = page.getByRole("textbox", { name: "Learning rate" });
    const had = await rate.inputValue();
    await page
      .getByRole("button", { name: /^Train with the settings of trial ([2-9]|\d\d+)$/ })
      .first()
      .click();
    await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 120_000 });
    expect(await rate.inputValue()).not.toBe(had);
    await page.getByRole("button", { name: "Put my settings back" }).click();
    await expect(rate).toHaveValue(had);
    await studio.show("Runs");
    await expect(page.getByRole("table", { name: "Runs" }).locator("tbody tr")).toHaveCount(1);
  });

  await test.step("a deleted search comes back", async () => {
    await studio.show("Train");
    await page.getByRole("button", { name: "Delete this search" }).click();
    await expect(said).toBeHidden();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(said).toContainText("Tried: ");
  });
});
