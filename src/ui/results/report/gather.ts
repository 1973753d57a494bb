// Everything a report shows, asked for one after the other; what the screen has asked for before is there at once.

import type { ImportanceReport } from "../../../core/analysis/importance.ts";
import type { AnalysedTask, TestLine } from "../../../core/analysis/testTable.ts";
import type {
  AnalysisMethods,
  ProductMap,
  TestAttention,
  TestCalibration,
  TestConfusion,
  TestErrors,
} from "../../../workers/analysisProtocol.ts";
import type { Progress } from "../../../workers/protocol.ts";
import type { Call, CallOptions } from "../../../workers/rpc.ts";
import { IMPORTANCE_QUESTION, MAP_SEED } from "../questions.ts";

export interface ReportAnalyses {
  errors: TestErrors;
  confusion: TestConfusion;
  calibration: TestCalibration;
  importance: ImportanceReport;
  map: ProductMap;
  attention: TestAttention;
  worst: { task: AnalysedTask; lines: TestLine[] }[];
}

const WORST = 15;

/** Asks in the order of the report. */
export async function gatherAnalyses(
  analyse: Call<AnalysisMethods>,
  tasks: readonly AnalysedTask[],
  options: CallOptions<Progress>,
): Promise<ReportAnalyses> {
  const errors = await analyse("testErrors", undefined, options);
  const confusion = await analyse("confusion", { size: 12 }, options);
  const calibration = await analyse("calibration", undefined, options);
  const importance = await analyse("importance", { of: "groups", size: 500, ...IMPORTANCE_QUESTION }, options);
  const map = await analyse("productMap", { method: "pca", seed: MAP_SEED }, options);
  const attention = await analyse("attention", undefined, options);
  const worst: ReportAnalyses["worst"] = [];
  for (const task of tasks) {
    const { lines } = await analyse("testLines", { select: { kind: "worst", task }, limit: WORST }, options);
    worst.push({ task, lines });
  }
  return { errors, confusion, calibration, importance, map, attention, worst };
}
