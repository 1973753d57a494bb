// Several files as one table: those of the same columns are put together in order of time; what differs is left out by name.

import { type Message, messageOf } from "../../lib/message.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { QUOTE } from "../dialect/dialect.ts";
import { type HeadTable, readHeadTable, type SniffOptions } from "../dialect/headTable.ts";
import { DELIMITERS, type Dialect, type Encoding } from "../mapping/mapping.ts";
import type { ByteSource } from "../source/source.ts";
import { textTable } from "../tables/openedTable.ts";
import { openZip } from "../tables/zip/zipArchive.ts";
import { columnDifference, columnOrder, isSameOrder, listed } from "./columnMatch.ts";
import { joinByKey, joinOffer, keyedTables } from "./joinByKey.ts";
import { type FilePart, JoinedFiles } from "./joinedFiles.ts";
import type { JoinOffer } from "./joinOffer.ts";
import { isTableName } from "./tableNames.ts";
import { agree, type FileForms, formsOf } from "./writtenForms.ts";

/** Records of all heads together that the evidence is taken from. */
const RECORDS_LOOKED_AT = 4000;
/** Of each file at least so many. */
const FEWEST_RECORDS = 100;

/** Encodings that are told from few bytes and may be mistaken for one another. */
const SINGLE_BYTE: readonly string[] = ["windows-1258", "windows-1252", "macintosh"] satisfies Encoding[];

interface LookedAtFile {
  source: ByteSource;
  table: HeadTable;
  forms: FileForms;
}

/**
 * The head of the files of the same columns, as one table that says how the others differ. Throws what the first file throws
 * where none can be read.
 */
export async function joinTables(
  name: string,
  sources: readonly ByteSource[],
  options: SniffOptions = {},
): Promise<HeadTable> {
  const files: LookedAtFile[] = [];
  const failures: { name: string; error: DataError }[] = [];
  const waiting = [...sources];
  const strangers: string[] = [];
  for (let source = waiting.shift(); source; source = waiting.shift()) {
    try {
      const table = await readHeadTable(source, options);
      files.push({ source, table, forms: formsOf(table) });
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      if (error.code === "many-files") {
        const { tables, others } = await filesOfZip(source);
        waiting.unshift(...tables);
        strangers.push(...others);
      } else failures.push({ name: source.name, error });
    }
  }
  if (files.length === 0) throw failures[0]!.error;
  const found = groupsOf(files);
  const largest = largestOf(found);
  // Few letters tell no encoding: the names of the columns do, where they are those of the others.
  for (const other of found.filter((each) => each !== largest))
    for (const file of other) Object.assign(file, await inEncodingOf(largest[0]!, file, options));
  const separate = groupsOf(files);
  const chief = largestOf(separate);
  const isUsable = (each: readonly LookedAtFile[]) => each.some(({ forms }) => forms.usable);
  // Other sales are no part of these, whatever numbers they share.
  const parts = separate.filter((each) => each === chief || !isUsable(each));
  const keyed = await keyedTables(parts, isUsable(chief) ? chief : null, options);
  const joins = keyed !== null && (options.join ?? keyed.needed);
  const joined = joins ? await joinByKey(keyed, options) : null;
  const offer = keyed && joinOffer(keyed, joins);
  const group = joined
    ? joined.files.map((file) => ({ ...file, forms: formsOf(file.table) }))
    : (keyed?.lines ?? chief);
  const own = new Set<readonly LookedAtFile[]>(
    keyed ? [keyed.lines, ...keyed.others.map((each) => each.files)] : [group],
  );
  const groups = separate.filter((each) => !own.has(each));
  const [first] = group;
  const notes: Message[] = [];
  if (group.length > 1)
    notes.push(
      dataMessage("note.files", { count: group.length, names: listed(group.map(({ source }) => source.name)) }),
    );
  for (const other of groups)
    notes.push(
      dataMessage("note.filesDiffer", {
        count: other.length,
        names: listed(other.map(({ source }) => source.name)),
        first: first!.source.name,
        difference: columnDifference(first!.table.header, other[0]!.table.header),
      }),
    );
  for (const { name: file, error } of failures)
    notes.push(dataMessage("note.fileLeftOut", { name: file, why: messageOf(error) ?? error.message }));
  if (strangers.length > 0)
    notes.push(dataMessage("note.noTables", { count: strangers.length, names: listed(strangers) }));
  return tableOf(name, group, offer, () => [...notes, ...(joined?.later() ?? [])]);
}

