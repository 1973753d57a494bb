// The model's diagram follows the sliders. That its counts are those of the model that is trained is held by export.spec.ts and
// settings.spec.ts.

import { expect, test } from "@playwright/test";
import { drawnCounts, drawnTotal } from "./pages/drawnModel.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("the diagram follows the sliders at once", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(page.locator(".model")).toBeVisible({ timeout: 60_000 });
  const before = new Map(await drawnCounts(page));
  await page.getByRole("textbox", { name: "Embedding" }).fill("32");
  await expect
    .poll(async () => new Map(await drawnCounts(page)).get("product_embedding"))
    .toBe(2 * before.get("product_embedding")!);
  const after = new Map(await drawnCounts(page));
  // The gates of both directions see 16 numbers more.
  expect(after.get("lstm")! - before.get("lstm")!).toBe(2 * 4 * 16 * 16);
  for (const same of ["attention", "fusion", "product_head"]) expect(after.get(same)).toBe(before.get(same));
  await expect(studio.metric("Parameters").locator("xpath=following-sibling::dd")).toHaveText(
    (await drawnTotal(page)).toLocaleString("en-GB"),
  );
  await page.getByText("All parameters by their PyTorch names").click();
  const table = page.getByRole("table", { name: "All parameters by their PyTorch names" });
  await expect(table.getByRole("row", { name: /^product_embedding\.weight/ })).toContainText("× 32");
});
