// A screen on paper: no navigation, nothing cut, charts and tables whole.

import { expect, test } from "@playwright/test";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { StudioPage } from "./pages/StudioPage.ts";

/** A4 upright within its margins of 12 mm, at 96 pixels an inch. */
const SHEET = 703;

test.use({ colorScheme: "dark" });

test("a screen of charts and a long table is printed whole, dark on white", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.takeSample("Vietnamese distributor", "5000");
  await studio.show("Explore");
  await new ExplorePage(page).open("Customers");
  const table = page.getByRole("table", { name: "All customers" });
  await expect(table.locator(".line-placed").first()).toBeVisible();
  await expect(page.locator(".chart canvas").first()).toBeVisible();

  // As the browser does it: the event, then the media and the width of the sheet.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: SHEET, height: 1000 });
  await expect(page.getByRole("tablist", { name: "Screens" })).toBeHidden();
  expect(await studio.overflow(), "pixels too wide").toBeLessThanOrEqual(0);
  const rows = Number(await table.getAttribute("aria-rowcount")) - 1;
  await expect(table.locator(".line-placed")).toHaveCount(Math.min(rows, 300));
  for (const canvas of await page.locator(".chart canvas").all()) {
    const { width, right } = await canvas.evaluate((each) => each.getBoundingClientRect());
    expect(width).toBeGreaterThan(200);
    expect(right).toBeLessThanOrEqual(SHEET);
  }
  const ink = await page
    .getByRole("heading", { level: 2 })
    .first()
    .evaluate((each) => getComputedStyle(each).color);
  expect(ink).toBe("rgb(0, 0, 0)");

  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByRole("tablist", { name: "Screens" })).toBeVisible();
  await expect.poll(() => table.locator(".line-placed").count()).toBeLessThan(Math.max(rows, 60));
});
