// The head of what is read, be it one file or several that make one data set.

import { DataError } from "../dataError.ts";
import { type HeadTable, readHeadTable, type SniffOptions } from "../dialect/headTable.ts";
import type { ByteSource } from "../source/source.ts";
import { joinTables } from "./joinTables.ts";

/** As `readHeadTable`; of several files, also those of one archive, the heads of all are read together. */
export async function readTable(source: ByteSource, options: SniffOptions = {}): Promise<HeadTable> {
  if (source.parts) return joinTables(source.name, source.parts, options);
  try {
    return await readHeadTable(source, options);
  } catch (error) {
    if (!(error instanceof DataError && error.code === "many-files")) throw error;
    return joinTables(source.name, [source], options);
  }
}
