// A trained model that answers: ranks, top products and numbers in the user's units, without gradients.

import { keep, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Batch } from "../features/batch.ts";
import type { Shares } from "../features/memory/parts.ts";
import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { type RowAnswers, readAnswers, unscaled } from "./answers.ts";
import { type Attention, meanOverHeads, receivedAttention, softmaxRows } from "./attention.ts";
import { countedParts, type ModelConfig } from "./config.ts";
import { forward } from "./forward.ts";
import { checkIds, disposeInputs, uploadInputs } from "./inputs.ts";
import type { Parameter } from "./parameters.ts";
import type { Predictions } from "./predictions.ts";
import { mixMemory, rankRow, topK } from "./ranking.ts";
import { createVariables } from "./variables.ts";

export interface PredictOptions {
  /** Products kept of each answer. */
  topK: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Answers for customers at a time to come. */
export interface NextPredictions {
  topIds: Int32Array; // [n, K] vocabulary ids, most likely first
  topProbabilities: Float32Array; // [n, K]
  quantity: Float64Array; // [n] units
  revenue: Float64Array; // [n] currency
  discount: Float64Array; // [n] fraction
}

export interface Predictor {
  predictTargets(samples: SampleSet, targets: Uint32Array, options: PredictOptions): Promise<Predictions>;
  predictNext(
    samples: SampleSet,
    customers: ArrayLike<number>,
    time: number,
    options: PredictOptions,
  ): Promise<NextPredictions>;
  /** Where the model looks in a batch; scales in the order of the configuration. */
  attend(batch: Batch): Promise<Attention>;
  dispose(): void;
}

/** Rows per forward pass. */
const ROWS = 128;

/** Puts the weights on the current backend. Throws when they do not fit the configuration. */
export async function loadModel(config: ModelConfig, weights: ReadonlyMap<string, Parameter>): Promise<Predictor> {
  const variables = createVariables(config, weights);
  const M = countedParts(config.memory);

  async function answer(batch: Batch): Promise<RowAnswers> {
    checkIds(batch, config);
    const inputs = uploadInputs(batch, config);
    const outputs = tidy(() => ({ ...forward(config, variables.weights, inputs) }));
    try {
      return await readAnswers(outputs);
    } finally {
      disposeInputs(inputs);
    }
  }

  /** Rows in chunks: `rows` builds a chunk's batch, `memory` a row's counted shares, `onRow` takes its probabilities. */
  async function run(
    total: number,
    preprocess: Preprocess,
    options: PredictOptions,
    rows: (from: number, to: number) => Batch,
    memory: (row: number) => Shares[],
    onRow: (row: number, probabilities: Float64Array) => void,
  ): Promise<NextPredictions> {
    const K = Math.min(options.topK, Math.max(1, config.numProducts - 2));
    const found: NextPredictions = {
      topIds: new Int32Array(total * K),
      topProbabilities: new Float32Array(total * K),
      quantity: new Float64Array(total),
      revenue: new Float64Array(total),
      discount: new Float64Array(total),
    };
    const probabilities = new Float64Array(config.numProducts); // [P]
    for (let from = 0; from < total; from += ROWS) {
      const to = Math.min(total, from + ROWS);
      const answers = await answer(rows(from, to));
      for (let row = from; row < to; row++) {
        const b = row - from;
        const logits = answers.logits.subarray(b * config.numProducts, (b + 1) * config.numProducts);
        const gate = answers.gate?.subarray(b * (1 + M), (b + 1) * (1 + M)) ?? null;
        mixMemory(logits, gate, gate ? memory(row) : [], probabilities);
        const best = topK(probabilities, K);
        found.topIds.set(best, row * K);
        for (const [place, id] of best.entries()) found.topProbabilities[row * K + place] = probabilities[id]!;
        found.quantity[row] = unscaled(answers.quantity[b]!, preprocess.targets.quantity);
        found.revenue[row] = unscaled(answers.revenue[b]!, preprocess.targets.revenue);
        found.discount[row] = answers.discount[b]!;
        onRow(row, probabilities);
      }
      options.onProgress?.(to, total);
      await yieldToEvents();
      throwIfAborted(options.signal);
    }
    return found;
  }

  return {
    async predictTargets(samples, targets, options) {
      const rank = new Int32Array(targets.length);
      const found = await run(
        targets.length,
        samples.preprocess,
        options,
        (from, to) => samples.assemble(targets.subarray(from, to)),
        (row) => (M === 1 ? [samples.frequencies(targets[row]!)] : samples.memory(targets[row]!)),
        (row, probabilities) => {
          const product = samples.targetProduct[targets[row]!]!;
          rank[row] = product < 2 ? 0 : rankRow(probabilities, product);
        },
      );
      return { targets, rank, topK: found.topIds.length / Math.max(1, targets.length), ...found };
    },
    async predictNext(samples, customers, time, options) {
      return run(
        customers.length,
        samples.preprocess,
        options,
        (from, to) => samples.assembleNext(Array.prototype.slice.call(customers, from, to) as number[], time),
        (row) => {
          const customer = customers[row]!;
          return M === 1 ? [samples.frequenciesNext(customer, time)] : samples.memoryNext(customer, time);
        },
        () => {},
      );
    },
    async attend(batch) {
      checkIds(batch, config);
      const inputs = uploadInputs(batch, config);
      const steps: Tensor[] = []; // one of [B, heads, L, L]
      const scales: Tensor[] = []; // one of [B, heads, 1, S] where there are scales
      const gate = tidy(() => {
        const onStepAttention = (weights: Tensor) => void steps.push(keep(weights.clone()));
        const onScaleAttention = (weights: Tensor) => void scales.push(keep(weights.clone()));
        return forward(config, variables.weights, inputs, { onStepAttention, onScaleAttention }).gate;
      });
      const read = async (tensor: Tensor | undefined) => ((await tensor?.data()) ?? new Float32Array()) as Float32Array;
      const [stepWeights, scaleWeights, gates] = await Promise.all([read(steps[0]), read(scales[0]), read(gate)]);
      for (const tensor of [...steps, ...scales, gate]) tensor?.dispose();
      disposeInputs(inputs);
      return {
        length: batch.length,
        steps: receivedAttention(stepWeights, config.numHeads, batch.length, batch.lengths),
        lengths: batch.lengths,
        scales: meanOverHeads(scaleWeights, config.periodHeads, config.scales.length),
        gate: gate ? softmaxRows(gates, 1 + M) : null,
      };
    },
    dispose: () => variables.dispose(),
  };
}
