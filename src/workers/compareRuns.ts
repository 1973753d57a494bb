// Kept runs beside the first of them, without opening their models.

import { PREDICTIONS_FILE } from "../core/artefact/judgedTargets.ts";
import {
  type AnsweredModel,
  type ComparedModel,
  compareModelsTask,
} from "../core/experiments/compare/compareModels.ts";
import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { MessageError } from "../core/lib/message.ts";
import type { Storage } from "../storage/storage.ts";
import { storageMessage } from "../storage/storageMessages.ts";
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
    const run = await storage.runs.get(id);
    const kept = await storage.runFiles.get(id);
    if (!run || !kept) throw new MessageError(storageMessage("storage.noRun", { id }));
    // Of a run that was brought from elsewhere the data may be unknown.
    models.push({ fingerprint: run.fingerprint || null, predictions: kept.files.get(PREDICTIONS_FILE) });
  }
  return runCooperatively(compareModelsTask(models), { signal });
}
