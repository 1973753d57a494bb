// Predictions: the time line is the file's, "what if" is what the command line says of a file with that purchase or
// that province, and all customers come as a file that runs nothing.

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { seriousFindings } from "./pages/findings.ts";
import { LEDGER_HEADER, ledgerLines } from "./pages/ledger.ts";
import { lookAs } from "./pages/looks.ts";
import { PredictPage } from "./pages/PredictPage.ts";

interface Answer {
  probabilities: Map<string, number>;
  quantity: number;
  revenue: number;
  discount: number;
}

test("a customer's time line, what if, and all customers", { tag: "@trained" }, async ({ page }) => {
  const predict = new PredictPage(page);
  const lines = ledgerLines();
  const folder = test.info().outputPath();
  /** What the command line answers for one customer of a file. */
  const ask = async (rows: string[], customer: string, date: string): Promise<Answer> => {
    await writeFile(`${folder}/file.csv`, [LEDGER_HEADER, ...rows].join("\n"));
    const args = ["--import", "tsx", "src/cli/main.ts", "predict", `${folder}/model.zip`, `${folder}/file.csv`];
    const wish = ["--customer", customer, "--date", date, "--top-k", "10", "--out", `${folder}/next.csv`];
    await promisify(execFile)(process.execPath, [...args, ...wish]);
    const [head = "", row = ""] = (await readFile(`${folder}/next.csv`, "utf8")).replace("\ufeff", "").split("\r\n");
    const cells = new Map(head.split(",").map((name, i) => [name, row.split(",")[i] ?? ""]));
    const number = (name: string) => Number(cells.get(name));
    return {
      probabilities: new Map(
        Array.from({ length: 10 }, (_, k) => [cells.get(`product_${k + 1}`) ?? "", number(`probability_${k + 1}`)]),
      ),
      ...{ quantity: number("quantity"), revenue: number("revenue"), discount: number("discount") },
    };
  };
  const close = (value: number, expected: number, what: string) =>
    expect(Math.abs(value - expected), `${what}: ${value} against ${expected}`).toBeLessThanOrEqual(
      2e-4 * Math.max(1, Math.abs(expected)),
    );

  await predict.openTrained("ledger");
  await predict.show("Export");
  const zip = await predict.download(page.getByRole("button", { name: "Download the zip" }));
  await zip.saveAs(`${folder}/model.zip`);

  await predict.show("Predict");
  await page.getByLabel("Date of the next visit").fill("2025-02-20");
  const shown = await predict.predict("KH7");

  // The time line's table is the file's lines, the latest first.
  const own = lines
    .map((line, i) => ({ number: i + 1, cells: line.split(",") }))
    .filter(({ cells }) => cells[0] === "KH7");
  const money = (text: string) => text.replace(/\B(?=(\d{3})+$)/g, ",");
  expect(await predict.timeline()).toEqual(
    own
      .reverse()
      .map(({ number, cells: [, , date = "", product = "", name, quantity, discount, revenue = ""] }) => [
        money(String(number)),
        date.split("-").reverse().join("/"),
        product,
        name,
        product.slice(0, 2),
        quantity,
        money(revenue),
        discount === "0%" ? "0.0%" : "10.0%",
      ]),
  );
  const image = await predict.downloadChart("Purchases over time", "PNG");
  expect(image.suggestedFilename()).toBe("Purchases over time.png");
  await page.getByText("3 months", { exact: true }).click();
  await page.getByText("Product", { exact: true }).first().click();

  // Nothing supposed: both sides are the prediction above, and the command line's.
  const before = await ask(lines, "KH7", "2025-02-20");
  const nothing = await predict.compared([60, 60]);
  for (const [i, row] of nothing.products.entries()) {
    expect(row).toMatchObject({ product: shown.products[i], without: shown.probabilities[i], with: row.without });
    expect(row.ranks).toEqual([i + 1, i + 1]);
    close(row.without, before.probabilities.get(row.product)!, row.product);
  }
  close(nothing.numbers.revenue![0]!, before.revenue, "revenue");

  // One purchase more is what the command line says of the file with that line: 3 at the usual 40,000 each, 5 % off.
  await predict.suppose("DX3", "3", "2025-02-15", "5");
  await expect(predict.supposed.first()).toContainText("3 × DX3 · Sữa 3 on 15/02/2025");
  await expect(predict.supposed.first()).toContainText("114,000");
  const bought = [...lines, "KH7,Cửa hàng 7,2025-02-15,DX3,Sữa 3,3,5%,114000,Nghệ An"];
  const after = await ask(bought, "KH7", "2025-02-20");
  const one = await predict.compared([60, 61]);
  const ranked = (answer: Answer) => [...answer.probabilities.keys()];
  let moved = 0;
  for (const row of one.products) {
    close(row.without, before.probabilities.get(row.product)!, row.product);
    close(row.with, after.probabilities.get(row.product)!, `${row.product} with`);
    expect(row.ranks).toEqual([ranked(before).indexOf(row.product) + 1, ranked(after).indexOf(row.product) + 1]);
    moved = Math.max(moved, Math.abs(row.with - row.without));
    const text = await predict.whatIf.locator(`[data-compared-product="${row.product}"]`).textContent();
    const points = 100 * (row.with - row.without);
    expect(text).toContain(`${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)} points`);
  }
  expect(moved).toBeGreaterThan(0.01);
  for (const name of ["quantity", "revenue", "discount"] as const) {
    close(one.numbers[name]![0]!, before[name], name);
    close(one.numbers[name]![1]!, after[name], `${name} with`);
  }

  // Another screen in between loses neither the question nor what is supposed.
  await predict.show("Runs");
  await predict.show("Predict");
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveValue("KH7");
  await expect(page.getByLabel("Date of the next visit")).toHaveValue("20/02/2025");
  await expect(predict.supposed).toHaveCount(1);
  expect(await predict.compared([60, 61])).toEqual(one);

  // Another province: the file with the customer there.
  await predict.moveTo("hue", "Huế");
  await expect(predict.supposed.nth(1)).toContainText("Province: Huế instead of Nghệ An");
  const there = await ask(
    bought.map((line) => (line.startsWith("KH7,") ? line.replace("Nghệ An", "Huế") : line)),
    "KH7",
    "2025-02-20",
  );
  await expect
    .poll(async () => (await predict.compared([60, 61])).numbers.revenue![1])
    .not.toBe(one.numbers.revenue![1]);
  const both = await predict.compared([60, 61]);
  for (const row of both.products) close(row.with, there.probabilities.get(row.product)!, `${row.product} in Huế`);
  close(both.numbers.revenue![1]!, there.revenue, "revenue in Huế");

  for (const [width, colorScheme] of [
    [390, "dark"],
    [1440, "light"],
  ] as const) {
    await lookAs(page, width, colorScheme);
    expect(await predict.overflow(), `${width}: pixels too wide`).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page), `${width} ${colorScheme}`).toEqual([]);
  }

  // Each is taken back by itself; then all is as it was, and the data too.
  await predict.supposed.first().getByRole("button").click();
  await expect(predict.supposed).toHaveCount(1);
  const away = await predict.compared([60, 60]);
  expect(away.numbers.revenue![1]).not.toBe(away.numbers.revenue![0]);
  await predict.moveTo("nghe an", "Nghệ An");
  await expect(predict.supposed).toHaveCount(0);
  await expect.poll(() => predict.compared([60, 60])).toEqual(nothing);
  expect(await predict.predict("KH7")).toEqual(shown);

  // A date before the last lines leaves them out, and no day may be left for a purchase.
  await page.getByLabel("Date of the next visit").fill("2024-03-01");
  await predict.predict("KH7");
  const known = own.filter(({ cells }) => cells[2]! < "2024-03-01").length;
  await expect(page.getByText(`${60 - known} lines at or after this date are not used.`)).toBeVisible();
  await predict.compared([known, known]);
  const early = await ask(lines, "KH7", "2024-03-01");
  close((await predict.readPrediction()).numbers[1]!, early.revenue, "revenue of an early date");

  // All customers: a summary and a file that agree, and a name that is no formula.
  await page.getByLabel("Date of the next visit").fill("2025-02-20");
  await page.getByRole("button", { name: "Predict all customers" }).click();
  await expect(page.getByText("40 customers, predicted for 20/02/2025.")).toBeVisible({ timeout: 60_000 });
  const csv = await predict.download(page.getByRole("button", { name: "Download as CSV" }));
  const [head = "", ...rows] = (await readFile(await csv.path(), "utf8")).replace("\ufeff", "").trim().split("\r\n");
  expect(rows).toHaveLength(40);
  const column = (name: string) => rows.map((row) => row.split(",")[head.split(",").indexOf(name)] ?? "");
  expect(column("name").filter((name) => name.includes("1+1"))).toEqual(["'=1+1"]);
  const mean = column("revenue").reduce((sum, value) => sum + Number(value), 0) / 40;
  const means = page.locator("[data-mean]");
  close(Number(await means.nth(1).getAttribute("data-mean")), mean, "mean revenue");
  const firsts = column("product_1");
  for (const item of await page.locator("[data-first]").all()) {
    const product = await item.getAttribute("data-first");
    const count = firsts.filter((first) => first === product).length;
    expect(await item.getAttribute("data-customers")).toBe(String(count));
  }
  const preview = page.locator("[data-preview]");
  await expect(preview).toHaveCount(40);
  expect(await preview.evaluateAll((all) => all.map((row) => row.getAttribute("data-preview")))).toEqual(
    column("customer"),
  );
  // Beside the likeliest product stand its own amounts.
  const amounts = preview.first().locator("[data-own]");
  close(Number(await amounts.nth(0).getAttribute("data-own")), Number(column("quantity_1")[0]), "its quantity");
  close(Number(await amounts.nth(1).getAttribute("data-own")), Number(column("amount_median_1")[0]), "its amount");
  close(Number(column("revenue")[column("customer").indexOf("KH7")]), before.revenue, "KH7 in the file");
});

