// Holds golden files against a device in Chromium, where Node has no WebGPU.

import type { BackendName } from "../../src/core/kernels/backendChoice.ts";
import { openServedPage } from "../shared/servedPage.ts";
import type { Checker } from "./checker.ts";
import type {} from "./page.ts";

const PACKAGES = ["@tensorflow/tfjs-backend-cpu", "@tensorflow/tfjs-backend-webgpu", "@tensorflow/tfjs-core", "zod"];

export async function inChromium(backend: BackendName): Promise<Checker> {
  const { page, close } = await openServedPage("golden", PACKAGES);
  try {
    const broken = new Promise<never>((_, reject) => page.on("pageerror", reject));
    await Promise.race([page.waitForFunction("'golden' in globalThis", { timeout: 120_000 }), broken]);
    const { name, detail } = await page.evaluate((wanted) => golden.choose(wanted), backend);
    return {
      name,
      detail,
      check: async (bytes) => {
        const answer = await page.evaluate((text) => golden.check(text), Buffer.from(bytes).toString("base64"));
        if ("error" in answer) throw new Error(answer.error);
        return answer.groups;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
