// The head of what is read, be it one file or several that make one data set.

import { type HeadTable, readHeadTable, type SniffOptions } from "../dialect/headTable.ts";
import type { ByteSource } from "../source/source.ts";
import { joinTables } from "./joinTables.ts";

/** As `readHeadTable`; of several files the heads of all that are read together. */
export function readTable(source: ByteSource, options: SniffOptions = {}): Promise<HeadTable> {
  return source.parts ? joinTables(source.name, source.parts, options) : readHeadTable(source, options);
}
