// Whether a column's values can be names of places: the veto against headers that only look like a province or a ward.

import { readDate, timeReading } from "../values/dates.ts";
import { numberReading, readNumber } from "../values/numbers.ts";
import type { ColumnValues } from "./columnValues.ts";
import { foldDiacritics } from "./headerText.ts";

/** Words that stand in columns of few values and are nobody's town: sexes, yes and no, states of an order, ways of paying. */
const NO_PLACES = new RegExp(
  [
    "^(nam|nu|male|female|men|women|m|f|man|woman|khac|other|unisex|co|khong|yes|no|true|false|x)$",
    /\b(hoan thanh|hoan tat|da (huy|giao|nhan|thanh toan|ban|xu ly)|dang (giao|xu ly|cho)|cho (xac nhan|xu ly|giao|lay)|moi|con hang|het hang|chua \p{L}+)\b/u
      .source,
    String.raw`\b(completed?|cancel+ed|pending|paid|unpaid|shipped|delivered|processing|returned|refunded|active|inactive)\b`,
    String.raw`\b(tien mat|chuyen khoan|the (tin dung|ghi no|atm)|cod|momo|zalopay|vnpay|cash|credit|card|visa|transfer|paypal)\b`,
    String.raw`\b(facebook|zalo|tiktok|instagram|youtube|shopee|lazada|website)\b`,
  ].join("|"),
  "u",
);
const DISTINCT_LOOKED_AT = 200;

/** A value that shows the column is none of places, where at least half of its distinct values are such; else undefined. */
export function noPlace(column: ColumnValues): string | undefined {
  const distinct = [...new Set(column.filled)].slice(0, DISTINCT_LOOKED_AT);
  const number = numberReading();
  const time = timeReading();
  const isPlace = (cell: string) =>
    !NO_PLACES.test(foldDiacritics(cell.trim().toLowerCase())) &&
    !cell.includes("@") &&
    (!readNumber(cell, ".", number) || cell.trim().length <= 3) &&
    !readDate(cell, "dd/mm/yyyy", time);
  const others = distinct.filter((cell) => !isPlace(cell));
  return others.length * 2 >= distinct.length ? others[0] : undefined;
}
