// Quantities that count different things: boxes and pieces of one product are added up as they are, and that is told.

import { dataMessage } from "../dataMessages.ts";
import type { ColumnValues } from "../mapping/columnValues.ts";
import { meaningsOf } from "../mapping/headerNames.ts";
import { numberReading, readMeasured } from "../values/numbers.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** Units named in a list. */
const NAMED = 5;

/** Units beside the quantities or in a column of their own. */
export function units({ values, mapping }: FirstLook): Doubt[] {
  const index = mapping.columns.quantity;
  const quantity = values[index ?? -1];
  if (index === undefined || !quantity) return [];
  const beside = quantity.units.size > 0;
  const own = values.findIndex(({ header }) => meaningsOf(header)[0]?.concept === "unit");
  const unitOf = beside
    ? unitsBeside(quantity, mapping.columnDecimals?.quantity ?? mapping.decimal)
    : values[own]?.cells;
  const doubts: Doubt[] = [];
  if (beside) {
    const list = [...quantity.units].slice(0, NAMED).map(([unit, lines]) => `${unit} (${lines})`);
    if (quantity.units.size > NAMED) list.push("…");
    doubts.push({
      note: dataMessage("note.units", { column: quantity.header, list: list.join(", ") }),
      columns: [index],
    });
  }
  const product = values[mapping.columns.product ?? mapping.columns.productName ?? -1];
  const several = product && unitOf ? severalUnits(product.cells, unitOf) : [];
  if (several.length > 0) {
    const [name, found] = several[0]!;
    const example = `${name}: ${[...found].slice(0, NAMED).join(", ")}`;
    doubts.push({
      note: dataMessage("note.unitsOfProducts", { count: several.length, example, one: "1" }),
      columns: beside ? [index] : [index, own],
    });
  }
  return doubts;
}

/** [lines] the unit beside each quantity, "" where there is none. */
function unitsBeside({ cells }: ColumnValues, decimal: "." | ","): string[] {
  const reading = numberReading();
  return cells.map((cell) => (readMeasured(cell, decimal, reading) ? reading.sign : ""));
}

/** The products with more than one unit, each with its units, in file order. */
function severalUnits(products: readonly string[], unitOf: readonly string[]): [string, Set<string>][] {
  const found = new Map<string, Map<string, string>>();
  products.forEach((product, line) => {
    const unit = unitOf[line]!.trim();
    if (unit === "" || product.trim() === "") return;
    const known = found.get(product) ?? new Map<string, string>();
    found.set(product, known.set(unit.toLowerCase().replace(/\.$/, ""), unit));
  });
  return [...found].filter(([, known]) => known.size > 1).map(([product, known]) => [product, new Set(known.values())]);
}
