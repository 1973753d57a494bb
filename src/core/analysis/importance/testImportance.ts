// Answers what the model relies on: what is lost when inputs are shuffled, on a sample of the test targets.

import { countedParts } from "../../model/config.ts";
import type { AnalysisQuestion } from "../analysisContext.ts";
import { type ImportanceReport, permutationImportance } from "./importance.ts";
import { featureShuffles, groupShuffles } from "./shuffles.ts";

export interface ImportanceInput {
  of: "groups" | "features";
  /** Test targets drawn, times each input is shuffled, and the seed of both. */
  size: number;
  repeats: number;
  seed: number;
}

export const testImportance: AnalysisQuestion<ImportanceInput, ImportanceReport> = {
  kept: true,
  compute({ samples, model, onDevice, signal, progress }, input) {
    const { preprocess } = model;
    const parts = countedParts(model.config.memory);
    const shuffles = input.of === "groups" ? groupShuffles(preprocess, parts) : featureShuffles(preprocess, parts);
    return onDevice((predictor) =>
      permutationImportance(
        samples,
        samples.split.test,
        shuffles,
        (given, targets) => predictor.predictTargets(given, targets, { topK: 1, signal }),
        { ...input, signal, onProgress: progress("shuffling") },
      ),
    );
  },
};
