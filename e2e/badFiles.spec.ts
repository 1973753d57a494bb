// Files that cannot be used: a sentence says what is wrong, and the page goes on.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const HEADER = "customer_id,product_id,date,quantity,revenue\n";

function noise(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let i = 0; i < bytes; i++) buffer[i] = Math.imul(i + 7, 2_654_435_761) >>> 24;
  return buffer;
}

const BAD: [string, string, Buffer | string, RegExp][] = [
  ["no CSV", "picture.csv", noise(4096), /binary|not (a )?(CSV|text)|no CSV|text file/i],
  ["an empty file", "empty.csv", "", /empty/i],
  ["binary data without a zero", "packed.csv", Buffer.from(noise(9000).map((byte) => byte || 7)), /control characters/],
  [
    "zero bytes further down",
    "zeros.csv",
    `${HEADER}${"C1,P1,2025-01-05,1,10\n".repeat(60_000)}C2,P\0\0,2025-01-05,1,10\n`,
    /zero bytes in the text/,
  ],
  [
    "one line of 10 MB",
    "long.csv",
    `${HEADER}${"C1,P1,2025-01-05,1,10\n".repeat(90)}C2,${"x".repeat(10_000_000)},2025-01-05,1,10\n`,
    /longer than 2 million characters/,
  ],
  ["a header of 10 MB", "wide.csv", `${"a,".repeat(5_000_000)}\n1\n`, /first line is longer than a million/],
  [
    "quotes that never close on every line",
    "quotes.csv",
    `${HEADER}${'C1,"P1,2025-01-05,1,10\n'.repeat(41)}`,
    /None of the first \d+ lines has the 5 columns.*quotes/,
  ],
  ["a header alone", "header.csv", HEADER, /header|no (data )?lines/i],
];

const goodFile = (currency: string, lines: number): string =>
  [
    `customer_id,product_id,date,quantity,revenue ${currency}`,
    ...Array.from({ length: lines }, (_, i) => `C${i % 5},P${i % 3},2025-01-${10 + (i % 9)},2,${1000 + i}`),
  ].join("\n");

test("each bad file gets a sentence, and a sample or a file can be taken next", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  for (const [i, [what, name, content, sentence]] of BAD.entries()) {
    await test.step(what, async () => {
      await studio.drop(name, content);
      const read = page.getByRole("button", { name: "Read the file" });
      await expect(studio.alert.or(read)).toBeVisible({ timeout: 30_000 });
      if (await read.isVisible()) await read.click();
      await expect(studio.alert).toBeVisible({ timeout: 30_000 });
      await expect(studio.alert).toContainText(sentence);
      const another = page.getByRole("button", { name: "Another file" });
      if (await another.isVisible()) await another.click();
      // In turn, so that what is seen is not what was read before.
      const money = i % 2 ? "₫" : "£";
      if (i < 2) await studio.takeSample(i % 2 ? "Vietnamese distributor" : "Small online shop", "5000");
      else {
        await studio.drop("good.csv", goodFile(i % 2 ? "VND" : "GBP", 40 + i));
        await studio.readFile();
      }
      await expect(studio.metric("Revenue")).toContainText(money);
      await expect(studio.alert).toHaveCount(0);
      await expect(studio.metric("Lines read")).toHaveText(i < 2 ? "5,000" : String(40 + i));
    });
  }
});

