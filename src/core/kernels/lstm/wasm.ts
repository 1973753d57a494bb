// The LSTM layer on the WASM backend: products over all valid steps at once, and one scan per pass. Gates [D, B, T, 4H] and
// cells [D, B, T, H] are only written at valid steps.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { ADD, multiply } from "../wasm/products.ts";
import { type ScanPlan, withScanPlan } from "../wasm/validSteps.ts";
import { LSTM, LSTM_GRAD, type LstmAttributes, type LstmGradAttributes } from "./index.ts";

type Inputs = Record<string, TensorInfo | undefined>;

const SUFFIXES = ["", "Reverse"];

/** Bytes of both directions' recurrent weights, packed. */
function packedBytes(directions: number, hidden: number): number {
  return directions * Math.ceil(hidden / 8) * hidden * 128;
}

/** Rows of one task of a scan: a multiple of 6, about two tasks per thread. */
function chunkRows(backend: WasmBackend, batch: number, directions: number): number {
  const tasks = Math.max(1, Math.round((backend.threads * 2) / directions));
  return Math.max(6, Math.ceil(batch / tasks / 6) * 6);
}

function sizesOf(inputs: Inputs, bidirectional: boolean) {
  const [batch, steps, width] = inputs.x!.shape as [number, number, number];
  const hidden = inputs.weightHh!.shape[1]!;
  return { batch, steps, width, hidden, directions: bidirectional ? 2 : 1 };
}

export const lstmWasm = wasmKernel<LstmAttributes>(LSTM, (backend, inputs, { bidirectional }) => {
  const { batch, steps, width, hidden, directions } = sizesOf(inputs, bidirectional);
  const y = backend.output([batch, steps, directions * hidden]);
  const gates = backend.output([directions, batch, steps, 4 * hidden]);
  const cells = backend.output([directions, batch, steps, hidden]);
  const at = (name: string): number => backend.address(inputs[name]);
  const chunk = chunkRows(backend, batch, directions);
  const workingStride = 8 * hidden * chunk + 4096;
  const tasks = directions * Math.ceil(batch / chunk);
  withScanPlan(backend, inputs.lengths!, steps, (plan) => {
    plan.fillPadding(backend.address(y), directions * hidden, (row) => row.fill(0));
    const sizes = [4 * hidden * 4, packedBytes(directions, hidden), tasks * workingStride];
    backend.withMemory(sizes, (bias, packed, working) => {
      for (const [d, suffix] of SUFFIXES.slice(0, directions).entries()) {
        backend.kernels.elementwise(ADD, 4 * hidden, at(`biasIh${suffix}`), at(`biasHh${suffix}`), bias, 0);
        multiply(
          backend,
          [plan.valid, 4 * hidden, width],
          { at: at("x"), ld: width, map: plan.rows },
          { at: at(`weightIh${suffix}`), ld: width, transposed: true },
          { at: backend.address(gates) + d * batch * steps * 4 * hidden * 4, ld: 4 * hidden, map: plan.rows },
          { bias },
        );
      }
      backend.kernels.lstm(
        ...[batch, steps, hidden, directions, chunk, plan.order, at("lengths")],
        ...[at("weightHh"), at("weightHhReverse"), backend.address(gates), backend.address(cells), backend.address(y)],
        ...[packed, working, workingStride],
      );
    });
  });
  return [y, gates, cells];
});

export const lstmGradWasm = wasmKernel<LstmGradAttributes>(LSTM_GRAD, (backend, inputs, { bidirectional, wantDx }) => {
  const { batch, steps, width, hidden, directions } = sizesOf(inputs, bidirectional);
  const dx = wantDx ? backend.output([batch, steps, width]) : undefined;
  const sides = SUFFIXES.slice(0, directions).map(() => ({
    dweightIh: backend.output([4 * hidden, width]),
    dweightHh: backend.output([4 * hidden, hidden]),
    dbias: backend.output([4 * hidden]),
  }));
  const at = (name: string): number => backend.address(inputs[name]);
  const chunk = chunkRows(backend, batch, directions);
  const workingStride = chunk * (20 * hidden + 4 * Math.ceil(hidden / 8) * 8);
  const workingBytes = directions * Math.ceil(batch / chunk) * workingStride;
  withScanPlan(backend, inputs.lengths!, steps, (plan) => {
    backend.withMemory([directions * batch * steps * 4 * hidden * 4], (dz) => {
      backend.withMemory([packedBytes(directions, hidden), workingBytes], (packed, working) => {
        backend.kernels.lstmGrad(
          ...[batch, steps, hidden, directions, chunk, plan.order, at("lengths")],
          ...[at("weightHh"), at("weightHhReverse"), at("gates"), at("cells"), at("dy"), dz],
          ...[packed, working, workingStride],
        );
      });
      if (dx) plan.fillPadding(backend.address(dx), width, (row) => row.fill(0));
      for (const [d, side] of sides.entries()) {
        const gradient = { at: dz + d * batch * steps * 4 * hidden * 4, ld: 4 * hidden }; // [B·T, 4H]
        const x = { at: at("x"), ld: width, map: plan.rows }; // [B·T, I]
        if (dx) {
          multiply(
            backend,
            [plan.valid, width, 4 * hidden],
            { ...gradient, map: plan.rows },
            { at: at(`weightIh${SUFFIXES[d]}`), ld: width },
            { at: backend.address(dx), ld: width, map: plan.rows },
            { accumulate: d > 0 },
          );
        }
        const toIh = { at: backend.address(side.dweightIh), ld: width };
        multiply(backend, [4 * hidden, width, plan.valid], { ...gradient, map: plan.rows, transposed: true }, x, toIh);
        recurrentGradient(backend, plan, d, directions, hidden, gradient, at("y"), backend.address(side.dweightHh));
        backend.kernels.columnSum(
          plan.valid,
          4 * hidden,
          gradient.at,
          4 * hidden,
          plan.rows,
          backend.address(side.dbias),
        );
      }
    });
  });
  return [...(dx ? [dx] : []), ...sides.flatMap((side) => [side.dweightIh, side.dweightHh, side.dbias])];
});

/** dweightHh [4H, H] = Σ dz of a step ⊗ the output of the step before it. */
function recurrentGradient(
  backend: WasmBackend,
  plan: ScanPlan,
  direction: number,
  directions: number,
  hidden: number,
  gradient: { at: number; ld: number },
  y: number,
  to: number,
): void {
  // forward: the step at `later` follows the one at `earlier`; in reverse it is the other way round
  const [following, preceding] = direction === 0 ? [plan.later, plan.earlier] : [plan.earlier, plan.later];
  multiply(
    backend,
    [4 * hidden, hidden, plan.pairs],
    { ...gradient, map: following, transposed: true },
    { at: y + direction * hidden * 4, ld: directions * hidden, map: preceding },
    { at: to, ld: hidden },
  );
}
