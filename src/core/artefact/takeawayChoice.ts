// What somebody takes of a model. The page and the command line ask for it before the files are made.

/** What the model can be run with, each in a folder of its own name. */
export const RUNNERS = ["onnx", "python", "web"] as const;
export type Runner = (typeof RUNNERS)[number];
/** Runners whose files are the same for every model. */
export type ReadyRunner = Exclude<Runner, "onnx">;

/** What somebody wants of a model. */
export interface TakeawayChoice {
  runners: readonly Runner[];
  /** Whether the golden cases go along: lines of 20 customers under neutral codes. */
  golden: boolean;
  /** ONNX weights in half precision. */
  halfWeights: boolean;
}

/** The model as it is. */
export const MODEL_ALONE: TakeawayChoice = { runners: [], golden: true, halfWeights: false };
