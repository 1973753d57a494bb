// Drives the measuring page in Chromium.

import { chromiumArguments } from "../../scripts/browser.ts";
import { openServedPage } from "../shared/servedPage.ts";
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
  const flags = chromiumArguments().filter((flag) => !ownAdapter || !flag.startsWith("--use-webgpu-adapter"));
  if (ownAdapter) flags.push("--enable-features=Vulkan");
  const include = [
    "@tensorflow/tfjs",
    "@tensorflow/tfjs-backend-cpu",
    "@tensorflow/tfjs-backend-webgpu",
    "@tensorflow/tfjs-core",
    "zod",
  ];
  const { page, browser, close } = await openServedPage("step", include, flags);
  await page.waitForFunction("'measureInWorker' in globalThis");
  const measure = (request: object): Promise<object> => page.evaluate((asked) => measureInWorker(asked), request);
  return {
    version: browser.version(),
    measure: (request) => measure(request) as Promise<StepResult>,
    measureStock: (request) => measure(request) as Promise<StockResult>,
    close,
  };
}
