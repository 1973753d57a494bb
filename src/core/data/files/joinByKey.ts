// Which of several files of other columns belong together under keys, and the lines with what the others have of them.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { type HeadTable, readHeadTable, type SniffOptions } from "../dialect/headTable.ts";
import type { Field } from "../mapping/mapping.ts";
import type { ByteSource } from "../source/source.ts";
import { columnOrder, listed } from "./columnMatch.ts";
import type { JoinOffer } from "./joinOffer.ts";
import {
  asTable,
  type Join,
  keyColumns,
  keyedSource,
  partnersOfHead,
  readPartners,
  type SharedKey,
  sharedKey,
  type Table,
  withPartners,
} from "./keyedTables.ts";

const HEAD_BYTES = 1e6;
const HEAD_RECORDS = 4000;
/** Larger tables are judged by their heads alone: reading them through would be felt. */
const MOST_BYTES = 256e6;

/** A file that was looked at. */
export interface HeadedFile {
  source: ByteSource;
  table: HeadTable;
}

/** Tables that may be put together: files of lines, and those that have more of them, in the order in which they are joined. */
export interface KeyedTables<File extends HeadedFile = HeadedFile> {
  lines: readonly File[];
  others: readonly { files: readonly File[]; shared: SharedKey }[];
  /** No file can be read alone: the join is made unless it is declined. */
  needed: boolean;
}

/**
 * The groups of files (each of one kind of columns) that belong together; null where none does. Where a group can be read
 * alone, `alone` is the one that would be.
 */
export async function keyedTables<File extends HeadedFile>(
  groups: readonly (readonly File[])[],
  alone: readonly File[] | null,
  options: SniffOptions,
): Promise<KeyedTables<File> | null> {
  if (groups.length < 2) return null;
  const byLines = [...groups].sort((a, b) => linesOf(b) - linesOf(a));
  for (const lines of alone ? [alone] : byLines) {
    // A line says what was bought; who and when may stand elsewhere.
    const own = asTable(lines[0]!.table);
    if (own.missing.some(({ field }) => field === "product")) continue;
    const others = groups.filter((group) => group !== lines);
    const { chain, whole } = await chainOf(own, others, options);
    if (chain.length > 0 && whole.missing.length === 0) return { lines, others: chain, needed: alone === null };
  }
  return null;
}

function linesOf(group: readonly HeadedFile[]): number {
  return group.reduce((sum, { table }) => sum + table.rows.length, 0);
}

/** All groups that have more of the lines, one after the other: what one brings may be the key to the next. */
async function chainOf<File extends HeadedFile>(
  lines: Table,
  groups: readonly (readonly File[])[],
  options: SniffOptions,
): Promise<{ chain: KeyedTables<File>["others"]; whole: Table }> {
  const chain: { files: readonly File[]; shared: SharedKey }[] = [];
  let whole = lines;
  const left = groups.map((files) => ({ files, head: headOf(files) }));
  for (let at = 0; at < left.length; at++) {
    const { files, head } = left[at]!;
    const columns = keyColumns(whole, head);
    if (columns.length === 0) continue;
    const other = { ...head, rows: await partnersAmong(files, head, whole, columns, options) };
    const shared = sharedKey(whole, other, columns, lines.header.length);
    const more = shared && withPartners(whole, other, shared);
    if (!shared || !more || !bringsMore(more, whole)) continue;
    chain.push({ files, shared });
    whole = more;
    left.splice(at, 1);
    at = -1;
  }
  return { chain, whole };
}

/** The first records of files of the same columns. */
function headOf(files: readonly HeadedFile[]): Table {
  const { header } = files[0]!.table;
  const rows = files.flatMap(({ table }) => {
    const order = columnOrder(header, table.header)!;
    return table.rows.map((row) => order.map((from) => row[from] ?? ""));
  });
  return asTable({ header, rows });
}

