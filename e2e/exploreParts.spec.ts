// The parts of Explore and the panel of lines for everyone: narrow and wide, dark and light, without findings.

import { expect, test } from "@playwright/test";
import { cutTables } from "./pages/cutTables.ts";
import { EXPLORE_PARTS, ExplorePage } from "./pages/ExplorePage.ts";
import { seriousFindings } from "./pages/findings.ts";
import { lookAs } from "./pages/looks.ts";
import { StudioPage } from "./pages/StudioPage.ts";

const LOOKS = [
  [390, "light"],
  [1440, "dark"],
] as const;

test("parts of Explore fit 390 pixels in light and 1440 in dark, and axe finds nothing serious", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.takeSample("Vietnamese distributor", "5000");
  const look = async (what: string) => {
    for (const [width, colorScheme] of LOOKS) {
      await lookAs(page, width, colorScheme);
      await expect.poll(() => studio.overflow(), `${what}, ${width}: pixels too wide`).toBeLessThanOrEqual(0);
      await expect.poll(() => cutTables(page), `${what}, ${width}`).toEqual([]);
      expect(await seriousFindings(page), `${what}, ${width} ${colorScheme}`).toEqual([]);
    }
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
