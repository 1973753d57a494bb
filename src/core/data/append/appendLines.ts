// The lines of a new file behind those of a data set: codes are numbered on, and the report of the whole adds up.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { FileReport, Inspection } from "../ingest/inspection.ts";
import { IdColumn } from "../lines/idColumn.ts";
import { JoinedValues } from "../lines/joinedValues.ts";
import { Rejects } from "../lines/rejects.ts";
import {
  arrayOf,
  type ColumnName,
  columnArray,
  columnSpec,
  makeColumns,
  type PlaceText,
} from "../lines/saleColumns.ts";
import { countWalkIns, type SaleLines } from "../lines/saleLines.ts";
import { visitsOf } from "../lines/visits.ts";

/** Sale lines with the report on them. */
export interface ReadLines {
  lines: SaleLines;
  inspection: Inspection;
}

/** Both as one data set, `before` first; lines that both have were left out of `more` when it was read. */
export function appendLines(before: ReadLines, more: ReadLines): ReadLines {
  const lines = joinLines(before, more);
  return { lines, inspection: joinInspections(before.inspection, more.inspection, lines) };
}

function joinLines({ lines: before, inspection }: ReadLines, { lines: more }: ReadLines): SaleLines {
  const count = before.count + more.count;
  const customerNames = [...before.customerNames];
  const productNames = [...before.productNames];
  const names = { customerNames, productNames };
  const customers = new IdColumn("customer", inspection.mapping.columns).dictionary;
  const columns = makeColumns((name) => {
    const first = before[name];
    const second = more[name];
    if (first === null && second === null) return null;
    const array = columnArray(name, count);
    const put = (column: SaleLines[ColumnName], at: number, length: number): void => {
      if (column) array.set(arrayOf(column).subarray(0, length), at);
      // What a file does not tell is absent, or no.
      else if (array instanceof Int32Array) array.fill(-1, at, at + length);
    };
    put(first, 0, before.count);
    put(second, before.count, more.count);
    if (name === "line") for (let i = before.count; i < count; i++) array[i]! += inspection.rows;
    if (!(array instanceof Int32Array)) return array;
    const values = [...valuesOf(first)];
    const joined = new JoinedValues(values, name === "customer" ? customers : null).add(valuesOf(second));
    for (let i = before.count; i < count; i++) if (array[i]! >= 0) array[i] = joined[array[i]!]!;
    const list = columnSpec(name).names?.list;
    if (list)
      joined.forEach((code, own) => {
        names[list][code] ||= more[list][own] ?? "";
      });
    return { codes: array, values } as SaleLines[typeof name];
  });
  const either = (key: keyof SaleLines["has"]): boolean => before.has[key] || more.has[key];
  return {
    ...{ count, ...columns, customerNames, productNames },
    has: {
      quantity: either("quantity"),
      revenue: either("revenue"),
      discount: either("discount"),
      timeOfDay: either("timeOfDay"),
    },
  };
}

function valuesOf(column: SaleLines[ColumnName]): readonly (string | PlaceText)[] {
  return column && "codes" in column ? column.values : [];
}

function joinInspections(before: Inspection, more: Inspection, lines: SaleLines): Inspection {
  const rejects = new Rejects();
  rejects.append(before.rejected, 0);
  rejects.append(more.rejected, before.rows);
  const sum = (of: (inspection: Inspection) => number): number => of(before) + of(more);
  const notes = joinedNotes(before, more);
  const [one, other] = [before.bulk ?? before, more.bulk ?? more];
  const bulk = {
    first: one.first < other.first ? one.first : other.first,
    last: one.last > other.last ? one.last : other.last,
  };
  return {
    ...before,
    file: { name: before.file.name, size: sum(({ file }) => file.size) },
    files: [...filesOf(before), ...filesOf(more)],
    ...(notes && { noteSentences: notes, notes: notes.map(({ text }) => text) }),
    rows: sum(({ rows }) => rows),
    kept: lines.count,
    rejected: rejects.byRule,
    duplicates: sum(({ duplicates }) => duplicates),
    returns: sum(({ returns = 0 }) => returns),
    walkIns: countWalkIns(lines),
    totals: {
      quantity: sum(({ totals }) => totals.quantity),
      revenue: sum(({ totals }) => totals.revenue),
      discountAmount: sum(({ totals }) => totals.discountAmount),
    },
    customers: lines.customer.values.length,
    products: lines.product.values.length,
    orders: visitsOf(lines).count,
    first: before.first < more.first ? before.first : more.first,
    last: before.last > more.last ? before.last : more.last,
    ...((before.bulk || more.bulk) && { bulk }),
    seconds: more.seconds,
    peakBytes: Math.max(before.peakBytes, more.peakBytes),
  };
}

/** The files of a data set, also of one that was read from a single file. */
function filesOf({ file, files, rows, rejected, first, last }: Inspection): FileReport[] {
  const repeated = rejected["in two files"]?.count ?? 0;
  return files ?? [{ name: file.name, rows, repeated, first, last }];
}

/** The notes of both, each once, and what became of the new file. */
function joinedNotes(before: Inspection, more: Inspection): Message[] | null {
  if (!before.noteSentences || !more.noteSentences) return null;
  const repeated = more.rejected["in two files"]?.count ?? 0;
  const added = dataMessage("note.appended", { name: more.file.name, count: more.kept, repeated });
  const seen = new Set<string>();
  return [...before.noteSentences, ...more.noteSentences, added].filter(({ text }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
