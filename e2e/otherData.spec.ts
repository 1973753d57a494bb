// A model meets data that it was not trained on: it says so in numbers before it answers, and no figure of one data set
// stands as another's.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { seriousFindings } from "./pages/findings.ts";
import { ledgerCsv, ledgerLines } from "./pages/ledger.ts";
import { lookAs } from "./pages/looks.ts";
import { PredictPage } from "./pages/PredictPage.ts";

const HEADER = "customer_id,date,product_id,quantity,revenue VND,province";
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Half a year after the ledger: 30 other customers; every fourth line is of a product that the model has never seen. */
const OTHER = Array.from({ length: 600 }, (_, i) => {
  const quantity = 1 + (i % 3);
  const known = 1 + (i % 9);
  const product = i % 4 === 0 ? "NEW" : `${"ABCDE"[known % 5]}X${known}`;
  return `SHOP${(i * 7) % 30},${day(START + (550 + Math.floor(i / 6)) * DAY)},${product},${quantity},${quantity * 990_000},Huế`;
});
const OTHER_CSV = [HEADER, ...OTHER].join("\n");

test("a model asked about other data says so in numbers, and its results stay those of its own", {
  tag: "@trained",
}, async ({ page }) => {
  const studio = new PredictPage(page);
  const note = page.locator("[data-shift]");
  const trainedOn = page.locator("[data-trained-on]");
  await studio.openTrained("ledger");

  await studio.show("Predict");
  await expect(note).toHaveText("The open data set is the model's own.");
  await expect(note).toHaveAttribute("data-shift", "own");
  await page.getByLabel("Date of the next visit").fill("2025-05-30");
  await expect(page.getByRole("status").filter({ hasText: "The model's own data end" })).toContainText(
    "The model's own data end on 03/02/2025, 116 days before the day asked for.",
  );
  await page.getByLabel("Date of the next visit").fill("2025-02-04");
  await studio.predict("KH7");
  // Twelve orders or so, with their lines beside them.
  const orders = studio.metric("Purchases so far");
  const lines = ledgerLines().filter((line) => line.startsWith("KH7,"));
  await expect(orders).toHaveText(String(new Set(lines.map((line) => line.split(",")[2])).size));
  await expect(page.getByText(`in ${lines.length} lines.`)).toBeVisible();
  await expect(page.getByText(/typically off by/).first()).toBeVisible();

  await studio.show("Results");
  await expect(trainedOn).toHaveText("Trained and judged on ledger.csv, 01/01/2024 to 03/02/2025");
  await expect(note).toHaveCount(0);
  const hit = await studio.productMetric("This model", "Hit at 10");
  await studio.show("Export");
  const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
  const content = await readFile(await zip.path());

  // Another data set under the same model.
  await studio.show("Data");
  await studio.drop("other.csv", OTHER_CSV);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("600");
  await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 150_000 });
  await studio.show("Results");
  await expect(note).toHaveAttribute("data-shift", "false");
  await expect(note).toContainText("These are not the data that the model was trained on");
  await expect(note).toContainText("not of other.csv");
  await expect(trainedOn).toHaveAttribute("data-trained-on", "ledger.csv");
  expect(await studio.productMetric("This model", "Hit at 10")).toBe(hit);
  const report = await studio.download(page.getByRole("button", { name: "Download report" }));
  const html = await readFile(await report.path(), "utf8");
  expect(html).toContain("These are not the data that the model was trained on");
  expect(html).toContain("Trained and judged on ledger.csv, 01/01/2024 to 03/02/2025");

  await studio.show("Predict");
  await expect(note).toContainText("Its data end on 03/02/2025, 251 days before the day asked for.");
  await expect(note).toContainText("30 of 30 customers are new to it.");
  // The last 200, and those of the same day as the first of them.
  await expect(note).toContainText("Of the last 204 lines, 25.0% are of a product it does not know (0.0% of its own");
  await expect(note).toContainText("100.0% are of a place that is not located or of a province it has not seen (0.0%");
  await expect(note).toContainText(/Their shares differ from those it learnt from: by products 0\.\d\d, by amounts/);
  await studio.predict("SHOP7");
  await expect(page.getByText(/on its own test targets off by/).first()).toBeVisible();
  for (const width of [390, 1440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await lookAs(page, width, colorScheme);
      expect(await studio.overflow(), `${width} pixels, ${colorScheme}`).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page), `${width} pixels, ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByText("VI", { exact: true }).click();
  await expect(note).toContainText("Đây không phải dữ liệu mà mô hình đã được huấn luyện");
  await expect(note).toContainText("30 trong 30 khách hàng là mới đối với mô hình.");
  expect(await studio.overflow()).toBeLessThanOrEqual(0);
  await page.getByText("EN", { exact: true }).click();

  // Brought back as a zip on the other data it is as foreign, and no run's targets are taken for another's.
  await studio.show("Export");
  await studio.drop("model.zip", content, "application/zip");
  await expect(trainedOn).toHaveText("Trained and judged on data without a name, 01/01/2024 to 03/02/2025");
  await studio.show("Runs");
  for (const box of await page.getByRole("checkbox", { name: /^Compare/ }).all()) await box.check();
  await expect(page.getByText("Judged on the same test targets.")).toHaveCount(0);

  // On its own data it knows them again, whatever the file is called.
  await studio.show("Data");
  await studio.drop("renamed.csv", ledgerCsv());
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("2,400");
  await studio.show("Predict");
  await expect(note).toHaveAttribute("data-shift", "own");
});
