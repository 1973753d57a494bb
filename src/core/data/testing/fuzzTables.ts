// What is said of seeded workbooks and Parquet files. A sound workbook is the lines of its rows as a CSV; of what is damaged,
// a sentence or lines, the same whenever it is read.

import { isDeepStrictEqual } from "node:util";
import type { Verdict } from "../../lib/testing/damage.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { told } from "./fuzzInputs.ts";
import type { FuzzedTable } from "./seededTables.ts";
import { csv, source } from "./testFiles.ts";

/** Read, refused in a sentence, or wrong: other lines than those of the CSV, or other ones the second time. */
export async function judgeTable({ bytes, csv: text }: FuzzedTable): Promise<Verdict> {
  const first = await told(() => linesOf(source(bytes)));
  if (first.kind === "wrong") return first;
  // In pieces of another size.
  const again = await told(() => linesOf(source(bytes, 700)));
  if (!isDeepStrictEqual(first, again)) return { kind: "wrong", why: "cut into other pieces it is read otherwise" };
  if (text === null) return { kind: first.kind };
  const plain = await told(() => linesOf(csv(text)));
  return isDeepStrictEqual(first, plain) ? { kind: first.kind } : { kind: "wrong", why: "the CSV of its rows differs" };
}

async function linesOf(file: ReturnType<typeof source>) {
  const { mapping } = await sniff(file);
  const { lines } = await ingest(file, mapping);
  return lines;
}
