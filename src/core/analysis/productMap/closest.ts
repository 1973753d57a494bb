// Answers which products the model takes for nearly the same as one.

import type { AnalysisQuestion } from "../analysisContext.ts";
import { closestProducts, productVectors } from "./productMap.ts";

/** By place in the vocabulary. */
export const closest: AnalysisQuestion<{ at: number; limit: number }, { at: number; cosine: number }[]> = {
  compute({ model }, { at, limit }) {
    const { vectors, d } = productVectors(model.weights);
    return closestProducts(vectors, d, at, limit);
  },
};
