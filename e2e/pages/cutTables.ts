// Whether tables that are wider than their frame say so: a shade at the side where more lies, and the column that names a row held.

import type { Page } from "@playwright/test";

/** What is wrong with the tables in sight, a sentence each. Scrolls each wide one to its end and back. */
export async function cutTables(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const wrong: string[] = [];
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await frames();
    for (const table of document.querySelectorAll<HTMLElement>("table, [role=table]")) {
      if (table.clientWidth === 0 || getComputedStyle(table).visibility === "hidden") continue;
      const name = table.getAttribute("aria-label") ?? table.textContent?.slice(0, 40) ?? "";
      let around = table.parentElement;
      while (around && getComputedStyle(around).overflowX === "visible") around = around.parentElement;
      const box = (around ?? document.documentElement).getBoundingClientRect();
      if (table.getBoundingClientRect().right <= box.right + 1) continue;
      const frame = around?.closest(".scroll-frame");
      if (!around || !frame) {
        wrong.push(`${name}: cut without a frame that scrolls`);
        continue;
      }
      if (!frame.hasAttribute("data-after")) wrong.push(`${name}: no shade at the side where more lies`);
      around.scrollLeft = around.scrollWidth;
      await frames();
      if (frame.hasAttribute("data-after")) wrong.push(`${name}: a shade at its end`);
      if (!frame.hasAttribute("data-before")) wrong.push(`${name}: no shade at the side that was left`);
      const held = table.querySelector(".line-held") ?? table.querySelector("tbody tr > :first-child");
      const at = held ? held.getBoundingClientRect().left - around.getBoundingClientRect().left : Number.NaN;
      if (!(Math.abs(at) <= 2)) wrong.push(`${name}: its first column is ${at} pixels away from the edge`);
      around.scrollLeft = 0;
    }
    return wrong;
  });
}
