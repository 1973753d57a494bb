// Returns in columns of their own: whether the amounts beside them are already less what came back, by the lines where
// price, quantity and amount must agree.

import type { ColumnValues } from "./columnValues.ts";
import type { Field, Mapping } from "./mapping.ts";
import { moneySample, sampleOff } from "./moneySample.ts";

/** True where most lines of which a part came back have amounts for what is left. */
export function amountsAreNet(mapping: Mapping, values: readonly ColumnValues[]): boolean {
  const { columns } = mapping;
  const decimalOf = (field: Field) => mapping.columnDecimals?.[field] ?? mapping.decimal;
  const returned = values[columns.returnedQuantity ?? -1]?.numbers(decimalOf("returnedQuantity"));
  if (!returned) return false;
  const money = moneySample(values, columns, decimalOf);
  const { quantity, unitPrice } = money;
  const amounts = money.revenue ?? money.gross;
  if (!quantity || !unitPrice || !amounts) return false;
  let net = 0;
  let whole = 0;
  for (let i = 0; i < amounts.length; i++) {
    const pieces = Math.abs(returned[i]!);
    const sold = quantity[i]!;
    const gross = sold * unitPrice[i]!;
    if (!(pieces > 0) || !(sold > pieces) || !(gross > 0) || Number.isNaN(amounts[i]!)) continue;
    const share = (sold - pieces) / sold;
    const off = money.revenue ? sampleOff(money, mapping.discountKind, gross, i) : 0;
    const near = (value: number) => Math.abs(value - amounts[i]!) <= 0.005 * gross;
    if (near(gross - off) || near(gross)) whole++;
    else if (near(gross * share - off) || near((gross - off) * share) || near(gross * share)) net++;
  }
  return net > whole;
}
