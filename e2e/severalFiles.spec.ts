// Several files at once: two exports in one drop are one data set, whose totals are known in advance.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const HEADER = "Mã đơn,Ngày bán,Mã KH,Tên hàng,Số lượng,Thành tiền";
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1) + (from + i) * 86_400_000).toISOString().slice(0, 10);
    return `D${from + i},${day.split("-").reverse().join("/")},KH${(from + i) % 7},Trà ${(from + i) % 3},1,${1000 * (from + i)}`;
  });
const file = (name: string, from: number, to: number) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${HEADER}\n${lines(from, to).join("\n")}\n`),
});

test("two files in one drop are read as one, dropped beside the zone: the overlap counts once", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  // Beside the drop zone, as it happens.
  const transfer = await page.evaluateHandle(
    ([first, second]) => {
      const all = new DataTransfer();
      for (const { name, text } of [second!, first!]) all.items.add(new File([text], name, { type: "text/csv" }));
      return all;
    },
    [file("thang-1.csv", 0, 40), file("thang-2.csv", 30, 60)].map(({ name, buffer }) => ({
      name,
      text: buffer.toString(),
    })),
  );
  await page.dispatchEvent("header", "drop", { dataTransfer: transfer });
  await expect(page.getByText("2 files are read as one, in order of time: thang-1.csv, thang-2.csv.")).toBeVisible();
  await data.readFile();
  await expect(data.metric("Lines read")).toHaveText("70");
  await expect(data.metric("Kept")).toHaveText("60");
  await expect(page.getByText("In two files (counted once)")).toBeVisible();
  await expect(page.getByText("10 lines stand in two files", { exact: false })).toBeVisible();
  await expect(data.metric("Revenue")).toContainText(/1,770,000|1.77/);
});

test("files that differ are not mixed in silence", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  const stock = { ...file("kho.csv", 0, 3), buffer: Buffer.from("Mã hàng,Tồn kho\nA,1\nB,2\n") };
  await page
    .locator("input[type=file]")
    .setInputFiles([stock, file("thang-1.csv", 0, 40), file("thang-2.csv", 40, 60)]);
  await expect(
    page.getByText(/This file is left out, because the columns are not those of thang-1.csv: kho.csv/),
  ).toBeVisible();
  await data.readFile();
  await expect(data.metric("Kept")).toHaveText("60");
});
