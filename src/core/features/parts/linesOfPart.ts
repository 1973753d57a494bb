// The lines of the customers of one part, for machines that read all of a file and look at their share of it.

import type { SaleLines } from "../../data/lines/saleLines.ts";
import { customerPart } from "../customerPart.ts";
import { pickLines } from "./spilledLines.ts";

/** Part `part` (from 0) of `parts`. */
export function linesOfPart(lines: SaleLines, part: number, parts: number): SaleLines {
  const own = lines.customer.values.map((customer) => customerPart(customer, parts) === part);
  const { codes } = lines.customer;
  return pickLines(
    lines,
    Uint32Array.from({ length: lines.count }, (_, i) => i).filter((i) => own[codes[i]!]),
  );
}
