// Every message of core, storage and workers in Vietnamese, by its code.

import type { CardMessageCode } from "../../core/artefact/cardMessages.ts";
import type { ExportMessageCode } from "../../core/artefact/exportMessages.ts";
import type { DataMessageCode } from "../../core/data/dataMessages.ts";
import type { EvaluationMessageCode } from "../../core/evaluation/evaluationMessages.ts";
import type { ExperimentMessageCode } from "../../core/experiments/experimentMessages.ts";
import type { FeatureMessageCode } from "../../core/features/featureMessages.ts";
import type { FormulaMessageCode } from "../../core/features/formula/formulaMessages.ts";
import type { LeakMessageCode } from "../../core/features/leaks/leakMessages.ts";
import type { DeviceMessageCode } from "../../core/kernels/deviceMessages.ts";
import type { SafetensorsMessageCode } from "../../core/lib/safetensors.ts";
import type { SchemaMessageCode } from "../../core/lib/schemaFault.ts";
import type { TableMessageCode } from "../../core/lib/table/savedTable.ts";
import type { TimeMessageCode } from "../../core/lib/timeText.ts";
import type { VersionMessageCode } from "../../core/lib/versions.ts";
import type { ModelMessageCode } from "../../core/model/modelMessages.ts";
import type { OrderMessageCode } from "../../core/orders/orderMessages.ts";
import type { RetentionMessageCode } from "../../core/retention/retentionMessages.ts";
import type { TrainingMessageCode } from "../../core/training/trainingMessages.ts";
import type { StorageMessageCode } from "../../storage/storageMessages.ts";
import type { WorkerMessageCode } from "../../workers/workerMessages.ts";
import { viCardMessages } from "./viCardMessages.ts";
import { viDataMessages } from "./viDataMessages.ts";
import { viExperimentMessages } from "./viExperimentMessages.ts";
import { viFormulaMessages } from "./viFormulaMessages.ts";
import { viLeakMessages } from "./viLeakMessages.ts";
import { viModelMessages } from "./viModelMessages.ts";
import { viOrderMessages } from "./viOrderMessages.ts";
import { viRetentionMessages } from "./viRetentionMessages.ts";

type MessageCode =
  | CardMessageCode
  | DataMessageCode
  | DeviceMessageCode
  | EvaluationMessageCode
  | ExperimentMessageCode
  | ExportMessageCode
  | FeatureMessageCode
  | FormulaMessageCode
  | LeakMessageCode
  | ModelMessageCode
  | OrderMessageCode
  | RetentionMessageCode
  | SafetensorsMessageCode
  | SchemaMessageCode
  | StorageMessageCode
  | TableMessageCode
  | TimeMessageCode
  | TrainingMessageCode
  | VersionMessageCode
  | WorkerMessageCode;

export const viMessages = {
  ...viDataMessages,
  ...viExperimentMessages,
  ...viModelMessages,
  ...viCardMessages,
  ...viOrderMessages,
  ...viFormulaMessages,
  ...viLeakMessages,
  ...viRetentionMessages,
} satisfies Record<MessageCode, string>;

/** Codes that this version makes no more, but that stored runs hold. */
export const viRetiredMessages = {
  "backend.thread": "1 luồng, {{simd:message}}",
};

/** Every template by its code. */
export const allViMessages: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...viRetiredMessages, ...viMessages }),
);
