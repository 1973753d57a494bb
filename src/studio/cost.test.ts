import { expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { sampleCost, samplesPerEpoch, scaledSeconds } from "./cost.ts";

const quick = PRESET_SETTINGS.quick;
const sizes = { products: 500, trainingTargets: 100_000 };

test("under the measured settings the estimate is seconds per epoch times epochs", () => {
  expect(scaledSeconds(3, quick, quick, sizes)).toBeCloseTo(3 * quick.epochs, 9);
});

test("twice the epochs, twice the time; half the targets, half the time", () => {
  const once = scaledSeconds(3, quick, quick, sizes);
  expect(scaledSeconds(3, quick, { ...quick, epochs: quick.epochs * 2 }, sizes)).toBeCloseTo(once * 2, 9);
  expect(scaledSeconds(3, quick, { ...quick, targetsPerEpoch: quick.targetsPerEpoch / 2 }, sizes)).toBeCloseTo(
    once / 2,
    9,
  );
});

test("every size makes a step dearer", () => {
  const base = sampleCost(quick, 500);
  for (const change of [
    { hiddenSize: 2 * quick.hiddenSize },
    { embedDim: 2 * quick.embedDim },
    { numLayers: 3 },
    { maxSeqLen: 40 },
    { fusionDim: 2 * quick.fusionDim },
  ]) {
    expect(sampleCost({ ...quick, ...change }, 500)).toBeGreaterThan(base);
  }
});

test("an epoch sees all targets when told 0, and never more than there are", () => {
  expect(samplesPerEpoch({ ...quick, targetsPerEpoch: 0 }, 1000)).toBe(1000);
  expect(samplesPerEpoch({ ...quick, targetsPerEpoch: 8192 }, 1000)).toBe(1000);
  expect(samplesPerEpoch({ ...quick, targetsPerEpoch: 512 }, 1000)).toBe(512);
});
