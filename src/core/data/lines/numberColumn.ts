// A column of numbers as the judge reads it.

import type { Decimal, Field } from "../mapping/mapping.ts";

/** A number column: where it is, how it is read, and whether its decimal mark was ever proven right. */
export interface NumberColumn {
  field: Field;
  index: number;
  decimal: Decimal;
  proven: boolean;
  /** Units may stand beside the numbers. */
  measured: boolean;
  /** What no value of it, of either sign, can lie beyond. */
  most: number;
}

/**
 * Beyond these no line is a sale: a hundred million million pieces, or of money for one; and of money in one line ten times that, to which
 * whole numbers are exact. One 1e308 would make every total infinite. A scanned barcode of up to 14 digits lies below: what is far from
 * the file's own numbers is asked about elsewhere (outliers).
 */
const MOST_PIECES = 1e14;
export const MOST_MONEY = 1e15;

export function numberColumn(field: Field, index: number, decimal: Decimal, measured: boolean): NumberColumn {
  const isOfPieces = field === "quantity" || field === "returnedQuantity" || field === "unitPrice";
  return { field, index, decimal, proven: false, measured, most: isOfPieces ? MOST_PIECES : MOST_MONEY };
}