test("what a file lacks is said, counted or asked for, and the page goes on", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "wasm" });
  const another = page.getByRole("button", { name: "Another file" });

  await test.step("a file without a product column says which column to choose", async () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `C${i % 5},2025-01-${String(1 + (i % 28)).padStart(2, "0")},${i + 1}`,
    );
    await studio.drop("noproduct.csv", `customer_id,date,quantity\n${lines.join("\n")}\n`);
    await expect(page.getByText(/No column is chosen for: Product/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Read the file" })).toBeDisabled();
    await page.getByRole("tab", { name: "Train" }).click();
    await expect(page.getByText("Training starts with data")).toBeVisible();
    await studio.show("Data");
    await another.click();
  });

  await test.step("what core says about a file is said in Vietnamese where the page is", async () => {
    await page.getByText("VI", { exact: true }).click();
    await studio.drop("empty.csv", "");
    await expect(studio.alert).toContainText("Tệp empty.csv trống.");
    await studio.drop("few.csv", `${HEADER}K1,P1,2025-01-05,2,1000\nK2,P1,2025-02-30,2,1000\n`);
    await page.getByText("Nhận ra 5 trên 5 cột").click();
    await expect(page.getByText("Nhận ra từ tên cột").first()).toBeVisible();
    await page.getByText("EN", { exact: true }).click();
    await expect(page.getByText("told from its name").first()).toBeVisible();
    await another.click();
  });

  await test.step("ragged lines, an open quote, returns and repeats are counted, and the lines set aside can be taken away", async () => {
    const good = Array.from({ length: 40 }, (_, i) => `C${i % 5},P${i % 3},2025-01-${10 + (i % 9)},2,${100 + i}`);
    const bad = [
      "C1,P1,2025-01-05",
      "C1,P1,2025-01-05,-1,-50",
      "C2,P1,2025-01-05,-2,-70",
      'C1,"P9,2025-01-05,1,5',
      "=1+1,P1,soon,1,5",
    ];
    await studio.drop("odd.csv", `${HEADER}${[...good, good[0], ...bad].join("\n")}\n`);
    await studio.readFile();
    await expect(studio.metric("Lines read")).toHaveText("46");
    await expect(studio.metric("Kept")).toHaveText("41");
    await expect(studio.metric("Set aside")).toHaveText("5");
    await expect(studio.metric("Repeated lines")).toHaveText("1");
    await expect(studio.metric("Returns")).toHaveText("2");
    await expect(page.getByText(/Data line 45 opens a quote/)).toBeVisible();
    const table = page.getByRole("table", { name: "Set aside" });
    await expect(table.getByRole("row", { name: /Wrong number of columns/ })).toContainText(
      "42: 3 fields instead of 5 · 45",
    );
    await expect(table.getByRole("row", { name: /Return/ })).toContainText("43: quantity -1 · 44: quantity -2");
    await expect(table.getByRole("row", { name: /Date unreadable/ })).toContainText("46: “soon”");
    const csv = await studio.download(page.getByRole("button", { name: "Download the lines set aside" }));
    const lines = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[2]).toBe("43,return,quantity -1,C1,P1,2025-01-05,'-1,'-50");
    expect(lines[5]).toBe("46,unreadable time,soon,'=1+1,P1,soon,1,5");

    await page.getByRole("button", { name: "Change the columns" }).click();
    await page.getByText("How the file is read").click();
    await page.getByRole("checkbox", { name: /Keep returns/ }).check();
    await studio.readFile();
    await expect(studio.metric("Kept")).toHaveText("43");
    await expect(studio.metric("Returns")).toHaveText("2");
    await expect(studio.metric("Units")).toHaveText("79");
  });

  await test.step("a column can be chosen where none was found, and the numbers follow", async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const day = String(1 + (i % 28)).padStart(2, "0");
      return `C${i % 6},${["red", "blue", "green"][i % 3]},2025-02-${day},${2 + (i % 3)}`;
    });
    await studio.drop("odd.csv", `customer_id,zzz,date,quantity\n${lines.join("\n")}\n`);
    await page.getByRole("combobox", { name: "Product: choose the column" }).selectOption({ label: "zzz" });
    await studio.readFile();
    await expect(studio.metric("Lines read")).toHaveText("60");
    await expect(studio.metric("Products")).toHaveText("3");
    await expect(studio.metric("Customers")).toHaveText("6");
    const units = Array.from({ length: 60 }, (_, i) => 2 + (i % 3)).reduce((sum, each) => sum + each, 0);
    await expect(studio.metric("Units")).toHaveText(String(units));
  });

  await test.step("one customer only is said before a training", async () => {
    const lines = Array.from(
      { length: 4 },
      (_, i) => `C1,P${i % 3},2025-01-${String(1 + i).padStart(2, "0")},${1 + (i % 4)},${1000 + i}`,
    );
    await studio.drop("one.csv", `${HEADER}${lines.join("\n")}\n`);
    await studio.readFile();
    await expect(studio.alert).toContainText("The file holds one customer only.");
    await studio.show("Train");
    await expect(studio.alert.first()).toContainText("choose a file with more customers");
    await expect(page.getByRole("button", { name: "Start training" })).toBeDisabled();
    await studio.show("Data");
    await studio.takeSample("Small online shop", "5000");
    await studio.show("Train");
    await expect(page.getByText(/^Train [\d,]+ targets, up to/)).toBeVisible({ timeout: 60_000 });
    await expect(studio.alert).toHaveCount(0);
  });

  await test.step("a zip that is no model is refused in a sentence", async () => {
    await studio.show("Export");
    await studio.drop("model.zip", noise(2000), "application/zip");
    await expect(studio.alert).toBeVisible();
    await expect(page.getByRole("button", { name: "Choose a zip" })).toBeVisible();
  });
});
