// One question about the current model's answers for its test targets; it waits while a model is being trained.

import type { Questions } from "../../studio/questions.ts";
import { isTraining } from "../../studio/training.ts";
import type { AnalysisMethods } from "../../workers/questions.ts";
import { type Answer, useAnswer } from "../kit/useAnswer.ts";
import { useSession } from "../studioContext.ts";

/** Asks when it is first shown, and whenever `params` hold something else. */
export function useAnalysis<Name extends keyof AnalysisMethods>(
  name: Name,
  params: Questions[Name]["input"],
): Answer<Questions[Name]["output"], Questions[Name]["input"]> {
  return useAnswer(name, params, { held: useSession(isTraining) });
}
