// Kept runs beside the first of them, without opening their models.

import { PREDICTIONS_FILE } from "../core/artefact/judgedTargets.ts";
import {
  type AnsweredModel,
  type ComparedModel,
  compareModelsTask,
} from "../core/experiments/compare/compareModels.ts";
import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { findRun } from "../storage/runs.ts";
import type { Storage } from "../storage/storage.ts";
import type { TrainingMethods } from "./protocol.ts";
import type { Context } from "./rpc.ts";

/** Throws a message where a run is not there any more. */
export async function compareRuns(
  storage: Storage,
  { ids }: TrainingMethods["compareRuns"]["input"],
  { signal }: Pick<Context<never>, "signal">,
): Promise<ComparedModel[]> {
  const models: AnsweredModel[] = [];
  for (const id of ids) {
    const { run, kept } = await findRun(storage, id);
    // Of a run that was brought from elsewhere the data may be unknown.
    models.push({ fingerprint: run.fingerprint || null, predictions: kept.files.get(PREDICTIONS_FILE) });
  }
  return runCooperatively(compareModelsTask(models), { signal });
}
