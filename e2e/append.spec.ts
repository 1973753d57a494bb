// Next month's export into a data set that is kept: each line once, and choices hold. That an older run says that its data grew
// is a step of week.spec.ts.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const HEADER = "Mã đơn,Ngày bán,Mã KH,Tên hàng,Số lượng,Thành tiền";
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(n / 10) * 86_400_000).toISOString().slice(0, 10);
    return `D${n},${day.split("-").reverse().join("/")},KH${n % 23},Trà ${n % 3},2,${2000 * (1 + (n % 3))}`;
  });
const month = (name: string, from: number, to: number) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${HEADER}\n${lines(from, to).join("\n")}\n`),
});

test("February is added to January: duplicates left out and counted, and kept for the next visit", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("thang-1.csv", month("", 0, 600).buffer);
  await data.readFile();
  await expect(data.metric("Kept")).toHaveText("600");
  const add = page.getByRole("button", { name: "Add a file to thang-1.csv" });
  await expect(add).toBeEnabled();
  const chooser = page.waitForEvent("filechooser");
  await add.first().click();
  await (await chooser).setFiles([month("thang-2.csv", 580, 900)]);
  await expect(data.metric("Lines read")).toHaveText("920");
  await expect(data.metric("Kept")).toHaveText("900");
  await expect(data.metric("Units")).toHaveText("1,800");
  await expect(
    page.getByText("thang-2.csv was added: 300 new lines; 20 lines were there already and left out."),
  ).toBeVisible();
  await expect(page.getByText("In two files (counted once)")).toBeVisible();
  await expect(add.first()).toBeEnabled();
  await page.reload();
  await data.isBack();
  await expect(data.metric("Kept")).toHaveText("900");
  await expect(page.getByRole("button", { name: "Open thang-1.csv" })).toHaveCount(1);
  // The same file again brings nothing.
  const again = page.waitForEvent("filechooser");
  await add.first().click();
  await (await again).setFiles([month("thang-2.csv", 580, 900)]);
  await expect(data.alert).toContainText("thang-2.csv holds nothing new: all 320 lines");
  await expect(data.metric("Kept")).toHaveText("900");
});
