// LSTM layer on WebGPU. Forward: one product projects all steps of both directions, then the recurrence. Backward: the
// recurrence, then products for dx and the weights, with the biases as row sums.
// Own layout: gates [B, T, D, H, (i f g o)] and cells [B, T, D, H]; projections become gates in place.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { Inputs } from "../webgpu/kernel.ts";
import { webGpuKernel } from "../webgpu/kernel.ts";
import { LSTM, LSTM_GRAD, type LstmAttributes, type LstmGradAttributes } from "./index.ts";
import { scanBackward } from "./webgpuBackward.ts";
import { runForward } from "./webgpuForward.ts";
import { gradWeights, gradX } from "./webgpuProducts.ts";
import type { LstmShape } from "./webgpuShape.ts";

function shapeOf({ x, weightHh }: Inputs, { bidirectional }: LstmAttributes): LstmShape {
  const [batch, steps, width] = x!.shape as [number, number, number];
  return { batch, steps, width, hidden: weightHh!.shape[1]!, directions: bidirectional ? 2 : 1 };
}

export const lstmWebGpu = webGpuKernel<LstmAttributes>(LSTM, (encoder, inputs, attributes) => {
  const shape = shapeOf(inputs, attributes);
  const { batch, steps, hidden, directions } = shape;
  const y = encoder.output([batch, steps, directions * hidden]); // [B, T, D·H]
  const gates = encoder.output([batch, steps, directions * hidden * 4]);
  const cells = encoder.output([batch, steps, directions * hidden]);
  runForward(encoder, shape, inputs, {
    gates: encoder.input(gates),
    cells: encoder.input(cells),
    y: encoder.input(y),
  });
  return [y, gates, cells];
});

export const lstmGradWebGpu = webGpuKernel<LstmGradAttributes>(LSTM_GRAD, (encoder, inputs, attributes) => {
  const shape = shapeOf(inputs, attributes);
  const { batch, steps, hidden, directions } = shape;
  const dz = encoder.scratch(batch * steps * directions * hidden * 4); // [B, T, D, H, (i f g o)] before the gates
  scanBackward(encoder, shape, inputs, dz);
  const dx: TensorInfo[] = attributes.wantDx ? [gradX(encoder, shape, inputs, dz)] : [];
  return [...dx, ...gradWeights(encoder, shape, inputs, dz)];
});
