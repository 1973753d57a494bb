// Samples by how they are made, the last used in memory: trials with and without custom features take turns.

import type { FeatureSettings } from "../../features/featureSettings.ts";

const MOST_SAMPLES = 2;

/** Makes samples of a type once for the same features, as far as the last used go. */
export class SampleCache<S> {
  readonly #make: (features: FeatureSettings) => S | Promise<S>;
  /** By their features, the one asked for last at the end. */
  readonly #made = new Map<string, S>();

  constructor(make: (features: FeatureSettings) => S | Promise<S>) {
    this.#make = make;
  }

  /** What was asked for last; undefined before the first. */
  get latest(): S | undefined {
    return [...this.#made.values()].at(-1);
  }

  async of(features: FeatureSettings): Promise<S> {
    const key = JSON.stringify(Object.entries(features).sort());
    const samples = this.#made.get(key) ?? (await this.#make(features));
    this.#made.delete(key);
    this.#made.set(key, samples);
    for (const old of [...this.#made.keys()].slice(0, -MOST_SAMPLES)) this.#made.delete(old);
    return samples;
  }
}
