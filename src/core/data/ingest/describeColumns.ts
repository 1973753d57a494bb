// Columns as a file proposes them, told again for the mapping it is read with.

import { dataMessage } from "../dataMessages.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { reasonOf } from "../mapping/proposeMapping.ts";
import type { ColumnReport } from "./inspection.ts";

/** The proposal's reasons for columns it agrees on; "chosen by hand" for the others. */
export function describeColumns(proposed: readonly ColumnReport[], mapping: Mapping): ColumnReport[] {
  return proposed.map((report, index) => {
    const fields = Object.entries(mapping.columns).filter(([, column]) => column === index);
    if (mapping.roles?.columns.some(({ column }) => column === index) && fields.length === 0)
      return isRole(report) ? report : { ...report, field: null, ...reasonOf(dataMessage("column.role")) };
    if (fields.length === 0 && isRole(report)) return { ...report, ...reasonOf(dataMessage("column.leftOut")) };
    if (fields.length === 0)
      return report.field === null ? report : { ...report, field: null, ...reasonOf(dataMessage("column.leftOut")) };
    if (fields.some(([field]) => field === report.field)) return report;
    return { ...report, field: fields[0]![0] as typeof report.field, ...reasonOf(dataMessage("column.byHand")) };
  });
}

function isRole({ sentence }: ColumnReport): boolean {
  return sentence?.code === "column.role";
}
