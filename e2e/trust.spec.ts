// What the page does when the browser, the disk or an older and newer version of itself do not play along.

import { expect, type Page, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const SALES = [
  "customer_id,product_id,date,quantity,revenue",
  ...Array.from(
    { length: 40 },
    (_, i) => `C${i % 5},P${i % 4},2025-01-${String(1 + (i % 28)).padStart(2, "0")},1,${i}`,
  ),
].join("\n");

/** Puts records into the page's database as they are. */
function putRecords(page: Page, records: Record<string, object[]>): Promise<void> {
  return page.evaluate(
    (tables) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("sales-studio");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const writing = database.transaction(Object.keys(tables), "readwrite");
          for (const [table, all] of Object.entries(tables)) {
            for (const record of all) writing.objectStore(table).put(record);
          }
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    records,
  );
}

test("what cannot be read hides nothing: it is listed with its reason, saved and deleted", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("march.csv", SALES);
  await data.readFile();
  await expect(data.stored("march.csv")).toBeVisible();
  await putRecords(page, {
    datasets: [{ id: "x", version: 99, complete: true, info: { name: "next year.csv" } }],
    recipes: [{ id: "y", version: 1, name: "half a recipe", savedAt: 1 }],
    runs: [{ id: "z", version: 2, name: "no counts", note: "", fingerprint: "", createdAt: 1, metrics: {} }],
  });
  await page.reload();
  await expect(data.stored("march.csv")).toBeVisible();
  await page.getByText("2 records cannot be read here").click();
  await expect(page.getByText("Data set: next year.csv")).toBeVisible();
  await expect(page.getByText(/A newer version of the studio wrote the stored data set/)).toBeVisible();
  await expect(page.getByText(/cannot read the recipe/)).toBeVisible();
  const copy = await data.download(page.getByRole("button", { name: "Save a copy: next year.csv" }));
  expect(copy.suggestedFilename()).toBe("next year.csv.zip");
  await page.getByRole("button", { name: "Delete what cannot be read: next year.csv" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("1 record cannot be read here")).toBeVisible();

  await data.show("Runs");
  await expect(page.getByText("No runs yet")).toBeVisible();
  await page.getByText("1 record cannot be read here").click();
  await expect(page.getByText("Run: no counts")).toBeVisible();
  expect(await data.overflow()).toBeLessThanOrEqual(0);
});
