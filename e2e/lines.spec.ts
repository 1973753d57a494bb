// The lines themselves: a table of all that was kept, sorted, searched, scrolled to the end, saved.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { LinesTable } from "./pages/LinesTable.ts";
import { StudioPage } from "./pages/StudioPage.ts";

// No column names its currency, but the texts are Vietnamese and all amounts are whole thousands: money is dong.
const FILE = `customer_id,customer_name,product_id,product_name,date,time,quantity,revenue,order_id,province
K2,Quán Cô Hạnh,GV01,Hạt nêm,2025-03-04,10:05,2,50000,o1,Hà Nội
K1,Tiệm Bảy,KD02,Bàn chải,2025-03-01,08:30,10,250000,o2,Huế
K1,Tiệm Bảy,GV01,Hạt nêm,2025-03-01,08:30,1,25000,o2,Huế
K3,=SUM(A1),KD02,Bàn chải,2025-02-27,17:00,2,50000,o3,Cần Thơ
`;

test("a small file as a table of its lines and of its columns", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("four.csv", FILE);
  await studio.readFile();

  await test.step("each column is described by the figures of its values", async () => {
    const row = async (table: string, column: string) => {
      const cells = page
        .getByRole("table", { name: table, exact: true })
        .locator("tr", { has: page.getByRole("rowheader", { name: column, exact: true }) })
        .locator("td");
      await expect(cells.first()).toBeVisible();
      return cells.allInnerTexts();
    };
    // Of 1, 2, 2 and 10: the mean is 15/4, the variance 52.75/3; the 5 % quantile lies 0.15 of the way from 1 to 2.
    const quantity = await row("Numbers", "Quantity");
    expect(quantity.slice(1)).toEqual("4 0 3 3.75 4.19 1 1.15 1.75 2 4 8.8 10".split(" "));
    // One of the four pays 25,000 a piece as all do.
    const price = await row("Numbers", "Unit price, net");
    expect(price.slice(3)).toEqual(["1", "₫25,000", "₫0", ...Array.from({ length: 7 }, () => "₫25,000")]);
    const date = await row("Numbers", "Date");
    expect([date[3], date[6], date[12]]).toEqual(["3 days", "27/02/2025", "04/03/2025"]);
    await expect(
      page.getByRole("img", { name: /^Quantity: 24 bars from 1 to 10; the highest, 2 lines/ }),
    ).toBeVisible();
    const customers = await row("Texts", "Customer");
    expect(customers.slice(0, 3)).toEqual(["4", "0", "3"]);
    expect(customers[3]!.split("\n").map((text) => text.trim())).toEqual([
      "K1 · Tiệm Bảy 50.0%",
      "K2 · Quán Cô Hạnh 25.0%",
      "K3 · =SUM(A1) 25.0%",
    ]);
  });

  await test.step("lines are those of the file; headings sort, words find, and the CSV holds what is shown", async () => {
    const table = new LinesTable(page, page.getByRole("region", { name: "Lines" }));
    await table.counts("4 lines");
    expect(await table.lines()).toEqual([1, 2, 3, 4]);
    expect(await table.cells(1)).toEqual({
      line: "1",
      time: "04/03/2025 | 10:05",
      customer: "K2 | Quán Cô Hạnh",
      product: "GV01 | Hạt nêm",
      family: "GV",
      quantity: "2",
      revenue: "₫50,000",
      order: "o1",
      place: "Hà Nội",
    });

    await table.sortBy("Revenue");
    await expect(table.place.getByRole("columnheader", { name: "Revenue" })).toHaveAttribute("aria-sort", "descending");
    await expect.poll(() => table.lines()).toEqual([2, 1, 4, 3]);
    await table.sortBy("Revenue");
    await expect.poll(() => table.lines()).toEqual([3, 1, 4, 2]);
    await table.sortBy("Customer");
    await expect.poll(() => table.lines()).toEqual([2, 3, 1, 4]);
    await table.sortBy("Date");
    await expect.poll(() => table.lines()).toEqual([1, 2, 3, 4]);
    await table.sortBy("Date");
    await expect.poll(() => table.lines()).toEqual([4, 2, 3, 1]);

    await table.search("ban chai");
    await table.counts("2 lines");
    expect(await table.lines()).toEqual([4, 2]);
    const csv = await studio.downloadTable("Lines", "CSV");
    expect(csv.suggestedFilename()).toBe("Lines.csv");
    expect(await readFile(await csv.path(), "utf8")).toBe(
      "\ufeffline,time,customer,customer_name,product,product_name,family,quantity,revenue,order,province\r\n" +
        "4,2025-02-27T17:00:00,K3,'=SUM(A1),KD02,Bàn chải,KD,2,50000,o3,Cần Thơ\r\n" +
        "2,2025-03-01T08:30:00,K1,Tiệm Bảy,KD02,Bàn chải,KD,10,250000,o2,Huế\r\n",
    );
    const workbook = await studio.downloadTable("Lines", "Excel");
    expect(workbook.suggestedFilename()).toBe("Lines.xlsx");
    const sheet = unzipSync(await readFile(await workbook.path()));
    expect(strFromU8(sheet["xl/worksheets/sheet1.xml"]!).match(/<row /g)).toHaveLength(3);
    expect(strFromU8(sheet["xl/sharedStrings.xml"]!)).toMatch(/K3.*=SUM\(A1\).*Bàn chải.*Cần Thơ.*Tiệm Bảy/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await table.place.getByRole("button", { name: "Save or copy: Lines" }).click();
    await page.getByRole("menuitem", { name: "Copy" }).click();
    await expect(table.place.getByText("2 rows copied")).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n")[1]!.split("\t").slice(1, 4)).toEqual(["2025-02-27T17:00:00", "K3", "'=SUM(A1)"]);
    await table.search("bay nem");
    await table.counts("1 line");
    expect(await table.lines()).toEqual([3]);
    await table.search("nobody");
    await expect(page.getByText("No line's customer or product holds “nobody”.")).toBeVisible();
  });
});

