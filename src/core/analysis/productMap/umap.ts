// UMAP in two dimensions by umap-js: points that are close stay close, at the price that distances mean little.
// McInnes, Healy and Melville (2018), https://arxiv.org/abs/1802.03426.

import { UMAP } from "umap-js";
import { throwIfAborted } from "../../lib/abort.ts";
import { random } from "../../lib/random.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";

export interface UmapOptions {
  seed: number;
  /** Points that each point is held near. */
  neighbours?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Fewer points than this have no neighbourhoods to speak of. */
export const LEAST_POINTS = 12;

/** Coordinates [n, 2] of points [n, d]; the same seed gives the same picture. Throws for fewer than `LEAST_POINTS`. */
export async function umap(points: ArrayLike<number>, d: number, options: UmapOptions): Promise<Float64Array> {
  const n = points.length / d;
  if (n < LEAST_POINTS) throw new RangeError(`UMAP needs ${LEAST_POINTS} points, found ${n}`);
  const { seed, neighbours = 15, signal, onProgress } = options;
  const rows = Array.from({ length: n }, (_, i) => Array.from({ length: d }, (_, j) => points[i * d + j]!));
  const model = new UMAP({ nNeighbors: Math.min(neighbours, n - 1), random: random(seed).uniform });
  onProgress?.(0, 1);
  await yieldToEvents();
  throwIfAborted(signal);
  const epochs = model.initializeFit(rows);
  for (let epoch = 0; epoch < epochs; epoch++) {
    model.step();
    onProgress?.(epoch + 1, epochs);
    await yieldToEvents();
    throwIfAborted(signal);
  }
  return Float64Array.from(model.getEmbedding().flatMap(([x, y]) => [x ?? 0, y ?? 0]));
}
