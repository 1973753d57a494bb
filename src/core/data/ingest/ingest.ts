// A whole file to canonical sale lines and a quality report, streaming: memory holds columns, never rows.

import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { firstLookDoubts } from "../doubts/firstLookDoubts.ts";
import { wholeFileNotes } from "../doubts/wholeFileNotes.ts";
import { amountsOfOrders } from "../doubts/wholeOrders.ts";
import { fileNotes, fileReports } from "../files/fileReports.ts";
import type { KnownLines } from "../files/fileSurvey.ts";
import type { LineListener } from "../lines/lineBlock.ts";
import { LineReading } from "../lines/lineReading.ts";
import { outliersOf } from "../lines/outliers.ts";
import type { Rejects } from "../lines/rejects.ts";
import { countReturns, countWalkIns, type SaleLines } from "../lines/saleLines.ts";
import { visitsOf } from "../lines/visits.ts";
import { markWalkIns, walkInCustomers } from "../lines/walkIns.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { proposeMapping, readColumns } from "../mapping/proposeMapping.ts";
import type { WorkerPool } from "../parallel/chunk.ts";
import { joinChunks } from "../parallel/joinChunks.ts";
import { readMapped } from "../records/openRecords.ts";
import { roleNotes, roleReports } from "../roles/roleNotes.ts";
import type { ReadOptions } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";
import { describeColumns } from "./describeColumns.ts";
import type { Inspection, RejectReport, RejectRule } from "./inspection.ts";

/**
 * Reads the file with this mapping. Lines that break a rule are set aside and counted; `inspection.mapping` is the mapping
 * as used, which differs from the given one where the file proved it wrong (a note says so).
 * A large file is divided between this thread and the `threads` given. A `listener` hears of the lines of this thread's
 * part as they are read, and not of those that other threads read. Where the mapping is that of another file, `saved` is it
 * as it was there: what this file's own values speak against is told. Lines that are `there` already are set aside.
 * Stops within a block of text when the signal is aborted. Throws DataError with a sentence that says what to do.
 */
export async function ingest(
  source: ByteSource,
  mapping: Mapping,
  options: ReadOptions & { threads?: WorkerPool; listener?: LineListener; saved?: Mapping; there?: KnownLines } = {},
): Promise<{ lines: SaleLines; inspection: Inspection }> {
  const { listener } = options;
  const started = performance.now();
  const memory = new MemoryPeak();
  const { result, pass, table } = await readMapped(source, mapping, options, async (current) => {
    listener?.begin(current.mapping);
    const reading = new LineReading(current.mapping, listener, current.repeats);
    await reading.read(current.blocks, current.judge, () => memory.look());
    const chunks = await current.chunks;
    const joined = joinChunks(reading, current.judge, chunks);
    const disproved = amountsOfOrders(joined, current.mapping);
    if (disproved) throw disproved;
    listener?.end();
    return { reading, lines: joined };
  });
  const { reading, lines } = result;
  const { builder, rejects, duplicates, totals, rows } = reading;
  if (rows === 0) throw new DataError("header-only", dataMessage("file.noLines", { name: source.name }));
  if (lines.count === 0) throw nothingKept(rows, rejects);
  memory.look();
  const walkIns = walkInCustomers({ ids: lines.customer.values, names: lines.customerNames }, pass.mapping);
  markWalkIns(lines, walkIns);
  const proposal = proposeMapping(table.header, table.rows);
  const doubts = firstLookDoubts({
    table,
    values: readColumns(pass.mapping, table.rows, proposal),
    proposal,
    mapping: pass.mapping,
    dateOrderProven: pass.judge.dateOrderProven,
    ...(pass.filling && { filled: { ...pass.filling.found, of: rows } }),
    whole: true,
    ...(options.saved && { saved: options.saved }),
  });
  const files = pass.survey && fileReports(lines, pass.survey);
  const outliers = outliersOf(lines);
  const { bulk } = outliers;
  const roles = pass.judge.roles?.found();
  const notes = [
    ...pass.notes,
    ...reading.notes,
    ...roleNotes(roles ?? [], pass.mapping),
    ...returnedNotes(pass.judge.partlyReturned, pass.mapping),
    ...doubts.map(({ note }) => note),
    ...(files ? fileNotes(files, lines, pass.mapping) : []),
    ...wholeFileNotes({
      lines,
      mapping: pass.mapping,
      identities: builder.identities,
      walkIns,
      outliers,
      today: wallClock(),
    }),
  ];
  const inspection: Inspection = {
    file: { name: source.name, size: source.size },
    ...(files && { files }),
    dialect: pass.dialect,
    mapping: pass.mapping,
    columns: describeColumns(proposal.columns, pass.mapping),
    notes: notes.map(({ text }) => text),
    noteSentences: notes,
    rows,
    kept: lines.count,
    rejected: rejects.byRule,
    duplicates: duplicates.count(),
    returns: (rejects.byRule.return?.count ?? 0) + (rejects.byRule["return by type"]?.count ?? 0) + countReturns(lines),
    ...(roles && { roles: roleReports(roles, pass.mapping) }),
    walkIns: countWalkIns(lines),
    totals: {
      quantity: totals.quantity.value,
      revenue: totals.revenue.value,
      discountAmount: totals.discountAmount.value,
    },
    customers: lines.customer.values.length,
    products: lines.product.values.length,
    orders: visitsOf(lines).count,
    first: timeText(builder.firstTime, true),
    last: timeText(builder.lastTime, true),
    ...(bulk.before + bulk.behind > 0 && {
      bulk: { first: timeText(bulk.first, true), last: timeText(bulk.last, true) },
    }),
    seconds: (performance.now() - started) / 1000,
    peakBytes: memory.peak,
  };
  return { lines, inspection };
}

/** The present moment as files write it, without a zone. */
function wallClock(): number {
  return Date.now() - new Date().getTimezoneOffset() * 60_000;
}

function returnedNotes(count: number, { columns, header, amountsNet }: Mapping): Message[] {
  const column = header[columns.returnedQuantity ?? -1];
  if (count === 0 || column === undefined) return [];
  return [dataMessage(amountsNet ? "note.partlyReturnedNet" : "note.partlyReturned", { count, column })];
}

function nothingKept(rows: number, rejects: Rejects): DataError {
  const entries = Object.entries(rejects.byRule) as [RejectRule, RejectReport][];
  const [rule, report] = entries.sort(([, a], [, b]) => b.count - a.count)[0]!;
  const value = report.sentences?.[0] ?? report.values[0];
  const example = value ? dataMessage("file.example", { line: report.lines[0]!, value }) : "";
  return new DataError(
    "nothing-kept",
    dataMessage("file.nothingKept", { rows, count: report.count, rule: dataMessage(`rule.${rule}`), example }),
  );
}

/** The most memory in use at any look, where the runtime tells (Node: resident; Chromium: JavaScript heap), else 0. */
class MemoryPeak {
  peak = 0;

  look(): void {
    const used = globalThis.process?.memoryUsage?.rss?.() ?? heapSize();
    if (used > this.peak) this.peak = used;
  }
}

function heapSize(): number {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return memory?.usedJSHeapSize ?? 0;
}
