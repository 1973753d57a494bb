// How a file is read can be seen, changed and is remembered: encoding, delimiter, header, dates, numbers, columns.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

/** Both dates and both prices can be read in two ways. */
const OPEN = [
  "Mã KH,Ngày,Mã hàng,Mã phụ,SL,Thành tiền",
  "K1,05/01/2024,P1,Q1,2,14.000",
  "K2,06/01/2024,P1,Q2,1,9.800",
].join("\n");

test("the file's word stands beside each choice, and a change shows at once", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("open.csv", OPEN);
  await data.unfold();
  await expect(data.choice("Encoding")).toHaveValue("utf-8");
  await expect(data.evidence("Encoding")).toContainText("valid UTF-8");
  await expect(data.evidence("Separated by")).toContainText("divides 2 of the first 2 lines into 6 columns");
  await expect(data.evidence("Dates")).toContainText("cannot tell day and month apart (05/01/2024)");
  await expect(data.evidence("Dates")).toContainText("“05/01/2024” is read as 5 January 2024");
  await data.choice("Dates").selectOption("mm/dd/yyyy");
  await expect(data.evidence("Dates")).toContainText("“05/01/2024” is read as 1 May 2024");
  await expect(data.evidence("Dates")).toContainText("Chosen by you. The file says: The first lines cannot tell");
  await data.choice("Dates").selectOption("iso");
  await expect(data.evidence("Dates")).toContainText("“05/01/2024” cannot be read so");
  await data.choice("Dates").selectOption("mm/dd/yyyy");
  await expect(data.evidence("Decimal sign")).toContainText("“14.000” is read as 14,000");
  await data.choice("Decimal sign").selectOption(".");
  await expect(data.evidence("Decimal sign")).toContainText("“14.000” is read as 14");
  await data.readFile();
  await expect(data.metric("Revenue")).toHaveText("₫24");
  await expect(data.metric("Period")).toContainText("01/05/2024");
});

test("another encoding, delimiter or header looks at the file again and keeps every other choice", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("open.csv", OPEN);
  await data.unfold();
  await data.choice("Product").selectOption({ label: "Mã phụ" });
  await data.choice("Dates").selectOption("mm/dd/yyyy");
  expect((await data.preview())[0]).toEqual(["Mã KH", "Ngày", "Mã hàng", "Mã phụ", "SL", "Thành tiền"]);

  await data.choice("Encoding").selectOption("macintosh");
  await expect(data.evidence("Encoding")).toContainText("Chosen by you; the bytes say utf-8.");
  await expect.poll(async () => (await data.preview())[0]![3]).not.toBe("Mã phụ");
  expect((await data.preview())[1]).toEqual(["K1", "05/01/2024", "P1", "Q1", "2", "14.000"]);
  await expect(data.choice("Product")).toHaveValue("3");
  await expect(data.choice("Dates")).toHaveValue("mm/dd/yyyy");
  await data.choice("Encoding").selectOption("utf-8");
  await expect(data.evidence("Encoding")).toContainText("valid UTF-8");
  await expect(data.chosen("Product")).toHaveText("Mã phụ");
  await expect(data.choice("Dates")).toHaveValue("mm/dd/yyyy");

  await data.choice("Separated by").selectOption("|");
  await expect(data.alert).toContainText("not divided by");
  await expect(data.choice("Separated by")).toHaveValue(",");
  await expect(data.chosen("Product")).toHaveText("Mã phụ");

  await data.choice("Header").selectOption("1");
  await expect.poll(async () => (await data.preview())[0]).toEqual(["K1", "05/01/2024", "P1", "Q1", "2", "14.000"]);
  await data.choice("Header").selectOption("0");
  await expect.poll(async () => (await data.preview())[0]![0]).toBe("Mã KH");
  await data.readFile();
  await expect(data.metric("Products")).toHaveText("2");
  await expect(data.metric("Period")).toContainText("01/05/2024");
});

