// The Forecast screen's history and comparisons against sums made from the same lines, before anything is trained.

import { expect, type Page, test } from "@playwright/test";
import { seriousFindings } from "./pages/findings.ts";
import { StudioPage } from "./pages/StudioPage.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1); // a Monday
const WEEKS = 70;

interface Line {
  customer: string;
  product: string;
  time: number;
  quantity: number;
  revenue: number;
}

/** Three products, sold from Monday to Saturday; the file ends on a Wednesday, so that the last week is not whole. */
function makeLines(): Line[] {
  const lines: Line[] = [];
  let state = 7;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  for (let day = 0; day < WEEKS * 7 + 3; day++) {
    if (day % 7 === 6) continue;
    for (const [p, product] of ["AA1", "AB2", "BC3"].entries()) {
      const quantity = 1 + next(4 + 3 * p);
      lines.push({
        customer: `K${next(9)}`,
        product,
        time: FIRST + day * DAY,
        quantity,
        revenue: quantity * (10 + 5 * p),
      });
    }
  }
  return lines;
}

const LINES = makeLines();
const CSV = `customer_id,product_id,date,quantity,revenue\n${LINES.map(
  ({ customer, product, time, quantity, revenue }) =>
    `${customer},${product},${new Date(time).toISOString().slice(0, 10)},${quantity},${revenue}`,
).join("\n")}\n`;

/** What was sold in some weeks, counted from 0. */
function sold(measure: "quantity" | "revenue", from: number, to: number, product?: string): number {
  return LINES.filter(
    (line) =>
      line.time >= FIRST + from * 7 * DAY &&
      line.time < FIRST + to * 7 * DAY &&
      (product === undefined || line.product === product),
  ).reduce((sum, line) => sum + line[measure], 0);
}

const number = (text: string | undefined) => Number((text ?? "").replace("−", "-").replaceAll(/[^0-9.-]/g, ""));

async function openForecast(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("weeks.csv", CSV);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText(LINES.length.toLocaleString("en-US"));
  await studio.show("Forecast");
  await expect(page.locator(".forecast-words")).toBeVisible({ timeout: 60_000 });
  return studio;
}

