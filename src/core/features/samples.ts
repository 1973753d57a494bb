// A random choice of targets as raw numbers: what the `samples` command writes for others to recompute.

import { random } from "../lib/random.ts";
import type { RawSample, SampleSet } from "./sampleSet.ts";

/** `limit` different targets (all, if there are fewer) drawn by the seed, in time order. */
export function chooseTargets(count: number, limit: number, seed: number): Uint32Array {
  const rng = random(seed);
  const targets = new Uint32Array(count);
  for (let i = 0; i < count; i++) targets[i] = i;
  const chosen = Math.min(limit, count);
  for (let i = 0; i < chosen; i++) {
    const j = i + rng.integer(count - i);
    const held = targets[i]!;
    targets[i] = targets[j]!;
    targets[j] = held;
  }
  return targets.slice(0, chosen).sort();
}

/** The raw samples of a seeded random choice of targets, one at a time. */
export function* rawSamples(samples: SampleSet, limit: number, seed: number): Generator<RawSample> {
  for (const target of chooseTargets(samples.targets.length, limit, seed)) yield samples.rawSample(target);
}