test("a customer picked from the list is still asked about after another screen", { tag: "@trained" }, async ({
  page,
}) => {
  const predict = new PredictPage(page);
  await predict.openTrained("ledger");
  await predict.show("Predict");
  await page.getByRole("combobox", { name: "Customer" }).fill("cua hang 12");
  await page.getByRole("option", { name: /^KH12 / }).click();
  const card = page.getByRole("heading", { name: "KH12 Cửa hàng 12" });
  await expect(card).toBeVisible();
  const shown = await predict.readPrediction();
  await predict.show("Runs");
  await predict.show("Predict");
  await expect(card).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveValue("KH12");
  expect(await predict.readPrediction()).toEqual(shown);
});

test("predicting all customers can be cancelled, and started again", { tag: "@trained" }, async ({ page }) => {
  const predict = new PredictPage(page);
  await predict.openTrained("shop");
  await predict.show("Predict");
  await expect(page.getByRole("button", { name: "Predict all customers" })).toBeEnabled();
  // In the page itself: the work may be over before a click from outside arrives.
  await page.evaluate(async () => {
    const button = (name: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === name);
    button("Predict all customers")!.click();
    while (!button("Cancel")) await new Promise((resolve) => requestAnimationFrame(resolve));
    button("Cancel")!.click();
  });
  await expect(page.getByText("Cancelled; nothing was saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download as CSV" })).toHaveCount(0);
  await page.getByRole("button", { name: "Predict all customers" }).click();
  await expect(page.getByText(/^\d[\d,]* customers, predicted for/)).toBeVisible({ timeout: 60_000 });
});
