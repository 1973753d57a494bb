// Tables taken away: as an Excel workbook, as CSV, or onto the clipboard.

import type { SavedTable } from "../core/lib/table/savedTable.ts";
import { tableCsv, tableTsv } from "../core/lib/table/tableText.ts";
import { connect } from "../workers/rpc.ts";
import type { TableMethods } from "../workers/tableProtocol.ts";
import { download } from "./download.ts";

/** Saves the tables as one workbook, written by a worker of its own. */
export async function saveXlsx(tables: readonly SavedTable[], name: string, signal: AbortSignal): Promise<void> {
  const worker = new Worker(new URL("../workers/table.worker.ts", import.meta.url), { type: "module", name: "table" });
  const client = connect<TableMethods>(worker);
  try {
    download(await client.call("xlsx", { tables }, { signal }), fileName(name, "xlsx"));
  } finally {
    client.close();
  }
}

/** Saves the table as the spreadsheets of the language's country open it. */
export function saveCsv(table: SavedTable, name: string, language: string): void {
  download(new Blob([tableCsv(table, language)], { type: "text/csv;charset=utf-8" }), fileName(name, "csv"));
}

/** Puts the table onto the clipboard. Rejects where the browser forbids it. */
export async function copyTable(table: SavedTable, language: string): Promise<void> {
  await navigator.clipboard.writeText(tableTsv(table, language));
}

/** A name that every file system takes. */
export function fileName(name: string, ending: string): string {
  return `${name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .trim()
    .slice(0, 120)}.${ending}`;
}
