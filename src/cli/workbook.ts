// Saved tables as a workbook's file. The writer is loaded when the first one is made, not with every command.

import { writeFile } from "node:fs/promises";
import type { SavedTable } from "../core/lib/table/savedTable.ts";
import { writeWhole } from "./writeWhole.ts";

/** Writes a workbook of one table. */
export async function writeWorkbook(path: string, table: SavedTable): Promise<void> {
  const { tableXlsx } = await import("../core/lib/table/tableXlsx.ts");
  const bytes = new Uint8Array(await (await tableXlsx([table])).arrayBuffer());
  await writeWhole(path, (unfinished) => writeFile(unfinished, bytes));
}
