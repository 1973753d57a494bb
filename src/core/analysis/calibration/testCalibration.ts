// Answers whether probabilities and numbers can be taken at their word.

import { type AnalysisQuestion, type ByNumber, byNumber } from "../analysisContext.ts";
import { type Calibration, calibration, type NumberDecile, numberDeciles } from "./calibration.ts";

export interface TestCalibration {
  /** Of the likeliest product, and of every product kept of an answer. */
  first: Calibration;
  kept: Calibration;
  /** How many products are kept of an answer. */
  topK: number;
  numbers: ByNumber<NumberDecile[]>;
}

export const testCalibration: AnalysisQuestion<undefined, TestCalibration> = {
  compute: ({ table }) => ({
    first: calibration(table, "first"),
    kept: calibration(table, "kept"),
    topK: table.predictions.topK,
    numbers: byNumber(table, (task) => numberDeciles(table, task)),
  }),
};