test("history, comparisons and parts are sums of the file's own lines", async ({ page }) => {
  const studio = await openForecast(page);
  // Newest first: the four weeks ahead, then history.
  const rows = await studio.chartRows("All sales: Revenue by week");
  expect(rows.length).toBe(WEEKS + 4);
  for (let week = 0; week < WEEKS; week++)
    expect(rows[WEEKS + 3 - week]![1], `week ${week}`).toBeCloseTo(sold("revenue", week, week + 1), 6);
  const ahead = rows.slice(0, 4).map((row) => row[2]!);
  expect(ahead.every((value) => value > 0)).toBe(true);
  // Six days a week, on each 1 + (0 to 3, 6, 9) pieces of 10, 15 and 20: what truly is to be expected.
  const truth = 6 * (2.5 * 10 + 4 * 15 + 5.5 * 20);
  for (const [, , point, low80, high80, low95, high95] of rows.slice(0, 4)) {
    expect(low95!).toBeLessThanOrEqual(low80!);
    expect(high80!).toBeLessThanOrEqual(high95!);
    expect([low80! < point!, point! < high80!, low95! < truth, truth < high95!]).toEqual([true, true, true, true]);
  }
  expect(Math.abs(ahead.reduce((sum, value) => sum + value, 0) / (4 * truth) - 1)).toBeLessThan(0.06);
  // A year before the first week ahead is week 70 − 52.
  expect(rows[3]![7]).toBeCloseTo(sold("revenue", WEEKS - 52, WEEKS - 51), 6);
  const text = (await page.locator(".forecast-words").textContent()) ?? "";
  expect(text).toContain("has begun and is the first of these");
  expect(text).toContain(Math.round(sold("revenue", WEEKS, WEEKS + 1)).toLocaleString("en-US"));

  await page.getByText("Quantity", { exact: true }).click();
  await page.getByLabel("By", { exact: true }).selectOption("product");
  const table = page.getByRole("table", { name: "Forecast by product" });
  await expect(table.getByRole("row")).toHaveCount(4, { timeout: 60_000 });
  const total = await studio.chartRows("All sales: Quantity by week");
  const parts: number[] = [];
  for (const product of ["AA1", "AB2", "BC3"]) {
    const row = table.getByRole("row", { name: product });
    const under = async (column: string) => number((await row.locator(`[data-column=${column}] small`).textContent())!);
    expect(await under("before")).toBe(sold("quantity", WEEKS - 4, WEEKS, product));
    expect(await under("lastYear")).toBe(sold("quantity", WEEKS - 52, WEEKS - 48, product));
    parts.push(number((await row.locator("[data-column=ahead] .line-text").textContent())!));
  }
  const sum = total.slice(0, 4).reduce((all, row) => all + row[2]!, 0);
  expect(Math.abs(parts.reduce((all, part) => all + part, 0) - sum)).toBeLessThan(2);

  await table.getByRole("button", { name: "Show the chart of BC3" }).click();
  const own = await studio.chartRows("BC3: Quantity by week");
  expect(own[4]![1]).toBe(sold("quantity", WEEKS - 1, WEEKS, "BC3"));

  await page.getByRole("button", { name: "Save or copy: Stock sheet by product, 4 weeks" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).click();
  const stream = await (await download).createReadStream();
  let csv = "";
  for await (const piece of stream) csv += String(piece);
  const [head, ...saved] = csv.replace("\ufeff", "").trim().split("\r\n");
  expect(head).toContain("Hold (upper 80%)");
  expect(saved.map((line) => line.slice(0, 3)).toSorted()).toEqual(["AA1", "AB2", "BC3"]);

  // What was asked is remembered.
  await page.reload();
  await studio.show("Data");
  await studio.isBack();
  await studio.show("Forecast");
  await expect(page.getByLabel("By", { exact: true })).toHaveValue("product", { timeout: 60_000 });
});

test("too short a history says what is missing; the screen is accessible", async ({ page }) => {
  const studio = await openForecast(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Period").selectOption({ label: "Last 30 days of the data" });
  await expect(page.getByRole("heading", { name: "Too short a history" })).toBeVisible({ timeout: 60_000 });
  // 30 days up to a Wednesday hold three weeks from Monday to Sunday.
  await expect(page.getByText("needs at least 8 whole weeks; these lines have 3")).toBeVisible();
  await studio.show("Data");
});

/** 160 weeks from Monday, 2 January 2023: shut two days before Tết and a week from it on, twice as much at a discount of 30 %. */
const TETS = [Date.UTC(2023, 0, 22), Date.UTC(2024, 1, 10), Date.UTC(2025, 0, 29), Date.UTC(2026, 1, 17)];
const TET_FIRST = Date.UTC(2023, 0, 2);
const TET_WEEKS = 160;
const isShut = (time: number) => TETS.some((tet) => time >= tet - 2 * DAY && time < tet + 7 * DAY);
const isPromoted = (week: number) => week % 20 === 11;
const daily = (day: number) => 20 + ((day * 7) % 5);

test("Tết moves with the moon, promotions are told apart, and both are said", async ({ page }) => {
  const lines = ["Mã khách hàng,Mã sản phẩm,Ngày bán,Số lượng,Doanh thu,discount_rate"];
  for (let day = 0; day < TET_WEEKS * 7; day++) {
    const time = TET_FIRST + day * DAY;
    if (isShut(time)) continue;
    const promoted = isPromoted(Math.floor(day / 7));
    const quantity = daily(day) * (promoted ? 2 : 1);
    const date = new Date(time).toISOString().slice(0, 10);
    lines.push(`K${day % 9},SP1,${date},${quantity},${quantity * 10_000 * (promoted ? 0.7 : 1)},${promoted ? 0.3 : 0}`);
  }
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("tet.csv", `${lines.join("\n")}\n`);
  await studio.readFile();
  await studio.show("Forecast");
  await expect(page.locator(".forecast-words")).toBeVisible({ timeout: 60_000 });
  await page.getByText("Quantity", { exact: true }).click();
  await page.getByLabel("How far").selectOption({ label: "8 weeks" });
  await expect(page.locator(".forecast-words")).toContainText("next 8 weeks", { timeout: 60_000 });
  const words = page.locator(".forecast-words");
  await expect(words).toContainText("follow the last 2 Tết");
  await expect(words).toContainText(/8 weeks with unusually deep discounts .* sold \d+(\.\d+)?\s?% more/);
  const found = Number(/sold (\d+(?:\.\d+)?)\s?% more/.exec((await words.textContent()) ?? "")?.[1]);
  expect(Math.abs(found - 100)).toBeLessThan(10);

  // Newest first: week 167 of the table is the eighth ahead.
  const rows = await studio.chartRows("All sales: Quantity by week");
  const points = rows
    .slice(0, 8)
    .map((row) => row[2]!)
    .reverse();
  const truth = points.map((_, h) => {
    let sum = 0;
    for (let day = (TET_WEEKS + h) * 7; day < (TET_WEEKS + h + 1) * 7; day++)
      if (!isShut(TET_FIRST + day * DAY)) sum += daily(day);
    return sum;
  });
  expect(points.indexOf(Math.min(...points))).toBe(truth.indexOf(Math.min(...truth)));
  // Away from Tết what comes is an ordinary week, neither a promotion nor a dip; last year's dip was five weeks earlier.
  for (const [h, value] of truth.entries())
    if (value > 140) expect(Math.abs(points[h]! / value - 1)).toBeLessThan(0.12);
});
