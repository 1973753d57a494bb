// How the model's numbers go together: on a file whose revenue is ten times its quantity.

import { expect, test } from "@playwright/test";
import { StudioPage } from "./pages/StudioPage.ts";

const rows = Array.from({ length: 400 }, (_, i) => {
  const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(i / 2) * 86_400_000).toISOString().slice(0, 10);
  const quantity = 1 + ((i * 7) % 5);
  return `K${i % 9},P${i % 6},${day},${quantity},${quantity * 10},o${i}`;
});
const FILE = `customer_id,product_id,date,quantity,revenue,order_id\n${rows.join("\n")}\n`;

test("correlations of the training part, as a map, as a table and as the strongest pairs", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("pairs.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("400");
  await studio.show("Explore");
  await page.getByRole("tab", { name: "Features", exact: true }).click();
  await page.getByRole("button", { name: "Compute correlations" }).click();
  await expect(page.getByText(/^\d+ of \d+ training purchases, \d+ numbers\.$/)).toBeVisible();

  const pairs = page.getByRole("table", { name: "Strongest pairs" }).locator("tbody tr");
  await expect(
    pairs.filter({ hasText: "Predicted: quantity" }).filter({ hasText: "Predicted: revenue" }),
  ).toContainText("1.00");
  const own = page.getByRole("table", { name: "With Predicted: quantity" }).locator("tbody tr").first();
  await expect(own).toHaveText(/^Predicted: revenue0\.\d\d1\.00$|^Predicted: revenue1\.001\.00$/);

  await page
    .locator("label")
    .filter({ hasText: /^Spearman$/ })
    .click();
  await page.getByRole("button", { name: "Show as table: Spearman correlation" }).click();
  const table = page.getByRole("table", { name: "Spearman correlation" });
  const heads = await table.locator("thead th").allTextContents();
  const cells = async (name: string) =>
    table
      .locator("tbody tr")
      .filter({ has: page.locator("td:first-child").getByText(name, { exact: true }) })
      .locator("td")
      .allTextContents();
  const quantity = await cells("Predicted: quantity");
  expect(quantity[heads.indexOf("Predicted: revenue")]).toBe("1.000");
  expect(quantity[heads.indexOf("Predicted: quantity")]).toBe("1.000");
  // Nobody is known to be a walk-in customer: a number that never changes goes with nothing.
  const walkIn = await cells("Walk-in customer");
  expect(walkIn.slice(1).every((text) => text === "–")).toBe(true);
});
