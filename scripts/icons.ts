// Draws the page's icon as the pictures that systems show for an installed page, from public/icon.svg. Run by hand.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "./browser.ts";
import { root } from "./tool.ts";

const folder = join(root, "public", "icons");
const drawing = readFileSync(join(root, "public", "icon.svg"), "utf8");
/** Systems cut a maskable icon to their own form, and round one that has no corners of its own. */
const square = drawing.replace(' rx="8"', "");

const ICONS = [
  { name: "icon-192", size: 192, svg: drawing },
  { name: "icon-512", size: 512, svg: drawing },
  { name: "maskable-512", size: 512, svg: square },
  { name: "icon-180", size: 180, svg: square },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await ensureBrowser() });
try {
  for (const { name, size, svg } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`,
    );
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
