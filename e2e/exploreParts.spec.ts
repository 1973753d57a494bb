// The parts of Explore and the panel of lines for everyone: narrow and wide, dark and light, without findings.

import { expect, test } from "@playwright/test";
import { seriousFindings } from "./pages/findings.ts";
import { StudioPage } from "./pages/StudioPage.ts";

const PARTS = ["Products", "Customers", "Features"];

for (const [width, colorScheme] of [
  [390, "light"],
  [1440, "dark"],
] as const) {
  test(`parts of Explore fit ${width} pixels in ${colorScheme} and axe finds nothing serious`, async ({ page }) => {
    const studio = new StudioPage(page);
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await studio.open();
    await studio.takeSample("Vietnamese distributor", "5000");
    const look = async (what: string) => {
      expect(await studio.overflow(), `${what}: pixels too wide`).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page), what).toEqual([]);
    };
    await expect(page.getByRole("table", { name: "Numbers" })).toBeVisible();
    await expect(page.getByRole("table", { name: "Lines" }).locator("[data-line]").first()).toBeVisible();
    await look("Data");
    await studio.show("Explore");
    for (const part of PARTS) {
      await page.getByRole("tab", { name: part, exact: true }).click();
      if (part === "Features") {
        await page.getByRole("button", { name: "Compute correlations" }).click();
        await expect(page.getByRole("table", { name: "Strongest pairs" })).toBeVisible();
      } else {
        await expect(page.getByRole("table", { name: `All ${part.toLowerCase()}` })).toBeVisible();
      }
      await look(part);
    }
    await page.getByRole("tab", { name: "Products", exact: true }).click();
    await page.getByRole("button", { name: "Show the lines: Tier 3" }).click();
    await expect(page.getByRole("dialog").locator("[data-line]").first()).toBeVisible();
    await look("lines behind a tier");
  });
}
