// Every list of messages that core, storage and workers have, for tests that go over all of them.

import { CARD_MESSAGES } from "../../../core/artefact/cardMessages.ts";
import { EXPORT_MESSAGES } from "../../../core/artefact/exportMessages.ts";
import { DATA_MESSAGES } from "../../../core/data/dataMessages.ts";
import { EVALUATION_MESSAGES } from "../../../core/evaluation/evaluationMessages.ts";
import { EXPERIMENT_MESSAGES } from "../../../core/experiments/experimentMessages.ts";
import { FEATURE_MESSAGES } from "../../../core/features/featureMessages.ts";
import { FORMULA_MESSAGES } from "../../../core/features/formula/formulaMessages.ts";
import { LEAK_MESSAGES } from "../../../core/features/leaks/leakMessages.ts";
import { DEVICE_MESSAGES } from "../../../core/kernels/deviceMessages.ts";
import { SAFETENSORS_MESSAGES } from "../../../core/lib/safetensors.ts";
import { SCHEMA_MESSAGES } from "../../../core/lib/schemaFault.ts";
import { TABLE_MESSAGES } from "../../../core/lib/table/savedTable.ts";
import { TIME_MESSAGES } from "../../../core/lib/timeText.ts";
import { VERSION_MESSAGES } from "../../../core/lib/versions.ts";
import { MODEL_MESSAGES } from "../../../core/model/modelMessages.ts";
import { ORDER_MESSAGES } from "../../../core/orders/orderMessages.ts";
import { RETENTION_MESSAGES } from "../../../core/retention/retentionMessages.ts";
import { TRAINING_MESSAGES } from "../../../core/training/trainingMessages.ts";
import { STORAGE_MESSAGES } from "../../../storage/storageMessages.ts";
import { WORKER_MESSAGES } from "../../../workers/workerMessages.ts";

export const ENGLISH_MESSAGES: readonly Record<string, string>[] = [
  DATA_MESSAGES,
  FEATURE_MESSAGES,
  FORMULA_MESSAGES,
  LEAK_MESSAGES,
  EVALUATION_MESSAGES,
  EXPERIMENT_MESSAGES,
  VERSION_MESSAGES,
  TIME_MESSAGES,
  TABLE_MESSAGES,
  SAFETENSORS_MESSAGES,
  SCHEMA_MESSAGES,
  MODEL_MESSAGES,
  ORDER_MESSAGES,
  RETENTION_MESSAGES,
  TRAINING_MESSAGES,
  DEVICE_MESSAGES,
  EXPORT_MESSAGES,
  CARD_MESSAGES,
  STORAGE_MESSAGES,
  WORKER_MESSAGES,
];
