// Waits until the service worker has all of the page.

import { expect, type Page } from "@playwright/test";

/** The page itself is kept last. */
export async function kept(page: Page): Promise<void> {
  const keepsPage = async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().some(({ url }) => url.includes("/index.html?"));
  };
  await expect.poll(() => page.evaluate(keepsPage).catch(() => false), { timeout: 60_000 }).toBe(true);
}