/** The tables in an archive, and what else lies there. */
async function filesOfZip(archive: ByteSource): Promise<{ tables: ByteSource[]; others: string[] }> {
  const entries = await openZip(archive);
  return {
    tables: entries.filter(({ name }) => isTableName(name)).map(({ source }) => source),
    others: entries.flatMap(({ name }) => (isTableName(name) ? [] : [name])),
  };
}

/** A file whose letters were taken for others, told anew where another encoding gives it the columns of `first`. */
async function inEncodingOf(first: LookedAtFile, file: LookedAtFile, options: SniffOptions): Promise<LookedAtFile> {
  const own = file.table.dialect.encoding;
  if (options.encoding || !SINGLE_BYTE.includes(own)) return file;
  for (const encoding of SINGLE_BYTE) {
    if (encoding === own) continue;
    const table = await readHeadTable(file.source, { ...options, encoding });
    if (columnOrder(first.table.header, table.header)) return { ...file, table, forms: formsOf(table) };
  }
  return file;
}

function largestOf(groups: readonly LookedAtFile[][]): LookedAtFile[] {
  return groups.reduce((best, each) => (worth(each) > worth(best) ? each : best));
}

/** The files by their columns, in the order in which they came. */
function groupsOf(files: readonly LookedAtFile[]): LookedAtFile[][] {
  const groups: LookedAtFile[][] = [];
  for (const file of files) {
    const group = groups.find(([first]) => columnOrder(first!.table.header, file.table.header) !== null);
    if (group) group.push(file);
    else groups.push([file]);
  }
  return groups.map((group) =>
    group.sort((a, b) => a.forms.first - b.forms.first || natural.compare(a.source.name, b.source.name)),
  );
}

const natural = new Intl.Collator("en", { numeric: true });

/** Files that hold sales go before others, then the larger ones. */
function worth(group: readonly LookedAtFile[]): number {
  const size = group.reduce((sum, { source }) => sum + source.size, 0);
  return group.some(({ forms }) => forms.usable) ? 1e18 + size : size;
}

function tableOf(
  name: string,
  group: readonly LookedAtFile[],
  offer: JoinOffer | null,
  told: () => readonly Message[],
): HeadTable {
  const { header, above, dialect: own, evidence, beginnings } = group[0]!.table;
  const orders = group.map(({ table }) => columnOrder(header, table.header)!);
  const forms = agree(
    group.map(({ source, table, forms }, i) => ({
      ...{ name: source.name, header: table.header, forms, order: orders[i]! },
    })),
  );
  const parts: FilePart[] = group.map(({ source, table }, i) => ({
    ...{ source: { ...table.opened.source, name: source.name }, table, rewrite: forms.rewrites[i]! },
    order: isSameOrder(orders[i]!) ? null : orders[i]!,
  }));
  const delimiter = (DELIMITERS as readonly string[]).includes(own.delimiter) ? own.delimiter : ",";
  const dialect: Dialect = { encoding: "utf-8", delimiter, newline: "\n", quote: QUOTE, gzip: false };
  const ownNotes = group.flatMap(({ table }) => table.opened.notes);
  const joined = new JoinedFiles(name, parts, dialect, () => [...told(), ...ownNotes, ...forms.notes], offer);
  const each = Math.max(FEWEST_RECORDS, Math.floor(RECORDS_LOOKED_AT / parts.length));
  const rows = withoutRepeats(
    parts.map((part, i) => group[i]!.table.rows.slice(0, each).map((row) => joined.written(part, row))),
  );
  return {
    ...{ dialect, header, rows, above: above < 0 ? above : 0, ascii: false, beginnings, joined },
    opened: textTable(joined.source),
    evidence: { ...evidence, encoding: dataMessage("evidence.ofEachFile") },
  };
}

/** The records of all heads, those of two files once: a line that stands twice would speak for totals of an order. */
function withoutRepeats(heads: readonly string[][][]): string[][] {
  const before = new Set<string>();
  return heads.flatMap((rows) => {
    const keys = rows.map((row) => JSON.stringify(row));
    const fresh = rows.filter((_, i) => !before.has(keys[i]!));
    for (const key of keys) before.add(key);
    return fresh;
  });
}
