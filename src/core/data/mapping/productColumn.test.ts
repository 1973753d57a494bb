// Products whose header says only "goods", and headers with the same word that are none.

import { expect, test } from "vitest";
import { proposeMapping } from "./proposeMapping.ts";

const GOODS = ["Sữa đặc 380g", "Mì gói chua cay", "Nước mắm 500ml", "Dầu ăn 1L"];

/** The columns proposed for a small ledger with these columns besides customer, date, quantity and amount. */
function proposed(extra: Record<string, (i: number) => string>) {
  const header = ["Khách hàng", "Ngày", ...Object.keys(extra), "Số lượng", "Thành tiền"];
  const rows = Array.from({ length: 40 }, (_, i) => [
    `Tạp hóa ${i % 7}`,
    `${String((i % 27) + 1).padStart(2, "0")}/03/2025`,
    ...Object.values(extra).map((cell) => cell(i)),
    String((i % 5) + 1),
    String(((i % 5) + 1) * 12_500),
  ]);
  const { columns } = proposeMapping(header, rows).mapping;
  const name = (index: number | undefined) => (index === undefined ? undefined : header[index]);
  return { product: name(columns.product), productName: name(columns.productName) };
}

const goods = (i: number) => GOODS[i % 4]!;

test.each(["Mặt hàng", "Hàng hóa", "Hàng hoá", "Hàng", "HÀNG", "mat_hang", "Hang hoa", "hang"])(
  "%s is the product",
  (header) => {
    expect(proposed({ [header]: goods })).toEqual({ product: header, productName: header });
  },
);

test.each(["Mặt hàng", "Hàng hóa", "Hàng"])("%s beside codes is their name", (header) => {
  expect(proposed({ "Mã hàng": (i) => `H${i % 4}`, [header]: goods })).toEqual({
    product: "Mã hàng",
    productName: header,
  });
});

test.each<[string, (i: number) => string]>([
  ["Hàng trả lại", (i) => (i % 9 === 0 ? "có" : "không")],
  ["Tiền hàng", (i) => String(i * 1000)],
  ["Hàng", (i) => String(i + 2)],
  ["Hãng", (i) => ["Vinamilk", "Acecook"][i % 2]!],
  ["Hạng", (i) => ["A", "B", "C"][i % 3]!],
  ["Ngân hàng", (i) => ["VCB", "ACB"][i % 2]!],
  ["Cửa hàng", (i) => ["CH1", "CH2"][i % 2]!],
  ["Kho hàng", (i) => ["Kho 1", "Kho 2"][i % 2]!],
  ["Nhóm hàng", (i) => ["Sữa", "Mì"][i % 2]!],
  ["Giao hàng", (i) => ["rồi", "chưa"][i % 2]!],
  ["Nhà hàng", (i) => ["A1", "B2"][i % 2]!],
])("%s is none, with a product's column beside it or without", (header, cell) => {
  expect(proposed({ [header]: cell, "Sản phẩm": goods }).productName).toBe("Sản phẩm");
  const alone = proposed({ [header]: cell });
  expect([alone.product, alone.productName]).not.toContain(header);
});

test("a code is a code", () => {
  expect(proposed({ "Mã hàng": (i) => `H${i % 4}` }).product).toBe("Mã hàng");
});
