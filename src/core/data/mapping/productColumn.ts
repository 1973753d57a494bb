// The column of products where no name is known for one: told by a word of its name or by the lists in its cells.

import { countEach } from "../../lib/counts.ts";
import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { listsAmong } from "../values/nameLists.ts";
import type { ColumnValues } from "./columnValues.ts";
import { fits, type WordPattern, wordPattern, wordsOf } from "./headerPatterns.ts";
import type { Mapping } from "./mapping.ts";

const NAMED = wordPattern(
  /\b(items?|line ?items?|products?|goods|articles?|artículos?|productos?|artikel|produits?|sản phẩm|mặt hàng|hàng hóa|món)\b/,
);
/** "Hàng" is goods, and a sheet's row: told by its cells. */
const GOODS = wordPattern(/^hàng$/);
/** Of the filled cells that are no numbers, so that they can be names. */
const TEXTS = 0.5;
/** Of the filled cells that list names with their counts. */
const LISTS = 0.3;

/** Chooses a column of products; `reasons` has why each column is not used so far. */
export function settleProduct(values: readonly ColumnValues[], columns: Mapping["columns"], reasons: Message[]): void {
  if (columns.productName !== undefined) return;
  const open = values.flatMap((column, index) => {
    const unknown = reasons[index]!.code === "column.unknownName" && !Object.values(columns).includes(index);
    return unknown && !column.isEmpty && column.amountShare <= 1 - TEXTS ? [index] : [];
  });
  const headed = (pattern: WordPattern) => open.find((index) => fits(pattern, wordsOf(values[index]!.header)));
  const named = columns.product === undefined ? (headed(NAMED) ?? headed(GOODS)) : headed(GOODS);
  if (named !== undefined) {
    columns.productName = named;
    reasons[named] = dataMessage("column.byWords");
    return;
  }
  if (columns.product !== undefined) return;
  const listing = open.find((index) => {
    const { filled } = values[index]!;
    return (listsAmong(countEach(filled))?.counted ?? 0) >= LISTS * filled.length;
  });
  if (listing === undefined) return;
  columns.productName = listing;
  reasons[listing] = dataMessage("column.listsProducts");
}
