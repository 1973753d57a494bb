// The log of a run as it stands on the Train screen.

import type { Page } from "@playwright/test";

export const logLines = (page: Page, kind: string): Promise<string[]> =>
  page.locator(`[data-log=${kind}] span`).evaluateAll((all) => all.map((line) => line.textContent ?? ""));

/** The kinds of its lines, without those that a run has as many of as it lasts. */
export async function logKinds(page: Page): Promise<(string | null)[]> {
  const kinds = await page.locator("[data-log]").evaluateAll((all) => all.map((line) => line.getAttribute("data-log")));
  return kinds.filter((kind) => !["epoch", "restart", "preparing", "untrained"].includes(kind!));
}
