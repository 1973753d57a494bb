// Tables of samples as Parquet files, rows by rows: with explicit types, since guessed ones refuse numbers above 2³¹ and a
// decimal behind whole numbers.

import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SampleColumn } from "../core/artefact/samples/sampleTable.ts";

/** As the writer knows it, whose reader is of another version than ours. */
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

const TYPES: Record<SampleColumn["kind"], Omit<SchemaElement, "name" | "repetition_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  // Not of UTC: polars and duckdb would show such times in another zone than the file has them.
  moment: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" } },
  int32: { type: "INT32" },
  float32: { type: "FLOAT" },
  bytes: { type: "BYTE_ARRAY" },
};

/**
 * Writes groups of rows to a new file, whose columns those of the first group name; `metadata` are texts by key. Answers with the
 * file's size and SHA-256.
 */
export function writeParquet(
  path: string,
  groups: Iterable<readonly SampleColumn[]>,
  metadata: Readonly<Record<string, string>>,
): { bytes: number; sha256: string } {
  const hash = createHash("sha256");
  const bytes = new ByteWriter();
  const flush = (): void => {
    appendFileSync(path, bytes.getBytes());
    hash.update(bytes.getBytes());
    bytes.index = 0;
  };
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  let writer: ParquetWriter | undefined;
  for (const columns of groups) {
    writer ??= new ParquetWriter({ writer: bytes, schema: schemaOf(columns), kvMetadata });
    const columnData = columns.map(({ name, kind, values }) => ({
      name,
      data: kind === "moment" ? values.map((time) => BigInt(time)) : values,
      ...(kind === "bytes" && { encoding: "PLAIN" as const, statistics: false }),
    }));
    writer.write({ columnData, rowGroupSize: columns[0]!.values.length });
    flush();
  }
  writer?.finish();
  flush();
  return { bytes: bytes.offset, sha256: hash.digest("hex") };
}

function schemaOf(columns: readonly SampleColumn[]): SchemaElement[] {
  const required = { repetition_type: "REQUIRED" as const };
  return [
    { name: "samples", num_children: columns.length },
    ...columns.map(({ name, kind }) => ({ name, ...TYPES[kind], ...required })),
  ];
}
