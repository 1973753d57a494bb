// The codes of every sentence that core, storage and workers can say; a language is complete when it has them all.

import type { DataSentence } from "../../core/data/dataSentences.ts";
import type { EvaluationSentence } from "../../core/evaluation/evaluationSentences.ts";
import type { ExportSentence } from "../../core/export/exportSentences.ts";
import type { FeatureSentence } from "../../core/features/featureSentences.ts";
import type { DeviceSentence } from "../../core/kernels/deviceSentences.ts";
import type { VersionSentence } from "../../core/lib/versions.ts";
import type { ModelSentence } from "../../core/model/modelSentences.ts";
import type { TrainingSentence } from "../../core/training/trainingSentences.ts";
import type { StorageSentence } from "../../storage/storageSentences.ts";
import type { WorkerSentence } from "../../workers/workerSentences.ts";

export type DataCode = DataSentence;
export type ModelCode =
  | FeatureSentence
  | EvaluationSentence
  | ModelSentence
  | TrainingSentence
  | DeviceSentence
  | ExportSentence
  | StorageSentence
  | VersionSentence
  | WorkerSentence;
