// The answer of `inspect FILE --json`: the quality report with stable, flat names.

import type { RoleReport } from "../roles/roleReport.ts";
import type { ColumnReport, FileReport, Inspection } from "./inspection.ts";

export interface InspectionJson {
  encoding: string;
  delimiter: string;
  newline: string;
  decimal: string;
  dateFormat: string;
  columns: Omit<ColumnReport, "sentence">[];
  rows: number;
  kept: number;
  rejected: Record<string, { count: number; lines: number[] }>;
  totals: { quantity: number; revenue: number; discountAmount: number };
  customers: number;
  products: number;
  orders: number;
  first: string;
  last: string;
  /** First and last of the lines that lie not far from all others, where some do. */
  bulk?: { first: string; last: string };
  seconds: number;
  peakBytes: number;
  /** Beyond the fixed names: what else the report knows. */
  discountKind: string;
  /** ISO 4217 code, or "". */
  currency: string;
  duplicates: number;
  returns: number;
  /** The columns that tell what lines are, with the lines of each value. */
  roles: RoleReport[];
  walkIns: number;
  notes: string[];
  /** Of several files: what each holds. */
  files?: FileReport[];
}

/** The report as a plain object for JSON.stringify. */
export function inspectionJson(inspection: Inspection): InspectionJson {
  const rejected: InspectionJson["rejected"] = {};
  for (const [rule, report] of Object.entries(inspection.rejected))
    rejected[rule] = { count: report.count, lines: report.lines };
  return {
    encoding: inspection.dialect.encoding,
    delimiter: inspection.dialect.delimiter,
    newline: inspection.dialect.newline,
    decimal: inspection.mapping.decimal,
    dateFormat: inspection.mapping.dateFormat,
    columns: inspection.columns.map(({ header, field, reason, samples }) => ({ header, field, reason, samples })),
    rows: inspection.rows,
    kept: inspection.kept,
    rejected,
    totals: inspection.totals,
    customers: inspection.customers,
    products: inspection.products,
    orders: inspection.orders,
    first: inspection.first,
    last: inspection.last,
    ...(inspection.bulk && { bulk: inspection.bulk }),
    seconds: inspection.seconds,
    peakBytes: inspection.peakBytes,
    discountKind: inspection.mapping.discountKind,
    currency: inspection.mapping.currency ?? "",
    duplicates: inspection.duplicates,
    returns: inspection.returns ?? 0,
    roles: inspection.roles ?? [],
    walkIns: inspection.walkIns,
    notes: inspection.notes,
    ...(inspection.files && { files: inspection.files }),
  };
}
