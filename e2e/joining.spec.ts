// What belongs together: tables under one key, a month that is not like its data set, and the way back from a note.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";
import { seriousFindings } from "./pages/findings.ts";
import { TINY } from "./pages/StudioPage.ts";

const two = (n: number) => String(n).padStart(2, "0");
const csv = (name: string, header: string, lines: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${header}\n${lines.join("\n")}\n`),
});

const ORDERS = csv(
  "orders.csv",
  "order_id,order_date,customer_id",
  [1, 2, 3, 4].map((n) => `O${n},2024-01-${two(10 + n)},C${n % 2}`),
);
const ITEMS = csv(
  "items.csv",
  "order_id,product_id,quantity,price",
  ["O1", "O1", "O2", "O3", "O9"].map((key, i) => `${key},P${i % 3},1,10`),
);

test("orders and their lines: the join is asked about with its counts, declined and taken back", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await page.locator("input[type=file]").first().setInputFiles([ORDERS, ITEMS]);
  const question = data.questions.getByRole("listitem").filter({ hasText: "items.csv" });
  await expect(question).toContainText(
    "of the first 5 lines of it 4 find their “order_id” in orders.csv and 1 do not (2 columns more)",
  );
  await question.getByRole("button", { name: "Read items.csv alone" }).click();
  await expect(question).toContainText("Settled: items.csv is read alone");
  await expect(data.readBar).toContainText("No column is chosen for");
  await question.getByRole("button", { name: "Put them together" }).click();
  await expect(question).toContainText("Settled: items.csv and orders.csv are read as one table");
  expect(await seriousFindings(page)).toEqual([]);
  await data.readFile();
  await expect(data.metric("Kept")).toHaveText("4");
  await expect(data.metric("Orders")).toHaveText("3");
  await expect(page.getByText("1 line of items.csv finds no “order_id” in orders.csv", { exact: false })).toBeVisible();
});

const HEADER = "Mã đơn,Ngày bán,Mã KH,Tên hàng,Số lượng,Thành tiền";
const month = (name: string, day: (n: number) => string, more: readonly string[] = []) =>
  csv(name, HEADER, [
    ...Array.from(
      { length: 24 },
      (_, i) => `${name}${i},${day(1 + Math.floor(i / 2))},K${i % 5},Trà ${i % 3},1,${1000 + i}`,
    ),
    ...more,
  ]);

test("a month whose days run the other way is asked about before it is joined", async ({ page }) => {
  const data = new DataPage(page);
  await data.open(TINY);
  await data.drop("jan.csv", month("J", (n) => `${two(n + 12)}/01/2024`).buffer);
  await data.readFile();
  await expect(data.metric("Kept")).toHaveText("24");
  const add = async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Add a file to jan.csv" }).first().click();
    await (await chooser).setFiles([month("feb.csv", (n) => `02/${two(n)}/2024`)]);
  };
  const button = page.getByRole("button", { name: "Add a file to jan.csv" }).first();
  await expect(button).toBeEnabled();
  await add();
  await expect(page.getByText("Add feb.csv to jan.csv")).toBeVisible();
  await expect(page.getByText(/follow each other in time as mm\/dd\/yyyy/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add the file" })).toBeDisabled();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Do not add it" }).click();
  await expect(data.metric("Kept")).toHaveText("24");
  await add();
  await page.getByRole("button", { name: "Read it as this file’s values say" }).click();
  await page.getByRole("button", { name: "Add the file" }).click();
  await expect(data.metric("Kept")).toHaveText("48");
  // The first days of February, not the second day of each month.
  await expect(page.locator("dl > div").filter({ hasText: "Period" })).toContainText("12/02/2024");
});

test("lines that are there already among new ones of the same days are asked about, and kept where that is said", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open(TINY);
  const own = month("J", (n) => `${two(n + 12)}/01/2024`);
  await data.drop("jan.csv", own.buffer);
  await data.readFile();
  const lines = own.buffer.toString().trim().split("\n").slice(1);
  const mixed = lines.map((line, i) => (i % 3 === 0 ? line : `N${line}`));
  const chooser = page.waitForEvent("filechooser");
  const button = page.getByRole("button", { name: "Add a file to jan.csv" }).first();
  await expect(button).toBeEnabled();
  await button.click();
  await (await chooser).setFiles([csv("more.csv", HEADER, mixed)]);
  await expect(page.getByText("8 lines are there already, but 8 other lines of the same days are not")).toBeVisible();
  await page.getByRole("button", { name: "Keep them all" }).click();
  await page.getByRole("button", { name: "Add the file" }).click();
  await expect(data.metric("Kept")).toHaveText("48");
});

test("a note on a far date leads to the choice that answers it", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("far.csv", month("J", (n) => `2024-01-${two(n + 12)}`, ["X1,2105-01-08,K1,Trà 1,1,1000"]).buffer);
  await data.readFile();
  await page.getByRole("button", { name: /^Change it: 1 line lies far from all others in time/ }).click();
  const box = page.getByRole("checkbox", { name: /^Leave out outliers/ });
  await expect(box).toBeFocused();
  await box.check();
  await data.readFile();
  await expect(data.metric("Kept")).toHaveText("24");
});
