// Models beside the first of them, by the answers for test targets that were packed with them.

import { type JudgedTargets, readJudgedTargets } from "../../artefact/judgedTargets.ts";
import { type CooperativeTask, runToEnd } from "../../lib/cooperativeTask.ts";
import { type Message, messageOf } from "../../lib/message.ts";
import { type Comparison, type NotCompared, pairedDifferences } from "./pairedDifferences.ts";

export interface AnsweredModel {
  /** Of the lines that it learnt from; null where that is not known. */
  fingerprint: string | null;
  /** Its predictions.csv; undefined where it came without. */
  predictions: Uint8Array | undefined;
}

/** "noAnswers": the model of this place came without its answers. */
export type Uncompared =
  | { why: NotCompared }
  | { why: "noAnswers"; model: number }
  | { why: "damaged"; model: number; message: Message };

/** One model beside the first, both by their places. */
export interface ComparedModel {
  other: number;
  /** Whether they learnt from the same lines, which is asked also where the targets are the same; null where it is not known. */
  sameData: boolean | null;
  /** How far the other is ahead of the first, or why that is not told. */
  result: Comparison | Uncompared;
}

/** Every model but the first beside it. */
export function compareModels(models: readonly AnsweredModel[]): ComparedModel[] {
  return runToEnd(compareModelsTask(models));
}

/** `compareModels`, in steps. */
export function* compareModelsTask(models: readonly AnsweredModel[]): CooperativeTask<ComparedModel[]> {
  const answers: (JudgedTargets | Uncompared)[] = [];
  for (const [place, model] of models.entries()) {
    answers.push(answersOf(model, place));
    yield answers.length / (2 * models.length);
  }
  const [first, ...others] = answers;
  const [data = null, ...dataOfOthers] = models.map(({ fingerprint }) => fingerprint);
  const compared: ComparedModel[] = [];
  for (const [i, answer] of others.entries()) {
    const its = dataOfOthers[i] ?? null;
    const sameData = data === null || its === null ? null : data === its;
    compared.push({ other: i + 1, sameData, result: resultOf(first!, answer) });
    yield (models.length + compared.length) / (2 * models.length);
  }
  return compared;
}

function resultOf(first: JudgedTargets | Uncompared, other: JudgedTargets | Uncompared): Comparison | Uncompared {
  if ("why" in first) return first;
  if ("why" in other) return other;
  const found = pairedDifferences(first, other);
  return typeof found === "string" ? { why: found } : found;
}

function answersOf({ predictions }: AnsweredModel, model: number): JudgedTargets | Uncompared {
  if (!predictions) return { why: "noAnswers", model };
  try {
    return readJudgedTargets(predictions);
  } catch (error) {
    const message = messageOf(error);
    if (!message) throw error;
    return { why: "damaged", model, message };
  }
}
