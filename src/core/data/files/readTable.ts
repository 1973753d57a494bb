// The head of what is read, be it one file or several that make one data set.

import { type HeadTable, readHeadTable, type SniffOptions } from "../dialect/headTable.ts";
import type { ByteSource } from "../source/source.ts";
import { tablesInZip } from "../tables/openTable.ts";
import { joinTables } from "./joinTables.ts";

/** As `readHeadTable`; of several files, or a zip of them, the heads of all that are read together. */
export async function readTable(source: ByteSource, options: SniffOptions = {}): Promise<HeadTable> {
  const parts = source.parts ?? (await tablesInZip(source));
  return parts ? joinTables(source.name, parts, options) : readHeadTable(source, options);
}
