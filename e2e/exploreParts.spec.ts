// The parts of Explore and the panel of lines for everyone: narrow and wide, dark and light, without findings.

import { expect, test } from "@playwright/test";
import { EXPLORE_PARTS, ExplorePage } from "./pages/ExplorePage.ts";
import { seriousFindings } from "./pages/findings.ts";
import { StudioPage } from "./pages/StudioPage.ts";

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
    const explore = new ExplorePage(page);
    for (const part of EXPLORE_PARTS) {
      await explore.open(part);
      if (part === "Features") {
        await page.getByRole("button", { name: "Compute correlations" }).click();
        await expect(page.getByRole("table", { name: "Strongest pairs" })).toBeVisible();
      } else if (part === "Sales over time") {
        await expect(page.getByRole("img", { name: "Revenue by week" }).locator("canvas")).toBeVisible();
        await expect(page.getByRole("table", { name: "Revenue by weekday and hour" })).toBeVisible();
      } else if (part === "Places") {
        await expect(page.getByRole("list", { name: "Ranking" })).toBeVisible();
      } else if (part === "Rankings") {
        await expect(page.getByRole("table", { name: /^Ranking by / })).toBeVisible();
      } else if (part === "Discounts") {
        await expect(page.getByRole("table", { name: "Changes with a discount" })).toBeVisible();
      } else {
        await expect(page.getByRole("table", { name: `All ${part.toLowerCase()}` })).toBeVisible();
      }
      await look(part);
    }
    await page.getByRole("tab", { name: "Products", exact: true }).click();
    await page.getByRole("button", { name: "Show the lines: Tier 3" }).click();
    await expect(page.getByRole("dialog").locator("[data-line]").first()).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCSS("opacity", "1"); // colours count once it has faded in
    await look("lines behind a tier");
  });
}
