// A marketplace's export with cancelled lines: set aside by themselves, kept on request, with totals known in advance.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const FILE = [
  "Mã đơn hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Người Mua,SKU sản phẩm,Số lượng,Tổng giá bán (sản phẩm)",
  "S1,2024-01-05 10:11,Hoàn thành,mai,TS,2,100000",
  "S2,2024-01-09 11:00,Đã hủy,long,TS,1,50000",
  "S3,2024-02-01 12:00,Hoàn thành,mai,CF,1,80000",
  "S4,2024-02-03 12:00,Đã hủy,long,CF,3,240000",
].join("\n");

test("cancelled lines are no purchases; kept on request, the totals follow", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("shop.csv", FILE);
  const fold = page.locator("details.fold").filter({ has: page.getByText("What each line is", { exact: true }) });
  await expect(fold.locator("summary")).toContainText("Trạng Thái Đơn Hàng · set aside: Cancelled");
  await data.readFile();
  await expect(data.metric("Revenue")).toHaveText(/180/);
  await expect(data.metric("Customers")).toHaveText("1");
  await expect(data.metric("Returns")).toHaveText("0");
  const aside = page.getByRole("table", { name: "Set aside" });
  await expect(aside.getByRole("row").filter({ hasText: "Cancelled" })).toContainText("2: “Đã hủy” · 4: “Đã hủy”");

  await page.getByRole("button", { name: "Change the columns" }).click();
  await fold.locator("summary").click();
  await expect(data.choice("Trạng Thái Đơn Hàng: Đã hủy")).toHaveValue("cancelled");
  await page.getByRole("checkbox", { name: "Cancelled" }).check();
  await expect(fold.locator("summary")).not.toContainText("set aside");
  await data.readFile();
  await expect(data.metric("Revenue")).toHaveText(/470/);
  await expect(data.metric("Customers")).toHaveText("2");

  await page.getByRole("button", { name: "Change the columns" }).click();
  await fold.locator("summary").click();
  await page.getByRole("checkbox", { name: "Cancelled" }).uncheck();
  await data.choice("Trạng Thái Đơn Hàng: Hoàn thành").selectOption("unconfirmed");
  await data.choice("Trạng Thái Đơn Hàng: Đã hủy").selectOption("sale");
  await data.readFile();
  await expect(data.metric("Revenue")).toHaveText(/290/);
});
