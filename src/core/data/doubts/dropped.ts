// Columns that are left out for their values though their names are sure: what that does is told.

import { dataMessage } from "../dataMessages.ts";
import { meaningsOf } from "../mapping/headerNames.ts";
import { type Field, NUMBER_FIELDS } from "../mapping/mapping.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** Columns with the very name of an amount whose values are no numbers, where the amount comes from no other column. */
export function dropped({ values, mapping, proposal }: FirstLook): Doubt[] {
  return proposal.columns.flatMap((report, index) => {
    const reason = report.sentence?.values.reason;
    const refused = typeof reason === "object" && reason.code === "column.noNumbers" ? reason : null;
    const meaning = meaningsOf(report.header).find(({ strength }) => strength > 1);
    const field = NUMBER_FIELDS.find((name) => name === meaning?.concept);
    const taken = Object.values(mapping.columns).includes(index);
    if (!refused || !field || taken || values[index]!.isEmpty || mapping.columns[field] !== undefined) return [];
    const effect = dataMessage(effectOf(field));
    const { sample } = refused.values;
    return [
      {
        note: dataMessage("note.dropped", {
          column: report.header,
          field,
          sample: typeof sample === "object" ? sample : String(sample),
          effect,
        }),
        columns: [index],
      },
    ];
  });
}

function effectOf(field: Field): "dropped.quantity" | "dropped.money" {
  return field === "quantity" ? "dropped.quantity" : "dropped.money";
}
