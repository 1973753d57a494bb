// A page as it is looked at: how wide, in which colours.

import { expect, type Page } from "@playwright/test";

/** Shows the page in this width and scheme, and waits for colours on their way from one scheme to the other. */
export async function lookAs(page: Page, width: number, colorScheme: "light" | "dark"): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
  // The shade of a table that scrolls follows its place, not the time, and never ends.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ timeline }) => timeline === document.timeline)
        .map(({ finished }) => finished),
    ),
  );
}
