// Serves the measuring page with cross-origin isolation (threads need it) and drives Chromium through it.

import { join } from "node:path";
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { chromiumArguments, ensureBrowser } from "../../scripts/browser.ts";
import { root } from "../../scripts/tool.ts";
import type { StepRequest, StepResult } from "./measure.ts";
import type { StockRequest, StockResult } from "./stock.ts";

export interface Chromium {
  version: string;
  measure(request: StepRequest): Promise<StepResult>;
  measureStock(request: StockRequest): Promise<StockResult>;
  close(): Promise<void>;
}

/** `ownAdapter`: let Chromium take the machine's graphics card instead of the software adapter. */
export async function openChromium(ownAdapter: boolean): Promise<Chromium> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    cacheDir: join(root, ".cache", "vite-bench"),
    server: {
      hmr: false,
      watch: null,
      headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    },
    worker: { format: "es" },
    optimizeDeps: {
      noDiscovery: true,
      include: [
        "@tensorflow/tfjs",
        "@tensorflow/tfjs-backend-cpu",
        "@tensorflow/tfjs-backend-webgpu",
        "@tensorflow/tfjs-core",
        "zod",
      ],
    },
  });
  await server.listen();
  const flags = chromiumArguments().filter((flag) => !ownAdapter || !flag.startsWith("--use-webgpu-adapter"));
  if (ownAdapter) flags.push("--enable-features=Vulkan");
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: flags });
  const page = await browser.newPage();
  await page.goto(new URL("bench/step/", server.resolvedUrls!.local[0]!).href);
  await page.waitForFunction("'measureInWorker' in globalThis");
  const measure = (request: object): Promise<object> => page.evaluate((asked) => measureInWorker(asked), request);
  return {
    version: browser.version(),
    measure: (request) => measure(request) as Promise<StepResult>,
    measureStock: (request) => measure(request) as Promise<StockResult>,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
