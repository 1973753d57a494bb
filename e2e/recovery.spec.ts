// When the training worker ends in mid-work, the page says so, starts another and goes on with data and model.

import { expect, test } from "@playwright/test";
import { StudioPage } from "./pages/StudioPage.ts";

test("a training worker that ends is replaced, data set and model with it", { tag: "@trained" }, async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openTrained("shop");
  await studio.show("Predict");
  const customer = await studio.predictFirstCustomer("");
  const before = await studio.readPrediction();

  const worker = page.workers().find((each) => each.url().includes("training"));
  expect(worker).toBeDefined();
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error("the device was lost");
    });
  });
  await studio.show("Data");
  await expect(studio.alert).toContainText("the device was lost", { timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 60_000 });
  await studio.show("Predict");
  const after = await studio.predict(customer);
  expect(after.products).toEqual(before.products);
});
