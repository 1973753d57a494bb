// How the work of an epoch grows with the settings: scales a measured estimate while sliders move, until the next
// measurement replaces it. Only ratios matter.

import type { TrainingSettings } from "../core/training/settings.ts";

/** Multiply-adds of one sample's forward pass, roughly; `products` is the vocabulary the head ranks. */
export function sampleCost(settings: TrainingSettings, products: number): number {
  const { hiddenSize: h, maxSeqLen: l, embedDim, numLayers, fusionDim, periodHidden } = settings;
  let lstm = 0;
  for (let layer = 0; layer < numLayers; layer++) {
    const input = layer === 0 ? embedDim + 11 : 2 * h;
    lstm += 2 * 4 * h * (input + h) * l;
  }
  const attention = 4 * (2 * h) * (2 * h) * l + 2 * l * l * 2 * h;
  const periods = 31 * 4 * periodHidden * (5 + periodHidden);
  const fusion = (4 * h + 2 * periodHidden) * 2 * fusionDim + 2 * fusionDim * fusionDim;
  const head = fusionDim * products;
  return lstm + attention + periods + fusion + head;
}

/** Training samples that one epoch sees. */
export function samplesPerEpoch(settings: TrainingSettings, trainingTargets: number): number {
  return settings.targetsPerEpoch === 0 ? trainingTargets : Math.min(settings.targetsPerEpoch, trainingTargets);
}

/** Seconds of the whole training under `wanted`, from seconds per epoch measured under `measured`. */
export function scaledSeconds(
  secondsPerEpoch: number,
  measured: TrainingSettings,
  wanted: TrainingSettings,
  sizes: { products: number; trainingTargets: number },
): number {
  const work = (settings: TrainingSettings) =>
    sampleCost(settings, sizes.products) * samplesPerEpoch(settings, sizes.trainingTargets);
  return ((secondsPerEpoch * work(wanted)) / work(measured)) * wanted.epochs;
}
