// Lays the products out in two dimensions, by the vectors that the model learned of them.

import type { AnalysisQuestion } from "../analysisContext.ts";
import { principalComponents } from "./pca.ts";
import { type MapMethod, type ProductFacts, productFacts, productVectors } from "./productMap.ts";

/** The products in two dimensions, by place in the vocabulary. */
export interface ProductMap extends ProductFacts {
  method: MapMethod;
  x: Float64Array;
  y: Float64Array;
  /** Shares of the variance that the two axes of PCA hold; null for UMAP. */
  shares: [number, number] | null;
}

/** Too few products for UMAP are laid out by PCA. */
export const layOut: AnalysisQuestion<{ method: MapMethod; seed: number }, ProductMap> = {
  kept: true,
  async compute({ samples, model, signal, progress }, { method, seed }) {
    const { vectors, d } = productVectors(model.weights);
    const facts = productFacts(model.preprocess, samples.lines);
    const { LEAST_POINTS, umap } = await import("./umap.ts");
    const isPca = method === "pca" || facts.codes.length < LEAST_POINTS;
    const components = isPca ? principalComponents(vectors, d, 2) : null;
    const points =
      components?.coordinates ?? (await umap(vectors, d, { seed, signal, onProgress: progress("mapping") }));
    return {
      ...facts,
      method: isPca ? "pca" : "umap",
      x: points.filter((_, i) => i % 2 === 0),
      y: points.filter((_, i) => i % 2 === 1),
      shares: components && [components.shares[0]!, components.shares[1]!],
    };
  },
};
