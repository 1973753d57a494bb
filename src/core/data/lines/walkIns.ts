// Lines of customers who are not known: marked as walk-ins by what their code or name says, and by the user's word.

import { isByContact } from "../mapping/identityColumns.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { nameKey } from "../values/nameKey.ts";
import { isNobody, oddOnesOut } from "../values/nobody.ts";
import type { SaleLines } from "./saleLines.ts";

/** Why a customer is one: it says so itself, or the user does. */
export const WALK_IN = { no: 0, told: 1, chosen: 2 } as const;

/** Customers by their codes. */
export interface Customers {
  ids: readonly string[];
  /** Their names, or "". */
  names: readonly string[];
}

/** [customers] whether each stands for nobody; `codes` of customers have names beside them, else the ids are names or numbers. */
export function walkInCustomers(
  { ids, names }: Customers,
  { columns, walkIns }: Pick<Mapping, "columns" | "walkIns">,
): Uint8Array {
  const found = new Uint8Array(ids.length);
  const odd = oddOnesOut(ids);
  const keys = (values: readonly string[] | undefined) => new Set(values?.map(nameKey));
  const marked = keys(walkIns?.marked);
  const unmarked = keys(walkIns?.unmarked);
  // Where a telephone number tells who it is, the name beside it does not matter.
  const named = columns.customer !== undefined && columns.customer !== columns.customerName && !isByContact(columns);
  ids.forEach((id, i) => {
    const name = named ? names[i]! : "";
    const is = (values: ReadonlySet<string>) =>
      values.size > 0 && (values.has(nameKey(id)) || (name !== "" && values.has(nameKey(name))));
    if (is(unmarked)) return;
    if (is(marked)) found[i] = WALK_IN.chosen;
    else if (odd[i] === 1 || isNobody(id) || (name !== "" && isNobody(name))) found[i] = WALK_IN.told;
  });
  return found;
}

/** Marks the lines of these customers, beside those that a column of the file marks; returns how many were not marked before. */
export function markWalkIns(lines: SaleLines, customers: Uint8Array): number {
  if (!customers.some((walkIn) => walkIn > 0)) return 0;
  lines.walkIn ??= new Uint8Array(lines.count);
  const { codes } = lines.customer;
  let marked = 0;
  for (let i = 0; i < lines.count; i++) {
    if (customers[codes[i]!] === 0 || lines.walkIn[i] === 1) continue;
    lines.walkIn[i] = 1;
    marked++;
  }
  return marked;
}
