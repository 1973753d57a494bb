// Trains once, as a user does, what other tests open: what the page then keeps in its storage is written to files.

import { expect, test } from "@playwright/test";
import { ledgerCsv } from "./pages/ledger.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";
import { type Trained, trainedState } from "./pages/trained.ts";

const READ: Record<Trained, (studio: StudioPage) => Promise<void>> = {
  shop: (studio) => studio.takeSample("Small online shop", "5000"),
  ledger: async (studio) => {
    await studio.drop("ledger.csv", ledgerCsv());
    await studio.readFile();
    await expect(studio.page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 60_000 });
  },
};

for (const name of ["shop", "ledger"] as const) {
  test(`a model of the ${name} is trained and kept`, async ({ page }) => {
    const studio = new StudioPage(page);
    await studio.open({ ...TINY, epochs: "2", backend: "wasm" });
    await READ[name](studio);
    await studio.train();
    await studio.show("Data");
    await expect(page.getByRole("button", { name: /^Open / })).toHaveCount(1);
    await studio.show("Runs");
    await expect(page.getByRole("table", { name: "Runs" }).locator("tbody tr")).toHaveCount(1);
    await page.context().storageState({ path: trainedState(name), indexedDB: true });
  });
}
