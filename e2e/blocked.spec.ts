// A browser that blocks all site data: the page works, and says so.

import { expect, type Page, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const SMALL = { ...TINY, epochs: "1", hiddenSize: "8", embedDim: "8", maxSeqLen: "6", backend: "wasm" };

/** As "block all cookies" does: what keeps data throws when it is looked at, in the page and in its workers. */
async function blockSiteData(page: Page): Promise<void> {
  const block = (): void => {
    const get = (): never => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(globalThis, name, { get, configurable: true });
    }
    Object.defineProperty(Object.getPrototypeOf(navigator), "locks", { get, configurable: true });
    Object.defineProperty(Object.getPrototypeOf(navigator), "storage", { get: () => undefined, configurable: true });
  };
  await page.addInitScript(block);
  await page.route(/(ingest|training)\.worker-.*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${block})();\n${await response.text()}` });
  });
}

test("with all site data blocked a whole session works in memory, and the page says so once", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await blockSiteData(page);
  const studio = new StudioPage(page);
  await studio.open(SMALL);
  const notice = page.getByText(/This browser does not let the page keep data/);
  await expect(notice).toBeVisible();
  await expect(notice).not.toContainText("http");
  await studio.takeSample("Small online shop", "5000");
  await expect(notice).toHaveCount(1);
  await page.getByRole("status").filter({ has: notice }).getByRole("button", { name: "Close" }).click();
  await studio.train();
  await expect(page.getByRole("status").filter({ hasText: "In memory only" })).toBeVisible();
  await studio.show("Results");
  expect(await studio.productMetric("This model", "Hit at 10")).toBeGreaterThan(0);
  await studio.show("Export");
  await studio.download(page.getByRole("button", { name: "Download the zip" }));
  await page.getByText("VI", { exact: true }).click();
  await expect(page.getByRole("tab", { name: "Dữ liệu" })).toBeVisible();
  await expect(notice).toHaveCount(0);
  expect(errors).toEqual([]);
});
