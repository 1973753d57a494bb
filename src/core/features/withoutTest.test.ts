// What is chosen must not have seen the test part: the view refuses every question about one of its targets.

import { beforeAll, expect, test } from "vitest";
import { distributorSamples } from "../training/testing/exampleSamples.ts";
import type { SampleSet } from "./sampleSet.ts";
import { withoutTest } from "./withoutTest.ts";

let samples: SampleSet;

beforeAll(async () => {
  samples = await distributorSamples(1500, 6);
});

test("training and validation targets answer as they do in the whole, test targets are refused", () => {
  const seen = withoutTest(samples);
  expect(Object.keys(seen.split)).toEqual(["train", "validation"]);
  for (const part of ["train", "validation"] as const) {
    const targets = samples.split[part].subarray(0, 20);
    expect(seen.split[part]).toEqual(samples.split[part]);
    expect(seen.assemble(targets)).toEqual(samples.assemble(targets));
    for (const target of targets) {
      expect(seen.targetProduct[target]).toBe(samples.targetProduct[target]);
      expect(seen.history(target)).toEqual(samples.history(target));
      expect(seen.memory(target)).toEqual(samples.memory(target));
      expect(seen.frequencies(target)).toEqual(samples.frequencies(target));
    }
  }
  const [known] = samples.split.train;
  expect(samples.split.test.length).toBeGreaterThan(20);
  for (const target of samples.split.test) {
    expect(seen.targetProduct[target]).toBe(0);
    const refused = new RegExp(`target ${target} belongs to neither`);
    expect(() => seen.assemble([known!, target])).toThrow(refused);
    expect(() => seen.frequencies(target)).toThrow(refused);
    expect(() => seen.memory(target)).toThrow(refused);
    expect(() => seen.history(target)).toThrow(refused);
  }
  expect(() => seen.history(samples.targets.length)).toThrow(RangeError);
});
