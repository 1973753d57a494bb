// A first look at a file: its head is enough to tell the dialect and to propose a mapping.

import { throwIfAborted } from "../../lib/abort.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { FirstLook } from "../doubts/firstLook.ts";
import { firstLookDoubts } from "../doubts/firstLookDoubts.ts";
import { readTable } from "../files/readTable.ts";
import type { Sniff } from "../ingest/inspection.ts";
import { columnWriting } from "../mapping/columnWriting.ts";
import type { DialectChoice } from "../mapping/mapping.ts";
import { proposeMapping, readColumns } from "../mapping/proposeMapping.ts";
import { fewValues, roleTeller } from "../roles/roleColumns.ts";
import { asEncoding } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";
import { hasWidth } from "./dialect.ts";
import type { SniffOptions } from "./headTable.ts";

const PREVIEW_ROWS = 20;
const PREVIEW_LENGTH = 200;

/**
 * Reads about the first megabyte and proposes a mapping with a reason and samples per column.
 * Throws DataError ("empty", "binary", "not-csv", "one-column", "header-only", "gzip") with a sentence that says what to do.
 */
export async function sniff(source: ByteSource, options: SniffOptions = {}): Promise<Sniff> {
  return (await lookAt(source, options)).sniff;
}

/** The first look and what it was made from, to judge other mappings by; throws as `sniff` does. */
export async function lookAt(
  source: ByteSource,
  options: SniffOptions = {},
): Promise<{ sniff: Sniff; look: Omit<FirstLook, "mapping"> }> {
  const table = await readTable(source, options);
  throwIfAborted(options.signal);
  const { header, rows } = table;
  if (!rows.some((row) => hasWidth(row, header.length))) {
    const found = rows[0]!.length;
    throw new DataError(
      "not-csv",
      dataMessage("file.noRegular", { lines: rows.length, columns: header.length, found }),
    );
  }
  const proposal = proposeMapping(table.header, table.rows);
  const { mapping, columns, evidence } = proposal;
  const { kind, sheets, read } = table.opened;
  const isText = kind === "text";
  const chosen: DialectChoice = {
    ...(isText && options.encoding && { encoding: asEncoding(options.encoding) }),
    ...(isText && options.delimiter && { delimiter: options.delimiter }),
    ...(options.above !== undefined && { above: options.above }),
    ...(table.joined?.offer && options.join !== undefined && { join: options.join }),
    ...(kind === "workbook" && options.sheet !== undefined && { sheet: options.sheet }),
  };
  if (Object.keys(chosen).length > 0) mapping.dialect = chosen;
  const look = { table, values: readColumns(mapping, rows, proposal), proposal, dateOrderProven: false };
  const doubts = firstLookDoubts({ ...look, mapping });
  const notes = doubts.map(({ note }) => note);
  const preview = table.rows
    .slice(0, PREVIEW_ROWS)
    .map((row) => row.map((cell) => (cell.length > PREVIEW_LENGTH ? `${cell.slice(0, PREVIEW_LENGTH)}…` : cell)));
  const found: Sniff = {
    dialect: table.dialect,
    columns,
    mapping,
    notes: notes.map(({ text }) => text),
    noteSentences: notes,
    doubts,
    fewValues: look.values.flatMap((column, index) => {
      const counts = fewValues(column);
      if (!counts) return [];
      const tell = roleTeller(column.header, []);
      const roleOf = (value: string) => (value === "" ? null : tell(value)) ?? "sale";
      return [{ column: index, values: counts.map((each) => ({ ...each, role: roleOf(each.value) })) }];
    }),
    writings: look.values.map(columnWriting),
    preview,
    evidence: { ...table.evidence, ...evidence },
    above: table.above,
    beginnings: table.beginnings,
    ...(!isText && { table: { kind, sheets, read } }),
    ...(table.joined?.isSeveral && { joined: true }),
  };
  return { sniff: found, look };
}
