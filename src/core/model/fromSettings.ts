// The model that a data set and the user's settings ask for: its configuration and where its training starts.

import type { Preprocess, SampleSizes } from "../features/sampleSet.ts";
import type { ModelConfig } from "./config.ts";
import { type ModelSettings, PERIOD_HEADS } from "./modelSettings.ts";
import { initialParameters, type Parameter } from "./parameters.ts";

/** 34 provinces and the unknown one. */
export const NUM_PROVINCES = 35;
const PROVINCE_DIM = 8;

/**
 * The sizes of the model: what it reads from the samples, the rest from the settings. They alone decide the parameters' shapes;
 * a checkpoint or artefact of other sizes does not fit.
 */
export function modelConfig(
  sizes: SampleSizes,
  preprocess: Pick<Preprocess, "scales">,
  settings: ModelSettings,
): ModelConfig {
  return {
    numProducts: sizes.numProducts,
    numProvinces: NUM_PROVINCES,
    embedDim: settings.embedDim,
    hiddenSize: settings.hiddenSize,
    numLayers: settings.numLayers,
    numHeads: settings.numHeads,
    stepFeatures: sizes.stepFeatures,
    periodFeatures: sizes.periodFeatures,
    periodHidden: settings.periodHidden,
    periodHeads: PERIOD_HEADS,
    customerFeatures: sizes.customerFeatures,
    provinceDim: PROVINCE_DIM,
    customerDim: settings.customerDim,
    fusionDim: settings.fusionDim,
    headDim: settings.headDim,
    dropout: settings.dropout,
    memory: settings.memory,
    scales: preprocess.scales,
  };
}

/**
 * PyTorch's default initialisation, but for the product head's bias, which starts at the log of each product's share of
 * the training lines: the untrained model then says "most popular", and training begins from there.
 */
export function startingParameters(config: ModelConfig, preprocess: Preprocess, seed: number): Map<string, Parameter> {
  const parameters = initialParameters(config, seed);
  const bias = parameters.get("product_head.bias")!.values; // [P]
  const total = preprocess.productCounts.reduce((sum, count) => sum + count, 0) + bias.length;
  for (let id = 0; id < bias.length; id++) bias[id] = Math.log(((preprocess.productCounts[id - 2] ?? 0) + 1) / total);
  return parameters;
}
