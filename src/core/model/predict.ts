// A trained model that answers: ranks, top products and numbers in the user's units, without gradients. A model of several
// networks answers with the mean of their probabilities and numbers, taken before anything is ranked.

import { keep, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Batch } from "../features/batch.ts";
import type { HalfLives, LatelyShares, Shares } from "../features/memory/parts.ts";
import { popularityOf } from "../features/memory/reader.ts";
import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { runCooperatively } from "../lib/cooperativeTask.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { type AmountModel, AmountPredictor, type Amounts } from "./amounts/amountModel.ts";
import { amountsNext } from "./amounts/answerAmounts.ts";
import { answer, type RowAnswers, unscaled } from "./answers.ts";
import { type Attention, meanOfNetworks, meanOverHeads, receivedAttention, softmaxRows } from "./attention.ts";
import { countedParts, type ModelConfig } from "./config.ts";
import { type Contributions, contributionsTo, type Said } from "./contributions.ts";
import { ExpertLogs, type Experts, multiplyExperts } from "./experts.ts";
import { forward } from "./forward.ts";
import { checkIds, disposeInputs, uploadInputs } from "./inputs.ts";
import type { Parameter } from "./parameters.ts";
import type { NetworkPredictions, Predictions } from "./predictions.ts";
import { mixMemory, rankRow, softmax, topK } from "./ranking.ts";
import { createVariables, type Variables } from "./variables.ts";

/** One network of a model. */
export interface Network {
  config: ModelConfig;
  /** By PyTorch's names. */
  weights: ReadonlyMap<string, Parameter>;
  amounts?: AmountModel;
  /** The second stage of memory `experts`; without it the gate's mixture answers. */
  experts?: Experts;
}

export interface PredictOptions {
  /** Products kept of each answer. */
  topK: number;
  /** By what the memory counts alone: every product has the same say of the networks' own. Changes nothing without a memory. */
  countsOnly?: boolean;
  /** Answers of `predictNext` can be asked what speaks for a product. */
  explained?: boolean;
  /** Answers of `predictTargets` say of each network what it answers by itself. */
  eachNetwork?: boolean;
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
  /** [n, K] what the customer's line of each product would be; null where the model does not know amounts. */
  amounts: Amounts | null;
  /** What speaks for a product of a row; only where it was asked for. Holds what was said of every row. */
  contributions?: (row: number, id: number) => Contributions;
}

/** What is asked of samples whose targets are predicted. */
export type TargetSamples = Pick<
  SampleSet,
  "preprocess" | "targetProduct" | "assemble" | "frequencies" | "memory" | "lately"
>;

