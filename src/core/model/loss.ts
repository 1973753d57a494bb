// total = Σ wᵢ · lossᵢ of the four tasks (MODEL.md, Loss).

import { customGrad, mul, reshape, type Scalar, sum, type Tensor, type Tensor1D } from "@tensorflow/tfjs-core";
import { join } from "../kernels/gradients.ts";
import { productLoss } from "../kernels/productLoss/index.ts";
import { smoothL1 } from "../kernels/smoothL1/index.ts";
import type { Outputs } from "./forward.ts";
import type { Targets } from "./inputs.ts";

/** What sums are divided by: rows with a known product, and rows, of the whole (accumulated) batch. */
export interface Denominators {
  known: number;
  rows: number;
}

/** The task losses [4] in the order of TASKS, and their weighted sum. `weights` [4]; 0 switches a task off. */
export function losses(
  outputs: Outputs,
  targets: Targets,
  weights: Tensor1D,
  denominators: Denominators,
): { total: Scalar; tasks: Tensor1D } {
  const memory = outputs.gate && { gate: outputs.gate, counted: targets.counted };
  const parts = [
    productLoss(outputs.logits, targets.product, memory, Math.max(1, denominators.known)),
    smoothL1(outputs.quantity, targets.quantity, denominators.rows),
    smoothL1(outputs.revenue, targets.revenue, denominators.rows),
    smoothL1(outputs.discount, targets.discount, denominators.rows),
  ];
  const tasks = join(
    parts.map((part) => reshape(part, [1]) as Tensor1D),
    0,
  ); // [4]
  return { total: weightedSum(tasks, weights), tasks };
}

/** Σ weights · values; values [n], weights [n] (constant) → scalar. */
function weightedSum(values: Tensor1D, weights: Tensor1D): Scalar {
  return customGrad((...args) => {
    const [input] = args as unknown as [Tensor];
    return { value: sum(mul(input, weights)), gradFunc: (dy: Tensor) => mul(weights, dy) };
  })(values) as Scalar;
}
