// A model's reading beside that of the data it is asked about: told only where both have the column.

import { expect, test } from "vitest";
import type { Mapping } from "../data/mapping/mapping.ts";
import { readingShift } from "./readingShift.ts";

const MODEL: Mapping = {
  header: ["Mã đơn", "Ngày bán", "Mã KH", "Mã hàng", "Chiết khấu", "Trạng thái"],
  columns: { order: 0, date: 1, customer: 2, product: 3, discount: 4 },
  dateFormat: "dd/mm/yyyy",
  decimal: ".",
  discountKind: "percent",
  keepReturns: false,
  roles: {
    columns: [
      {
        column: 5,
        values: [
          { value: "Đã hủy", role: "cancelled" },
          { value: "Hoàn thành", role: "sale" },
        ],
      },
    ],
    keep: [],
  },
};
const NOTHING = { dates: null, discount: null, roles: { model: [], lines: [] } };

test("the same reading, and readings of other files, differ in nothing that is told", () => {
  expect(readingShift(MODEL, MODEL)).toEqual(NOTHING);
  const other: Mapping = {
    ...MODEL,
    header: ["order", "sold at", "customer", "sku", "off", "state"],
    dateFormat: "mm/dd/yyyy",
    discountKind: "amount",
    roles: { columns: [{ column: 5, values: [{ value: "cancelled", role: "cancelled" }] }], keep: [] },
  };
  expect(readingShift({ ...MODEL, roles: undefined }, other)).toEqual(NOTHING);
  // Another form of dates says itself what it is.
  expect(readingShift(MODEL, { ...MODEL, dateFormat: "iso" })).toEqual(NOTHING);
  const sales = { columns: [{ column: 5, values: [{ value: "Xong", role: "sale" as const }] }], keep: [] };
  expect(readingShift({ ...MODEL, roles: sales }, { ...MODEL, roles: undefined })).toEqual(NOTHING);
});

test("day and month, discounts and status columns of the same name are told, wherever they stand", () => {
  const lines: Mapping = {
    ...MODEL,
    header: ["NGÀY BÁN", "Mã KH", "Mã hàng", "Chiết khấu"],
    columns: { date: 0, customer: 1, product: 2, discount: 3 },
    dateFormat: "mm/dd/yyyy",
    discountKind: "amount",
    roles: undefined,
  };
  expect(readingShift(MODEL, lines)).toEqual({
    dates: { column: "NGÀY BÁN", model: "dd/mm/yyyy", lines: "mm/dd/yyyy" },
    discount: { column: "Chiết khấu", model: "percent", lines: "amount" },
    roles: { model: ["Trạng thái"], lines: [] },
  });
  expect(readingShift({ ...MODEL, roles: undefined }, MODEL).roles).toEqual({ model: [], lines: ["Trạng thái"] });
});
