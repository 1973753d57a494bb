// Columns whose names look like a province, a district or a ward when their marks are lost: the values have the last word.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { csv } from "../testing/testFiles.ts";

/** What a column of these values is taken for under this header. */
async function told(header: string, ...values: string[]) {
  const lines = values.map((value, i) => `D${i},2024-01-${10 + i},K${i % 2},P${i},${value},1000`);
  const { columns } = await sniff(csv(`order,date,customer,product,${header},revenue\n${lines.join("\n")}\n`));
  const { field, reason } = columns[4]!;
  return { field, reason };
}

test.each([
  ["Giới tính", ["Nam", "Nữ", "Nam"]],
  ["Tình trạng giao", ["Đã giao", "Chờ lấy", "Đã giao"]],
  ["Phương thức thanh toán", ["Tiền mặt", "Chuyển khoản", "Tiền mặt"]],
  ["Mạng xã hội", ["Zalo", "Facebook", "Zalo"]],
  ["Người quản lý", ["An", "Bình", "An"]],
  ["Quan hệ", ["Thân", "Mới", "Thân"]],
  ["Xa hoi", ["Zalo", "Facebook", "Zalo"]],
])("%s is no place", async (header, values) => {
  expect((await told(header, ...values)).field).toBeNull();
});

test("a name without marks that could be a place is believed only beside places", async () => {
  expect(await told("tinh khach", "Nam", "Nữ", "Nam")).toEqual({
    field: null,
    reason: "not used: its values are no names of places, for example “Nam”",
  });
  expect(await told("order region", "a@example.com", "b@example.com", "c@example.com")).toMatchObject({ field: null });
  expect(await told("phuong nhan", "Tiền mặt", "Thẻ tín dụng", "COD")).toMatchObject({ field: null });
  expect(await told("tinh khach", "Hà Nội", "Nam Định", "Đà Nẵng")).toMatchObject({ field: "province" });
  expect(await told("Phường nhận", "Bến Nghé", "14", "Phường 5")).toMatchObject({ field: "ward" });
  expect(await told("ship to city", "Huế", "Paris", "Vinh")).toMatchObject({ field: "district" });
});
