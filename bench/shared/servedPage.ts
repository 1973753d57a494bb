// Serves one of the measuring pages with cross-origin isolation (threads need it) and opens it in Chromium.

import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { createServer } from "vite";
import { chromiumArguments, ensureBrowser } from "../../scripts/browser.ts";
import { root } from "../../scripts/tool.ts";

export interface ServedPage {
  page: Page;
  browser: Browser;
  close(): Promise<void>;
}

/** Opens the page of a folder in bench/. `flags` are Chromium's, `include` the packages that its workers import. */
export async function openServedPage(
  folder: string,
  include: string[],
  flags: string[] = chromiumArguments(),
): Promise<ServedPage> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    cacheDir: join(root, ".cache", `vite-bench-${folder}`),
    server: {
      hmr: false,
      watch: null,
      headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    },
    worker: { format: "es" },
    optimizeDeps: { noDiscovery: true, include },
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: flags });
  const page = await browser.newPage();
  await page.goto(new URL(`bench/${folder}/`, server.resolvedUrls!.local[0]!).href);
  return {
    page,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
