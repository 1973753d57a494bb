// Runs the same model's step in a Python that has PyTorch.

import { join } from "node:path";
import { root } from "../../scripts/tool.ts";
import { configToJson } from "../../src/core/model/config.ts";
import { answerOf } from "./child.ts";
import type { StepResult } from "./measure.ts";
import { SIZES, type SizeName } from "./sizes.ts";

export type TorchResult = Pick<
  StepResult,
  "detail" | "minSeconds" | "medianSeconds" | "cpuSeconds" | "runSeconds" | "firstSeconds"
>;

/** One result for each number of threads, and two for a CUDA card (TF32 off and on). Throws what Python says. */
export async function measureTorch(
  python: string,
  request: { size: SizeName; lengths: number[]; steps: number; threads: number[] },
): Promise<TorchResult[]> {
  const { config, length } = SIZES[request.size];
  const asked = JSON.stringify({ ...request, length, config: configToJson(config) });
  return (await answerOf(python, [join(root, "bench", "step_torch.py"), asked])) as TorchResult[];
}