/** Of a table that is read to its end in its head, its head; of a larger one the records that the first lines ask for. */
async function partnersAmong(
  files: readonly HeadedFile[],
  head: Table,
  lines: Table,
  columns: ReturnType<typeof keyColumns>,
  options: SniffOptions,
): Promise<Table["rows"]> {
  const tables = files.map(({ table }) => table);
  const size = tables.reduce((sum, { opened }) => sum + opened.source.size, 0);
  if (tables.every(isSeenWhole) || size > MOST_BYTES) return head.rows;
  return partnersOfHead(tables, lines, columns, options);
}

/** Whether the head of a file, a megabyte of so many records at most, is all of it. */
function isSeenWhole({ opened, dialect, rows }: HeadTable): boolean {
  return opened.kind === "text" && !dialect.gzip && opened.source.size < HEAD_BYTES && rows.length < HEAD_RECORDS;
}

/** Whether a field that the lines lack is read from what they get. */
function bringsMore({ columns }: Table, lines: Table): boolean {
  const read = Object.entries(columns) as [Field, number][];
  return read.some(([field, index]) => index >= lines.header.length && lines.columns[field] === undefined);
}

/** The files of lines with what the others have of them, and what is to be told of it once they were read. */
export async function joinByKey(
  keyed: KeyedTables,
  options: SniffOptions,
): Promise<{ files: HeadedFile[]; later: () => Message[] }> {
  const { lines, others } = keyed;
  const { header } = lines[0]!.table;
  const joins: Join[] = [];
  for (const { files, shared } of others) {
    const tables = files.map(({ table }) => table);
    const partners = await readPartners(tables, shared, options);
    joins.push({ key: shared.key, names: shared.added.map(({ name }) => name), partners });
  }
  const lost: (() => readonly number[])[] = [];
  const files: HeadedFile[] = [];
  for (const { source, table } of lines) {
    const order = columnOrder(header, table.header)!;
    const own = joins.map((join) => ({ ...join, key: join.key < header.length ? order[join.key]! : join.key }));
    const joined = keyedSource(source.name, table, own);
    lost.push(joined.lost);
    files.push({ source: joined.source, table: await readHeadTable(joined.source, { signal: options.signal }) });
  }
  const keyNames = namesOfKeys(keyed);
  const later = () =>
    joins.flatMap(({ partners }, index) => {
      const names = { lines: namesOf(lines), other: namesOf(others[index]!.files), key: keyNames[index]! };
      const count = lost.reduce((sum, of) => sum + of()[index]!, 0);
      return [
        ...(count === 0 ? [] : [dataMessage("note.noPartner", { ...names, count })]),
        ...(partners.twice === 0 ? [] : [dataMessage("note.partnerTwice", { ...names, count: partners.twice })]),
      ];
    });
  return { files, later };
}

/** What is told of tables that belong together, joined or not. */
export function joinOffer(keyed: KeyedTables, joined: boolean): JoinOffer {
  const { lines, others } = keyed;
  const keyNames = namesOfKeys(keyed);
  const parts = others.map(({ files, shared }, index) =>
    dataMessage("join.part", {
      ...{ of: shared.found + shared.lost, found: shared.found, lost: shared.lost, key: keyNames[index]! },
      ...{ other: namesOf(files), columns: shared.added.length },
    }),
  );
  const how = parts.reduce((all, part) => dataMessage("join.parts", { all, part }));
  const names = { lines: namesOf(lines), others: listed(others.flatMap(({ files }) => files.map(nameOf))), how };
  return { note: dataMessage(joined ? "note.joinedByKey" : "note.joinOffered", names), joined, lines: names.lines };
}

function namesOfKeys({ lines, others }: KeyedTables): string[] {
  const header = [...lines[0]!.table.header];
  return others.map(({ shared }) => {
    const name = header[shared.key] ?? "";
    header.push(...shared.added.map((each) => each.name));
    return name;
  });
}

function nameOf({ source }: HeadedFile): string {
  return source.name;
}

function namesOf(files: readonly HeadedFile[]): string {
  return listed(files.map(nameOf));
}
