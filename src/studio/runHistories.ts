// The histories of runs as a file: a table of epochs, JSON with everything, or event files for TensorBoard.

import { zipFiles } from "../core/artefact/zip.ts";
import { epochTable, type RunHistory } from "../core/experiments/compare/runHistory.ts";
import { tensorboardFiles } from "../core/experiments/compare/tensorboardFiles.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { tableCsv } from "../core/lib/table/tableText.ts";
import type { RunRecord } from "../storage/database.ts";
import type { HistoryForm } from "./historyForms.ts";

/** CSV as the spreadsheets of the language's country open it; the zip for TensorBoard has a folder for each run. */
export function historiesFile(
  records: readonly RunRecord[],
  form: HistoryForm,
  language: string,
): { blob: Blob; name: string } {
  const runs: readonly RunHistory[] = records;
  switch (form) {
    case "csv": {
      const table = { title: "epochs", ...epochTable(runs), about: { title: "", rows: [] } };
      return { blob: new Blob([tableCsv(table, language)], { type: "text/csv;charset=utf-8" }), name: "epochs.csv" };
    }
    case "json":
      return { blob: new Blob([jsonText({ runs }, 2)], { type: "application/json" }), name: "runs.json" };
    case "tensorboard":
      return {
        blob: new Blob([zipFiles(tensorboardFiles(runs))], { type: "application/zip" }),
        name: "tensorboard.zip",
      };
    default:
      return form satisfies never;
  }
}
