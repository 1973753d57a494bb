// The model as a reader sees it: its blocks in the order of the forward pass, each with what comes out of it and the
// parameters that training will make for it.

import { SCALE_PERIODS, SCALES, type Scale } from "../features/batch.ts";
import { InternalError } from "../lib/internalError.ts";
import { countedParts, evidenceCount, type ModelConfig } from "./config.ts";
import { parameterShapes } from "./parameters.ts";

/** Blocks by the first part of their parameters' names; a recurrent layer, and the LSTM of a scale, is a block. */
export const BLOCK_KINDS = [
  "product_embedding",
  "lstm",
  "attention",
  "attention_norm",
  "period_lstms",
  "period_query",
  "period_attention",
  "province_embedding",
  "customer_encoder",
  "fusion",
  "product_head",
  "quantity_head",
  "revenue_head",
  "discount_head",
  "memory_gate",
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface Block {
  kind: BlockKind;
  /** The recurrent layer from 1, or the scale; null for the others. */
  part: number | Scale | null;
  /** Shape of what comes out for one target. */
  output: number[];
  parameters: { name: string; shape: number[]; count: number }[];
  count: number;
}

/** What goes into the model for one target, beside the ids of products and province. */
export interface InputShapes {
  /** [L, Fs] */
  steps: number[];
  /** [K, Fp] of each scale in use. */
  periods: Partial<Record<Scale, number[]>>;
  /** Customer features, with the memory's evidence. */
  customer: number[];
}

/** All blocks of a model that sees `length` purchases; their counts add up to `parameterCount`. */
export function modelBlocks(config: ModelConfig, length: number): Block[] {
  const blocks = new Map<string, Block>();
  for (const [name, shape] of parameterShapes(config)) {
    const { kind, part } = blockOf(name);
    const key = `${kind} ${part}`;
    const block = blocks.get(key) ?? { kind, part, output: outputOf(kind, config, length), parameters: [], count: 0 };
    const count = shape.reduce((size, dimension) => size * dimension, 1);
    block.parameters.push({ name, shape, count });
    block.count += count;
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

export function inputShapes(config: ModelConfig, length: number): InputShapes {
  return {
    steps: [length, config.stepFeatures],
    periods: Object.fromEntries(config.scales.map((scale) => [scale, [SCALE_PERIODS[scale], config.periodFeatures]])),
    customer: [config.customerFeatures + evidenceCount(config.memory)],
  };
}

function blockOf(name: string): Pick<Block, "kind" | "part"> {
  const [first, second = ""] = name.split(".");
  const kind = BLOCK_KINDS.find((each) => each === first);
  if (!kind) throw new InternalError(`no block of the model holds ${name}`);
  if (kind === "lstm") return { kind, part: Number(/_l(\d+)/.exec(second)?.[1]) + 1 };
  return { kind, part: kind === "period_lstms" ? (SCALES.find((scale) => scale === second) ?? null) : null };
}

function outputOf(kind: BlockKind, config: ModelConfig, length: number): number[] {
  switch (kind) {
    case "product_embedding":
      return [length, config.embedDim];
    case "lstm":
    case "attention":
    case "attention_norm":
      return [length, 2 * config.hiddenSize];
    case "period_lstms":
    case "period_query":
    case "period_attention":
      return [config.periodHidden];
    case "province_embedding":
      return [config.provinceDim];
    case "customer_encoder":
      return [config.customerDim];
    case "fusion":
      return [config.fusionDim];
    case "product_head":
      return [config.numProducts];
    case "quantity_head":
    case "revenue_head":
    case "discount_head":
      return [1];
    case "memory_gate":
      return [1 + countedParts(config.memory)];
    default:
      return kind satisfies never;
  }
}
