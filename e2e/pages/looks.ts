// A page as it is looked at: how wide, in which colours.

import { expect, type Page } from "@playwright/test";

/** Shows the page in this width and scheme, and waits for colours on their way from one scheme to the other. */
export async function lookAs(page: Page, width: number, colorScheme: "light" | "dark"): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
  // One that is cut short by the next has ended, too.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        // Others may have no end: what follows a row's scrolling, and what lies folded, which stands still.
        .filter(
          (animation) =>
            animation instanceof CSSTransition &&
            animation.effect instanceof KeyframeEffect &&
            animation.effect.target?.checkVisibility(),
        )
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
}
