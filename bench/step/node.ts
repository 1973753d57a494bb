// Measures in a Node of its own, as worker.ts does in a worker: fresh memory, and stock TensorFlow.js, which brings
// gradients of its own, apart from ours. Started by child.ts with the request as JSON.

import type { StepRequest } from "./measure.ts";
import type { StockRequest } from "./stock.ts";

const request = JSON.parse(process.argv[2] ?? "{}") as StepRequest | StockRequest;
try {
  const result =
    "stock" in request
      ? await (await import("./stock.ts")).measureStock(request)
      : await (await import("./measure.ts")).measureStep(request);
  console.log(JSON.stringify(result));
  process.exit(0); // Dawn's threads would keep it open
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