export interface Predictor {
  /** What tells amounts given the product; null in models of older versions. */
  readonly amounts: AmountPredictor | null;
  predictTargets(samples: TargetSamples, targets: Uint32Array, options: PredictOptions): Promise<Predictions>;
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

/**
 * Puts the networks on the current backend; they must be fitted on the same preprocess. Throws when there is none, when
 * they rank different numbers of products, or when weights do not fit their configuration.
 */
export async function loadModel(networks: readonly Network[]): Promise<Predictor> {
  const P = networks[0]?.config.numProducts;
  if (P === undefined) throw new RangeError("a model needs at least one network");
  const other = networks.find(({ config }) => config.numProducts !== P);
  if (other)
    throw new RangeError(`the networks rank ${P} and ${other.config.numProducts} products: they are not of one model`);
  const loaded: LoadedNetwork[] = [];
  const dispose = (): void => {
    for (const { variables } of loaded) variables.dispose();
  };
  try {
    for (const { config, weights, experts } of networks) {
      loaded.push({
        config,
        variables: createVariables(config, weights),
        counted: countedParts(config.memory),
        experts,
      });
    }
  } catch (error) {
    dispose();
    throw error;
  }

  /**
   * Rows in chunks: `rows` builds a chunk's batch, `memory` and `lately` a row's counted shares, `onRow` takes its
   * probabilities.
   */
  async function run(
    total: number,
    preprocess: Preprocess,
    options: PredictOptions,
    rows: (from: number, to: number) => Batch,
    memory: (row: number, parts: number) => Shares[],
    lately: (row: number, halfLives: HalfLives) => LatelyShares,
    onRow: (row: number, probabilities: Float64Array) => void,
    onNetwork?: (network: number, row: number, probabilities: Float64Array, numbers: Numbers) => void,
  ): Promise<Omit<NextPredictions, "amounts">> {
    const K = Math.min(options.topK, Math.max(1, P! - 2));
    const found: Omit<NextPredictions, "amounts"> = {
      topIds: new Int32Array(total * K),
      topProbabilities: new Float32Array(total * K),
      quantity: new Float64Array(total),
      revenue: new Float64Array(total),
      discount: new Float64Array(total),
    };
    const probabilities = new Float64Array(P!); // [P]
    const even = options.countsOnly ? new Float32Array(P!) : null; // [P] logits that prefer no product
    const own = loaded.length === 1 ? probabilities : new Float64Array(P!); // [P] of one network
    const logs = new ExpertLogs(popularityOf(preprocess.productCounts));
    const said: Said[][] = [];
    if (options.explained) found.contributions = (row, id) => contributionsTo(said[row]!, logs, id);
    for (let from = 0; from < total; from += ROWS) {
      const to = Math.min(total, from + ROWS);
      const batch = rows(from, to);
      const answers: RowAnswers[] = [];
      for (const { config, variables } of loaded) answers.push(await answer(config, variables.weights, batch));
      for (let row = from; row < to; row++) {
        const b = row - from;
        if (own !== probabilities) probabilities.fill(0);
        let shares: Shares[] = [];
        let sharesOf = 0;
        for (const [n, { counted, experts }] of loaded.entries()) {
          const { logits, gate } = answers[n]!;
          if (gate && counted !== sharesOf) [shares, sharesOf] = [memory(row, counted), counted];
          const weights = gate?.subarray(b * (1 + counted), (b + 1) * (1 + counted)) ?? null;
          const heard = (weights && even) ?? logits.subarray(b * P!, (b + 1) * P!);
          mixMemory(heard, weights, weights ? shares : [], own);
          const mixture = options.explained ? own.slice() : own;
          const given = experts && { mixture, logits: heard, shares, lately: lately(row, experts.halfLives) };
          if (options.explained) {
            const stage = given && experts ? { stage: experts, lately: given.lately } : null;
            said[row] ??= [];
            said[row].push({
              ...{ mixture, logits: heard, gate: weights && softmax(weights) },
              ...{ shares: weights ? shares : [], experts: stage },
            });
          }
          if (given) multiplyExperts(experts, logs, given, own);
          onNetwork?.(n, row, own, numbersOf(answers[n]!, b, preprocess));
          if (own !== probabilities) for (let id = 0; id < P!; id++) probabilities[id]! += own[id]! / loaded.length;
        }
        const best = topK(probabilities, K);
        found.topIds.set(best, row * K);
        for (const [place, id] of best.entries()) found.topProbabilities[row * K + place] = probabilities[id]!;
        for (const each of answers) {
          const { quantity, revenue, discount } = numbersOf(each, b, preprocess);
          found.quantity[row]! += quantity / loaded.length;
          found.revenue[row]! += revenue / loaded.length;
          found.discount[row]! += discount / loaded.length;
        }
        onRow(row, probabilities);
      }
      options.onProgress?.(to, total);
      await yieldToEvents();
      throwIfAborted(options.signal);
    }
    return found;
  }

  const known = networks.flatMap((network) => network.amounts ?? []);
  const amounts = known.length === networks.length ? new AmountPredictor(known) : null;

  return {
    amounts,
    async predictTargets(samples, targets, options) {
      const rank = new Int32Array(targets.length);
      const probability = new Float32Array(targets.length);
      const each = options.eachNetwork ? loaded.map(() => emptyAnswers(targets.length)) : null;
      const found = await run(
        targets.length,
        samples.preprocess,
        options,
        (from, to) => samples.assemble(targets.subarray(from, to)),
        (row, parts) => (parts === 1 ? [samples.frequencies(targets[row]!)] : samples.memory(targets[row]!)),
        (row, halfLives) => samples.lately(targets[row]!, halfLives),
        (row, probabilities) => {
          const product = samples.targetProduct[targets[row]!]!;
          if (product < 2) return;
          rank[row] = rankRow(probabilities, product);
          probability[row] = probabilities[product]!;
        },
        each === null
          ? undefined
          : (network, row, probabilities, numbers) => {
              const own = each[network]!;
              const product = samples.targetProduct[targets[row]!]!;
              if (product >= 2) own.rank[row] = rankRow(probabilities, product);
              for (const task of ["quantity", "revenue", "discount"] as const) own[task][row] = numbers[task];
            },
      );
      const topK = found.topIds.length / Math.max(1, targets.length);
      return { targets, rank, probability, topK, ...found, ...(each && { networks: each }) };
    },
    async predictNext(samples, customers, time, options) {
      const found = await run(
        customers.length,
        samples.preprocess,
        options,
        (from, to) => samples.assembleNext(Array.prototype.slice.call(customers, from, to) as number[], time),
        (row, parts) => {
          const customer = customers[row]!;
          return parts === 1 ? [samples.frequenciesNext(customer, time)] : samples.memoryNext(customer, time);
        },
        (row, halfLives) => samples.latelyNext(customers[row]!, time, halfLives),
        () => {},
      );
      const task = amounts && amountsNext(amounts, samples, customers, time, found.topIds);
      return {
        ...found,
        amounts: task && (await runCooperatively(task, { signal: options.signal })),
      };
    },
    async attend(batch) {
      const each: Attention[] = [];
      for (const network of loaded) each.push(await attentionOf(network, batch));
      return meanOfNetworks(each);
    },
    dispose,
  };
}

type Numbers = Record<"quantity" | "revenue" | "discount", number>;

/** Row `b` of a network's answers in units, currency and as a fraction. */
function numbersOf({ quantity, revenue, discount }: RowAnswers, b: number, { targets }: Preprocess): Numbers {
  return {
    quantity: unscaled(quantity[b]!, targets.quantity),
    revenue: unscaled(revenue[b]!, targets.revenue),
    discount: discount[b]!,
  };
}

/** Room for a network's answers to n targets; rank 0 where the product is unknown. */
export function emptyAnswers(n: number): NetworkPredictions {
  const numbers = { quantity: new Float64Array(n), revenue: new Float64Array(n), discount: new Float64Array(n) };
  return { rank: new Int32Array(n), ...numbers };
}

/** A network on the device. */
interface LoadedNetwork {
  config: ModelConfig;
  variables: Variables;
  /** M, the counted parts of its memory. */
  counted: number;
  experts: Experts | undefined;
}

async function attentionOf({ config, variables, counted }: LoadedNetwork, batch: Batch): Promise<Attention> {
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
    gate: gate ? softmaxRows(gates, 1 + counted) : null,
  };
}
