// A file with two currencies: one is read at a time, and its totals are those known in advance.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const TWO = [
  "Mã hóa đơn,Ngày bán,Mã khách hàng,Mã hàng,Số lượng,Thành tiền,Loại tiền",
  "HD1,13/01/2024,KH1,SP01,2,250.000,VND",
  "HD2,14/01/2024,KH2,SP02,1,40,USD",
  "HD3,15/01/2024,KH1,SP02,3,480.000,VND",
  "HD4,16/01/2024,KH2,SP01,1,25,USD",
  "HD5,17/01/2024,KH3,SP01,1,125.000,VND",
].join("\n");

test("a file with two currencies is read one currency at a time, and which one is the reader's choice", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("two.csv", TWO);
  await expect(data.questions).toContainText("VND (3), USD (2)");
  await data.readFile();
  await expect(data.metric("Kept")).toContainText("3");
  await expect(data.metric("Revenue")).toHaveText("₫855k");
  const aside = page.getByRole("table", { name: "Set aside" });
  await expect(aside.getByRole("row", { name: /Another currency/ })).toContainText("2: “USD” · 4: “USD”");

  await page.getByRole("button", { name: "Change the columns" }).click();
  await data.questions.getByRole("button", { name: "Only USD" }).click();
  await data.readFile();
  await expect(data.metric("Revenue")).toHaveText(/\$65/);
  await expect(data.metric("Customers")).toContainText("1");
});
