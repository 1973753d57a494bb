// Measures in a worker, as the studio trains: only there may a thread wait for others.

import { measureStep, type StepRequest } from "./measure.ts";
import type { StockRequest } from "./stock.ts";

addEventListener("message", async ({ data }: MessageEvent<StepRequest | StockRequest>) => {
  try {
    const result = "stock" in data ? await (await import("./stock.ts")).measureStock(data) : await measureStep(data);
    postMessage({ result });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
