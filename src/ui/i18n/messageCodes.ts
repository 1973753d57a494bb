// The codes of every sentence that core, storage and workers can say; a language is complete when it has them all.

import type { ExportMessageCode } from "../../core/artefact/exportMessages.ts";
import type { DataMessageCode } from "../../core/data/dataMessages.ts";
import type { EvaluationMessageCode } from "../../core/evaluation/evaluationMessages.ts";
import type { FeatureMessageCode } from "../../core/features/featureMessages.ts";
import type { DeviceMessageCode } from "../../core/kernels/deviceMessages.ts";
import type { VersionMessageCode } from "../../core/lib/versions.ts";
import type { ModelMessageCode } from "../../core/model/modelMessages.ts";
import type { TrainingMessageCode } from "../../core/training/trainingMessages.ts";
import type { StorageMessageCode } from "../../storage/storageMessages.ts";
import type { WorkerMessageCode } from "../../workers/workerMessages.ts";

export type DataCode = DataMessageCode;
export type ModelCode =
  | FeatureMessageCode
  | EvaluationMessageCode
  | ModelMessageCode
  | TrainingMessageCode
  | DeviceMessageCode
  | ExportMessageCode
  | StorageMessageCode
  | VersionMessageCode
  | WorkerMessageCode;
