// Workbooks, column files and archives dropped on the page: read as what they hold, or refused in words that help.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { type TestCell, workbook } from "../src/core/data/testing/workbooks.ts";
import { DataPage } from "./pages/DataPage.ts";

const HEADER: TestCell[] = ["Mã KH", "Ngày", "Mã hàng", "SL", "Thành tiền"];
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** So many lines of a month of 2024, each of 2 units and 1.5 in money. */
function month(number: number, lines: number): TestCell[][] {
  const first = Date.UTC(2024, number - 1, 1) / 86_400_000 + 25_569;
  return Array.from({ length: lines }, (_, i) => [
    `00${i % 4}`,
    { number: first + (i % 28) + 0.5, format: "dd/mm/yyyy hh:mm" },
    `P${i % 3}`,
    2,
    1.5,
  ]);
}

test("sheets of months are one table; one of them can be chosen, and the choice is remembered", async ({ page }) => {
  const bytes = workbook([
    { name: "Tháng 1", rows: [["BÁO CÁO BÁN HÀNG"], HEADER, ...month(1, 30)] },
    { name: "Tháng 2", rows: [HEADER, ...month(2, 20)] },
    {
      name: "Danh mục",
      rows: [
        ["Mã hàng", "Tên hàng"],
        ["P1", "Trà"],
      ],
    },
  ]);
  const data = new DataPage(page);
  await data.open();
  await data.drop("ban-hang.xlsx", Buffer.from(bytes), XLSX);
  await expect(page.getByText(/2 sheets have the same columns.*“Tháng 1”, “Tháng 2”/)).toBeVisible();
  await data.unfold();
  await expect(data.choice("Encoding")).toHaveCount(0);
  await expect(data.evidence("Sheet")).toContainText("Read: Tháng 1, Tháng 2.");
  await data.readFile();
  await expect(data.metric("Lines read")).toHaveText("50");
  await expect(data.metric("Units")).toHaveText("100");
  await expect(data.metric("Revenue")).toContainText("75");
  await expect(data.metric("Customers")).toHaveText("4");
  await expect(data.metric("Period")).toContainText("01/01/2024");

  await page.getByRole("button", { name: "Change the columns" }).click();
  await data.unfold();
  await data.choice("Sheet").selectOption("Tháng 2");
  await expect(data.evidence("Sheet")).toContainText("Chosen by you. Read: Tháng 2.");
  await data.readFile();
  await expect(data.metric("Lines read")).toHaveText("20");
  await expect(data.metric("Revenue")).toContainText("30");

  await page.reload();
  await data.drop("ban-hang.xlsx", Buffer.from(bytes), XLSX);
  await expect(data.recipe).toContainText("ban-hang");
  await data.unfold();
  await expect(data.choice("Sheet")).toHaveValue("Tháng 2");
});

test("a Parquet file and a zip of CSVs are read, and an old workbook is not", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();

  await test.step("a Parquet file has its totals", async () => {
    await data.drop("sales.parquet", await readFile("fixtures/tables/sales.parquet"), "application/octet-stream");
    await data.readFile();
    await expect(data.metric("Lines read")).toHaveText("60");
    await expect(data.metric("Units")).toHaveText("150");
    await expect(data.metric("Revenue")).toHaveText("150k");
  });

  await test.step("a zip of CSVs is data and no model", async () => {
    const lines = (from: number) =>
      Array.from(
        { length: 20 },
        (_, i) => `C${i % 4},P${i % 3},2025-0${from}-${String(i + 1).padStart(2, "0")},2,1.5`,
      ).join("\n");
    const header = "customer_id,product_id,date,quantity,revenue\n";
    const zip = zipSync({ "jan.csv": strToU8(header + lines(1)), "feb.csv": strToU8(header + lines(2)) });
    await data.drop("exports.zip", Buffer.from(zip), "application/zip");
    await data.readFile();
    await expect(data.metric("Lines read")).toHaveText("40");
    await expect(data.metric("Revenue")).toContainText("60");
  });

  await test.step("an old workbook says how to save it, in both languages", async () => {
    const old = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(old);
    old.writeUInt16LE(9, 30);
    Buffer.from("Workbook\0", "utf16le").copy(old, 512);
    await data.drop("cu.xls", old, "application/vnd.ms-excel");
    await expect(data.alert).toContainText("cu.xls is an Excel file of the old format (.xls).");
    await page.getByText("VI", { exact: true }).click();
    await expect(data.alert).toContainText("cu.xls là tệp Excel định dạng cũ (.xls).");
  });
});
