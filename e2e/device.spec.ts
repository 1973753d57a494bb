// The device that will train, and why that one, stand on the page before a run.

import { expect, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("a software adapter counts as no graphics card: WebAssembly trains, and the page says why", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "auto" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  const why = page.getByText(/WebAssembly, \d+ threads, relaxed SIMD\. /);
  await expect(why).toContainText("The only WebGPU adapter computes on the CPU (google swiftshader", {
    timeout: 60_000,
  });
  await page
    .getByRole("button", { name: "VI", exact: true })
    .or(page.getByText("VI", { exact: true }))
    .first()
    .click();
  await expect(page.getByText(/WebAssembly, \d+ luồng, relaxed SIMD\. .*swiftshader/)).toBeVisible();
  await page.getByLabel("Chạy trên").selectOption("wasm");
  await expect(page.getByText(/WebAssembly, \d+ luồng, relaxed SIMD\. WebAssembly được yêu cầu\./)).toBeVisible({
    timeout: 60_000,
  });
});
