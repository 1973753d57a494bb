// The judging side of the training worker: what the current model's answers for its test targets say. The answers are
// made once per model and data set, and so is everything slow that is computed from them.

import type { AnalysisContext, AnalysisQuestion } from "../core/analysis/analysisContext.ts";
import { ANALYSIS_QUESTIONS, type AnalysisQuestions } from "../core/analysis/questions.ts";
import { type TestTable, testTable } from "../core/analysis/testTable.ts";
import { evaluationMessage } from "../core/evaluation/evaluationMessages.ts";
import { MessageError } from "../core/lib/message.ts";
import type { DataService } from "./dataService.ts";
import type { Progress } from "./method.ts";
import type { ModelService, Tested } from "./modelService.ts";
import type { Mutex } from "./mutex.ts";
import { type AnalysisMethods, handlersOf } from "./questions.ts";
import type { Context, Handlers } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";

interface Known {
  tested: Tested;
  table: TestTable;
  /** Answers that are kept, by question. */
  answers: Map<string, unknown>;
}

/**
 * Answers what the current model's test answers say. They are made once, under the worker's mutex, since that takes the device,
 * and kept with what was computed from them until the model or the data set changes. Throws a localised error where either is
 * missing, and the signal's reason when aborted.
 */
export class AnalysisService {
  readonly #data: DataService;
  readonly #models: ModelService;
  readonly #mutex: Mutex;
  #known: Known | null = null;

  constructor(data: DataService, models: ModelService, mutex: Mutex) {
    this.#data = data;
    this.#models = models;
    this.#mutex = mutex;
  }

  /** The methods as the worker offers them. */
  readonly handlers: Handlers<AnalysisMethods> = handlersOf<AnalysisQuestions>(
    Object.keys(ANALYSIS_QUESTIONS) as (keyof AnalysisQuestions)[],
    (name, params, context) => this.#answer(name, params, context),
  );

  async #answer(name: keyof AnalysisQuestions, params: unknown, context: Context<Progress>): Promise<unknown> {
    const known = await this.#current(context);
    const question: AnalysisQuestion<unknown, unknown> = await ANALYSIS_QUESTIONS[name]();
    const at = this.#at(known, context);
    if (!question.kept) return question.compute(at, params);
    const key = JSON.stringify([name, Object.entries(params ?? {}).sort()]);
    if (!known.answers.has(key)) known.answers.set(key, await question.compute(at, params));
    return known.answers.get(key);
  }

  #at({ tested, table }: Known, { signal, emit }: Context<Progress>): AnalysisContext {
    const { model, samples } = tested;
    return {
      table,
      samples,
      model: { ...model.members[0], preprocess: model.preprocess },
      onDevice: (work) => this.#mutex.run(signal, async () => work(await this.#models.predictorOf(tested))),
      signal,
      progress: (phase) => throttledProgress(phase, emit),
    };
  }

  /** The answers that are there, else made on the device when it is free. */
  async #current(context: Context<Progress>): Promise<Known> {
    const { signal } = context;
    const tested =
      (await this.#models.knownTested()) ?? (await this.#mutex.run(signal, () => this.#models.tested(context)));
    if (this.#known?.tested !== tested) {
      if (tested.predictions.targets.length === 0) throw new MessageError(evaluationMessage("judged.nothing"));
      const table = testTable(tested.samples, tested.predictions, await this.#data.provinces());
      this.#known = { tested, table, answers: new Map() };
    }
    return this.#known;
  }
}
