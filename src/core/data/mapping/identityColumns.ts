// Which columns tell the customer: a code alone, or a telephone number, an e-mail address and the name for one another.

import type { Mapping } from "./mapping.ts";

/** The columns in the order in which they are asked; no more than one where there is a code. */
export function identityColumns({ customer, customerName, phone, email }: Mapping["columns"]): number[] {
  const isCode = customer !== undefined && customer !== customerName && customer !== phone && customer !== email;
  if (isCode) return [customer];
  return [...new Set([phone, email, customer, customerName])].filter((index) => index !== undefined);
}

/** Whether a telephone number or an e-mail address tells customers apart. */
export function isByContact(columns: Mapping["columns"]): boolean {
  const [first] = identityColumns(columns);
  return first !== undefined && (first === columns.phone || first === columns.email);
}
