// The model's configuration: sizes only, no hyperparameters of training. Names follow MODEL.md; JSON uses snake_case
// (the same keys as the golden vectors), so that PyTorch reads it as is.

import { SCALES, type Scale } from "../features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../features/memory/parts.ts";
import { MessageError } from "../lib/message.ts";
import { settingOf } from "../lib/settingControl.ts";
import { modelMessage } from "./modelMessages.ts";
import { MEMORIES, type Memory, modelSettingsSchema } from "./modelSettings.ts";

/** M, the counted shares that each memory mixes with the softmax. */
export function countedParts(memory: Memory): number {
  return memory === "off" ? 0 : memory === "frequency" ? 1 : PART_COUNT;
}

/** Whether the memory counts by the tables that the preprocess keeps. */
export function needsTables(memory: Memory): boolean {
  return memory === "counts" || memory === "experts";
}

/** G, what the customer encoder is told of the memory beside the customer's features. */
export function evidenceCount(memory: Memory): number {
  return needsTables(memory) ? EVIDENCE_COUNT : 0;
}

export interface ModelConfig {
  /** P: products with padding (0) and unknown (1). */
  numProducts: number;
  numProvinces: number;
  embedDim: number;
  /** H, per direction. */
  hiddenSize: number;
  numLayers: number;
  numHeads: number;
  stepFeatures: number;
  periodFeatures: number;
  periodHidden: number;
  periodHeads: number;
  customerFeatures: number;
  provinceDim: number;
  customerDim: number;
  fusionDim: number;
  headDim: number;
  dropout: number;
  memory: Memory;
  /** The period scales in use, in order. */
  scales: Scale[];
}

/** Characters of a value in a message. */
const LONGEST_QUOTE = 100;
/** Of sizes that follow from the data, such as the number of products. */
const MOST = 1_000_002;

const MOST_PERIOD_HEADS = 16;

const KEYS: Record<Exclude<keyof ModelConfig, "scales" | "memory">, string> = {
  numProducts: "num_products",
  numProvinces: "num_provinces",
  embedDim: "embed_dim",
  hiddenSize: "hidden_size",
  numLayers: "num_layers",
  numHeads: "num_heads",
  stepFeatures: "step_features",
  periodFeatures: "period_features",
  periodHidden: "period_hidden",
  periodHeads: "period_heads",
  customerFeatures: "customer_features",
  provinceDim: "province_dim",
  customerDim: "customer_dim",
  fusionDim: "fusion_dim",
  headDim: "head_dim",
  dropout: "dropout",
};

/** The configuration as PyTorch's side spells it. */
export function configToJson(config: ModelConfig): Record<string, number | string[]> {
  const json: Record<string, number | string[]> = {};
  for (const [key, name] of Object.entries(KEYS)) json[name] = config[key as keyof typeof KEYS];
  json.memory = MEMORIES.indexOf(config.memory);
  json.scales = [...config.scales];
  return json;
}

/** Reads a configuration; throws an error that names the missing or malformed key. */
export function configFromJson(json: Record<string, unknown>): ModelConfig {
  const config: Partial<ModelConfig> = {};
  for (const [key, name] of Object.entries(KEYS)) {
    const value = json[name];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new MessageError(modelMessage("config.number", { name, found: shortJson(value) }));
    }
    const most = largest(key);
    const isWhole = key !== "dropout";
    if (isWhole && !(Number.isInteger(value) && value >= 1 && value <= most)) {
      throw new MessageError(modelMessage("config.whole", { name, most, found: value }));
    }
    if (value < 0 || value > most) throw new MessageError(modelMessage("config.range", { name, most, found: value }));
    config[key as keyof typeof KEYS] = value;
  }
  const scales = json.scales ?? SCALES;
  const known = (scale: unknown, i: number, all: unknown[]) =>
    SCALES.includes(scale as Scale) && all.indexOf(scale) === i;
  if (!Array.isArray(scales) || scales.length > SCALES.length || !scales.every(known)) {
    throw new MessageError(modelMessage("config.scales", { known: SCALES.join(", "), found: shortJson(scales) }));
  }
  config.scales = scales as Scale[];
  const memory = MEMORIES[Number(json.memory ?? 0)];
  if (!memory) {
    throw new MessageError(modelMessage("config.memory", { found: shortJson(json.memory) }));
  }
  config.memory = memory;
  return config as ModelConfig;
}

/** A value in a message, which need not hold all of what a file says. */
function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)} ...` : text;
}

/** A file may not ask for more than a user may set: sizes beyond that would only use memory up. */
function largest(key: string): number {
  if (key === "periodHeads") return MOST_PERIOD_HEADS;
  const schema = Object.entries(modelSettingsSchema.shape).find(([name]) => name === key)?.[1];
  const declared = schema && settingOf(schema);
  return declared && "bounds" in declared ? declared.bounds[1] : MOST;
}