test("choices all count, and what is not used, contradicts itself or makes no sense is said", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();

  await test.step("choices made one right after the other all count", async () => {
    await data.drop("open.csv", OPEN);
    await data.unfold();
    await data.choice("Encoding").waitFor();
    await page.evaluate(() => {
      const choose = (label: string, value: string) => {
        const select = [...document.querySelectorAll("label")].find((each) => each.textContent === label)!;
        const field = document.getElementById(select.htmlFor) as HTMLSelectElement;
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      };
      choose("Encoding", "macintosh");
      choose("Header", "1");
      choose("Dates", "mm/dd/yyyy");
    });
    await expect.poll(async () => (await data.preview())[0]![0]).toBe("K1");
    await expect(data.choice("Encoding")).toHaveValue("macintosh");
    await expect(data.choice("Header")).toHaveValue("1");
    await expect(data.choice("Dates")).toHaveValue("mm/dd/yyyy");
    await page.getByRole("button", { name: "Another file" }).click();
  });

  await test.step("columns of the other family and other unused ones are named with the reason", async () => {
    const header =
      "MÃ KHÁCH HÀNG,MÃ SẢN PHẨM ĐƠN ĐẶT,SỐ LƯỢNG ĐƠN ĐẶT,NGÀY TẠO ĐƠN BÁN,MÃ SẢN PHẨM ĐƠN BÁN,SỐ LƯỢNG ĐƠN BÁN,ghi chú";
    await data.drop("families.csv", `${header}\nK1,A,9,13/01/2025,B,2,x\nK2,A,9,14/01/2025,B,3,y\n`);
    await data.unfold();
    await page.getByText("3 columns are not used").click();
    const table = page.getByRole("table", { name: "3 columns are not used" });
    await expect(table.getByRole("row", { name: /SỐ LƯỢNG ĐƠN ĐẶT/ })).toContainText(
      /tells what was ordered; the columns of what was sold/,
    );
    await expect(table.getByRole("row", { name: /ghi chú/ })).toContainText(/its name is not known/);
    await data.readFile();
    await expect(data.metric("Units")).toHaveText("5");
  });

  await test.step("money that contradicts itself is said, before and after reading", async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `C${i % 4},P${i % 3},2025-01-${10 + (i % 9)},2,100,${i < 10 ? 200 : 450},0`,
    );
    await data.drop(
      "odd.csv",
      `customer_id,product_id,date,quantity,unit_price,revenue,discount\n${lines.join("\n")}\n`,
    );
    const note = "On 20 of the first 30 lines “revenue” is not quantity × unit price less discount";
    await expect(page.getByText(note)).toBeVisible();
    await data.readFile();
    await expect(page.getByText(note)).toBeVisible();
  });

  await test.step("a file that makes no sense by itself can be looked at with the user's word", async () => {
    await data.drop("odd.csv", OPEN.replaceAll(",", "^"));
    await expect(data.alert).toContainText("single column");
    await page.getByRole("textbox", { name: "Separated by" }).fill("^");
    await page.getByRole("button", { name: "Look again" }).click();
    await data.unfold();
    await expect(data.chosen("Product")).toHaveText("Mã hàng");
    await expect(data.chosen("Separated by")).toHaveText("“^”");
    // Another choice beside it keeps it.
    await data.choice("Header").selectOption("1");
    await expect.poll(async () => (await data.preview())[0]![0]).toBe("K1");
    await data.choice("Header").selectOption("0");
    await expect.poll(async () => (await data.preview())[0]![0]).toBe("Mã KH");
    await data.readFile();
    await expect(data.metric("Lines read")).toHaveText("2");
  });
});

test("columns are remembered as a recipe that can be renamed, set aside and forgotten", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("thang-1.csv", OPEN);
  await data.unfold();
  await expect(data.recipe).toHaveCount(0);
  await data.choice("Product").selectOption({ label: "Mã phụ" });
  await data.choice("Dates").selectOption("mm/dd/yyyy");
  await data.readFile();
  await expect(page.getByText("remembered as the recipe “thang-1”")).toBeVisible();

  await page.reload();
  const next = OPEN.replaceAll("2024", "2025");
  await data.drop("thang-2.csv", next);
  await data.unfold();
  await expect(data.recipe).toContainText("Columns as in the recipe “thang-1” of");
  await expect(data.chosen("Product")).toHaveText("Mã phụ");
  await expect(page.getByText("as in the recipe", { exact: true })).toBeVisible();
  await expect(data.choice("Dates")).toHaveValue("mm/dd/yyyy");

  await data.rename("thang-1", "Đại lý A");
  await expect(data.recipe).toContainText("“Đại lý A”");
  await page.getByRole("button", { name: "Use the proposal instead" }).click();
  await expect(data.chosen("Product")).toHaveText("Mã hàng");
  await expect(data.choice("Dates")).toHaveValue("dd/mm/yyyy");
  await expect(data.recipe).toContainText("is set aside");
  await page.getByRole("button", { name: "Use the recipe" }).click();
  await expect(data.chosen("Product")).toHaveText("Mã phụ");
  await expect(data.recipe).not.toContainText("Changed since");
  await data.choice("Product").selectOption({ label: "Mã hàng" });
  await expect(data.recipe).toContainText("Changed since");
  await data.readFile();
  await expect(data.metric("Products")).toHaveText("1");

  await page.reload();
  await data.drop("thang-3.csv", next);
  await data.unfold();
  await expect(data.recipe).toContainText("“Đại lý A”");
  await expect(data.chosen("Product")).toHaveText("Mã hàng");
  await page.getByRole("button", { name: "Forget the recipe" }).click();
  await expect(data.recipe).toHaveCount(0);
  await page.reload();
  await data.drop("thang-3.csv", next);
  await data.unfold();
  await expect(data.choice("Dates")).toHaveValue("dd/mm/yyyy");
  await expect(data.recipe).toHaveCount(0);
});