test("a long table is scrolled to its last line, by bar, wheel and keyboard", async ({ page }) => {
  const count = 200_000;
  const studio = new StudioPage(page);
  await studio.open();
  const lines = Array.from(
    { length: count },
    (_, i) => `K${i % 977},P${i % 53},2025-01-${10 + (i % 20)},${1 + (i % 9)}`,
  );
  await studio.drop("long.csv", `customer_id,product_id,date,quantity\n${lines.join("\n")}\n`);
  await studio.readFile();
  const table = new LinesTable(page, page.getByRole("region", { name: "Lines" }));
  await table.counts("200,000 lines");
  await expect(table.place.getByRole("table", { name: "Lines" })).toHaveAttribute("aria-rowcount", "200001");
  const height = await table.scroller.evaluate((element) => element.scrollHeight);
  expect(height).toBeLessThan(9_000_000);

  await table.scroller.focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await table.lines()).at(-1)).toBe(count);
  const last = await table.cells(count);
  expect(last).toMatchObject({
    line: "200,000",
    customer: `K${(count - 1) % 977}`,
    quantity: String(1 + ((count - 1) % 9)),
  });
  await page.keyboard.press("Home");
  await expect.poll(async () => (await table.lines())[0]).toBe(1);
  // The middle of the bar is the middle of the lines; from there the wheel leaves no line out.
  await table.scroller.evaluate((element) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  });
  await expect.poll(async () => Math.abs((await table.lines())[0]! - count / 2)).toBeLessThan(40);
  await table.scroller.hover();
  const seen = new Set<number>(await table.lines());
  const from = (await table.lines())[0]!;
  for (let turn = 0; turn < 8; turn++) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(250);
    for (const line of await table.lines()) seen.add(line);
  }
  const reached = Math.max(...seen);
  expect(reached).toBeGreaterThan(from + 36);
  expect(seen.size).toBe(reached - from + 1);
});
