// Two trainings are kept by themselves, compared, described, deleted and brought back; one travels as a zip.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { cutTables } from "./pages/cutTables.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

/** A figure of a run's line at full precision. */
async function figure(page: Page, run: string, metric: string): Promise<number> {
  const cell = page.locator(`tr[data-run="${run}"] [data-metric="${metric}"]`).first();
  return Number(await cell.getAttribute("data-value"));
}

test("runs are kept, compared, renamed, deleted with a way back, restored and moved", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "2", backend: "wasm" });
  await studio.show("Runs");
  await expect(page.getByRole("heading", { name: "No runs yet" })).toBeVisible();
  await studio.show("Data");
  await studio.takeSample("Small online shop", "5000");
  await studio.train();
  await studio.show("Results");
  const firstHit = await studio.productMetric("This model", "Hit at 10");

  await studio.show("Runs");
  const table = page.getByRole("table", { name: "Runs" });
  await expect(table.locator("tbody tr")).toHaveCount(1);
  const name = "synthetic-shop-5000-seed1.csv";
  const shown = "Small online shop, synthetic (5,000 lines, seed 1)";
  expect(Math.abs((await figure(page, name, "hit10")) * 100 - firstHit)).toBeLessThanOrEqual(0.05);
  await page.getByRole("button", { name: `Rename ${shown}` }).click();
  await page.getByRole("textbox", { name: "Name of the run" }).fill("two epochs");
  await page.getByRole("textbox", { name: /^Note on/ }).fill("<b>first</b> try");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(table.getByText("<b>first</b> try")).toBeVisible();

  await studio.show("Train");
  await page.getByRole("textbox", { name: "Epochs" }).fill("3");
  await page.getByRole("textbox", { name: "Hidden size" }).fill("24");
  await page.getByRole("textbox", { name: "Hidden size" }).blur();
  await studio.train();
  await studio.show("Runs");
  await expect(table.locator("tbody tr")).toHaveCount(2);
  await expect(table.locator("tbody tr").first()).toHaveAttribute("data-run", name);
  const hits = [await figure(page, "two epochs", "hit10"), await figure(page, name, "hit10")];
  await table.getByRole("button", { name: "Hit at 10" }).click();
  await expect(table.getByRole("columnheader", { name: /Hit at 10/ })).toHaveAttribute("aria-sort", "descending");
  await expect(table.locator("tbody tr").first()).toHaveAttribute(
    "data-run",
    hits[0]! >= hits[1]! ? "two epochs" : name,
  );

  await page.getByRole("checkbox", { name: "Compare two epochs" }).check();
  await page.getByRole("checkbox", { name: `Compare ${shown}` }).check();
  await expect(page.getByText("Judged on the same test targets.")).toBeVisible();
  const different = page.getByRole("table", { name: "Settings that differ" });
  const values = (setting: string) => different.locator(`tr[data-setting="${setting}"] td`).allTextContents();
  expect((await values("epochs")).sort()).toEqual(["2", "3"]);
  expect((await values("hiddenSize")).sort()).toEqual(["16", "24"]);
  await expect(different.locator("tbody tr")).toHaveCount(2);
  await test.step("the second stands beside the first, with the difference of their metrics and its interval", async () => {
    const beside = page.getByRole("table", { name: `2 · ${shown}` });
    const hit = beside.locator('tr[data-metric="hit10"]');
    const lead = (await hit.locator("td").nth(2).textContent())!;
    const points = Number(lead.replace("−", "-").replace(/[^-\d.]/g, ""));
    expect(Math.abs(points - 100 * (hits[1]! - hits[0]!))).toBeLessThanOrEqual(0.051);
    await expect(hit).toHaveAttribute("data-lead", /^(better|worse|level)$/);
    expect(await cutTables(page)).toEqual([]);
  });

  await test.step("tags, stars and filters leave the runs that fit, also after a reload", async () => {
    await page.getByRole("button", { name: "Star: two epochs" }).click();
    await page.getByRole("button", { name: "Rename two epochs" }).click();
    await page.locator('input[aria-label="Tags of two epochs"]').fill("keep");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("searchbox", { name: "Find runs" }).fill("KEEP");
    await expect(table.locator("tbody tr")).toHaveCount(1);
    await page.getByRole("searchbox", { name: "Find runs" }).fill("");
    await page.getByRole("switch", { name: "With a star" }).click();
    await expect(page.getByText("1 of 2 runs")).toBeVisible();
    await page.reload();
    await expect(table.locator("tbody tr")).toHaveAttribute("data-run", "two epochs");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("combobox", { name: "Filter by" }).fill("Epochs");
    await page.getByRole("option", { name: "Epochs", exact: true }).click();
    await page.getByRole("textbox", { name: "Epochs, from" }).fill("3");
    await expect(table.locator("tbody tr")).toHaveAttribute("data-run", name);
    await page.getByRole("button", { name: "Do not filter by Epochs" }).click();
    await expect(table.locator("tbody tr")).toHaveCount(2);
  });

  await test.step("histories are taken away, for TensorBoard too", async () => {
    await page.getByRole("button", { name: "Take histories" }).click();
    const logs = await studio.download(page.getByRole("menuitem", { name: "For TensorBoard (zip)" }));
    const folders = Object.keys(unzipSync(await readFile(await logs.path()))).map((path) => path.split("/")[0]);
    expect(folders.sort()).toEqual([name, "two epochs"].sort());
  });

  await page.getByRole("checkbox", { name: "Compare two epochs" }).check();
  await page.getByRole("checkbox", { name: `Compare ${shown}` }).check();
  await page.getByRole("button", { name: "Show as table: Validation loss" }).click();
  await expect(page.getByRole("table", { name: "Validation loss" }).locator("tbody tr")).toHaveCount(3);

  const zip = await studio.download(page.getByRole("button", { name: "Zip: two epochs" }));
  expect(zip.suggestedFilename()).toBe("two epochs.zip");
  const content = await readFile(await zip.path());
  await page.getByRole("button", { name: "Delete: two epochs" }).click();
  await expect(table.locator("tbody tr")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(table.locator("tbody tr")).toHaveCount(2);
  await page.getByRole("button", { name: "Delete: two epochs" }).click();
  await expect(table.locator("tbody tr")).toHaveCount(1);

  await page.reload();
  await expect(table.locator("tbody tr")).toHaveCount(1);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "moved.zip", mimeType: "application/zip", buffer: content });
  await expect(table.locator('tr[data-run="two epochs"]')).toBeVisible({ timeout: 60_000 });
  await expect(table.getByText("<b>first</b> try")).toBeVisible();
  expect(await figure(page, "two epochs", "hit10")).toBe(hits[0]);
  await page.getByRole("button", { name: `Open model: ${shown}` }).click();
  await expect(page.getByRole("button", { name: `Open now: ${shown}` })).toBeDisabled();
  await studio.show("Results");
  expect(Math.abs((await studio.productMetric("This model", "Hit at 10")) - hits[1]! * 100)).toBeLessThanOrEqual(0.05);
});
