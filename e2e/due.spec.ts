// Who is due: rhythm, days since and lists against what the same lines say when counted here, before anything is trained.

import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { shownDay } from "./pages/days.ts";
import { seriousFindings } from "./pages/findings.ts";
import { StudioPage } from "./pages/StudioPage.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1);
const DAYS = 300;
const WAIT = 60_000;

interface Order {
  customer: string;
  day: number;
  revenue: number;
}

/** Forty customers, each about every 5 to 14 days; every fourth stopped a long while ago, the last two have just begun. */
function makeOrders(): Order[] {
  const orders: Order[] = [];
  let state = 11;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  for (let c = 0; c < 40; c++) {
    const every = 5 + (c % 10);
    const from = c >= 38 ? DAYS - 20 : next(every);
    const to = c % 4 === 0 && c < 38 ? DAYS - 150 - next(60) : DAYS;
    for (let day = from; day < to; day += Math.max(1, every - 1 + next(3)))
      orders.push({ customer: `K${String(c).padStart(2, "0")}`, day, revenue: 10 * (1 + next(30)) });
  }
  // So that the file's last day is known.
  orders.push({ customer: "K01", day: DAYS - 1, revenue: 50 });
  return orders;
}

const ORDERS = makeOrders();
const sellerOf = (customer: string) => (Number(customer.slice(1)) % 2 ? "Lan" : "Minh");
const CSV = `customer_id,product_id,date,quantity,revenue,salesperson\n${ORDERS.map(
  ({ customer, day, revenue }) =>
    `${customer},AA1,${new Date(FIRST + day * DAY).toISOString().slice(0, 10)},1,${revenue},${sellerOf(customer)}`,
).join("\n")}\n`;

/** The customer's order days before `end`, days since the last of them, median gap. */
function standing(customer: string, end: number) {
  const days = [
    ...new Set(ORDERS.filter((order) => order.customer === customer && order.day < end).map(({ day }) => day)),
  ].sort((a, b) => a - b);
  const gaps = days
    .slice(1)
    .map((day, k) => day - days[k]!)
    .sort((a, b) => a - b);
  const middle = gaps.length / 2;
  const median = Number.isInteger(middle)
    ? ((gaps[middle - 1] ?? Number.NaN) + (gaps[middle] ?? Number.NaN)) / 2
    : gaps[Math.floor(middle)]!;
  return { days, since: end - 1 - days.at(-1)!, median };
}

/** How the rules on the page call a customer: by its own orders in the file, and the probabilities its row tells. */
function stateOf(row: Record<string, string>): string {
  const { days, since, median } = standing(row.Customer!, DAYS);
  const gaps = days
    .slice(1)
    .map((day, k) => day - days[k]!)
    .sort((a, b) => a - b);
  const [lost, week] = [Number(row.Lost), Number(row["In 7 days"])];
  if (lost >= 0.5 && !(since <= median)) return "Likely lost";
  if (DAYS - 1 - days[0]! <= 90 && days.length <= 3) return "New and promising";
  const place = 0.8 * (gaps.length - 1);
  const long = gaps[Math.floor(place)]! + (place % 1) * ((gaps[Math.ceil(place)] ?? 0) - gaps[Math.floor(place)]!);
  if (gaps.length >= 2 && since >= 1.5 * median && since > long) return "Overdue";
  return week >= 0.5 || since >= median ? "Due now" : "On their rhythm";
}

/** Of those who come every e − 1, e or e + 1 days: the chance that the gap now open ends within so many days. */
function trueChance(customer: string, within: number): number {
  const c = Number(customer.slice(1));
  if (c % 4 === 0 && c < 38) return 0;
  const { since } = standing(customer, DAYS);
  const open = [-1, 0, 1].map((more) => Math.max(1, 5 + (c % 10) + more)).filter((gap) => gap > since);
  return open.length === 0 ? 1 : open.filter((gap) => gap <= since + within).length / open.length;
}

/** Order days a year at the customer's pace, with one more at the pace of all: repeat orders over the days since the first. */
function yearlyOrders(customer: string): number {
  const of = (each: string) => {
    const { days } = standing(each, DAYS);
    return { repeats: days.length - 1, age: DAYS - days[0]! };
  };
  const all = customersBefore(DAYS).map(of);
  const sum = (key: "repeats" | "age") => all.reduce((total, each) => total + each[key], 0);
  const own = of(customer);
  return (365 * (own.repeats + 1)) / (own.age + sum("age") / sum("repeats"));
}

/** Mean revenue of an order day. */
function orderValue(customer: string | null): number {
  const own = ORDERS.filter((order) => customer === null || order.customer === customer);
  return (
    own.reduce((sum, { revenue }) => sum + revenue, 0) / new Set(own.map((each) => `${each.customer} ${each.day}`)).size
  );
}

const customersBefore = (end: number) =>
  [...new Set(ORDERS.filter(({ day }) => day < end).map(({ customer }) => customer))].sort();

async function openDue(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("rhythms.csv", CSV);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText(ORDERS.length.toLocaleString("en-US"));
  await studio.show("Who is due");
  await expect(page.getByRole("heading", { name: "Lists" })).toBeVisible({ timeout: WAIT });
  return studio;
}

const choose = (page: Page, list: string) =>
  page.getByRole("radiogroup", { name: "Which customers" }).getByText(list, { exact: true }).click();

/** The rows of the open list as its CSV has them, by column. */
async function savedList(studio: StudioPage, list: string): Promise<Record<string, string>[]> {
  const { page } = studio;
  await page.getByRole("button", { name: `Save or copy: ${list}` }).click();
  const file = await studio.download(page.getByRole("menuitem", { name: /^CSV/ }));
  const [head, ...rows] = readFileSync(await file.path(), "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(head!.map((name, at) => [name, cells[at] ?? ""])));
}

test("each customer's rhythm is that of the file's own lines, at the end and at an earlier day", async ({ page }) => {
  const studio = await openDue(page);
  await choose(page, "All");
  for (const end of [DAYS, 200]) {
    if (end !== DAYS) {
      await page.getByLabel("Morning of").fill(new Date(FIRST + end * DAY).toISOString().slice(0, 10));
      await expect(page.getByText("nothing of that day or later is looked at")).toBeVisible({ timeout: WAIT });
      // The day is remembered with the data set.
      await studio.show("Explore");
      await studio.show("Who is due");
      await choose(page, "All");
      await expect(page.getByLabel("Morning of")).toHaveValue(shownDay(FIRST + end * DAY));
    }
    const rows = await savedList(studio, "All");
    expect(rows.map(({ Customer }) => Customer).sort()).toEqual(customersBefore(end));
    for (const row of rows) {
      const { since, median } = standing(row.Customer!, end);
      expect(Number(row["Days since (days)"]), row.Customer).toBe(since);
      if (Number.isNaN(median)) expect(row["Own rhythm (days)"]).toBe("");
      else expect(Number(row["Own rhythm (days)"]), row.Customer).toBeCloseTo(median, 9);
      expect(row.Salesperson).toBe(sellerOf(row.Customer!));
      const [in7, in14, in30] = [7, 14, 30].map((days) => Number(row[`In ${days} days`]));
      expect(0 <= in7! && in7! <= in14! && in14! <= in30! && in30! <= 1, row.Customer).toBe(true);
    }
  }
});

test("lists divide the customers as the numbers on top say, and hold whom their names say", async ({ page }) => {
  const studio = await openDue(page);
  const seen: string[] = [];
  for (const list of ["Due now", "Overdue", "Likely lost", "New and promising", "On their rhythm"]) {
    await choose(page, list);
    const none = page.getByText("No customer stands so on this day.");
    const table = page.getByRole("table", { name: list });
    await expect(none.or(table)).toBeVisible();
    const rows = (await none.isVisible()) ? [] : await savedList(studio, list);
    if (list !== "On their rhythm") await expect(studio.metric(list)).toHaveText(String(rows.length));
    for (const row of rows) {
      seen.push(row.Customer!);
      const { since, median } = standing(row.Customer!, DAYS);
      if (list === "Overdue") expect(since / median).toBeGreaterThanOrEqual(1.5);
      if (list === "On their rhythm" && !Number.isNaN(median)) expect(since).toBeLessThan(median);
      if (list === "Likely lost") expect(Number(row.Lost)).toBeGreaterThanOrEqual(0.5);
    }
    const stakes = rows.map((row) => Number(row["Revenue at risk"]));
    expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
    if (list === "Likely lost") {
      // Who stopped half a year ago, though used to come every few days, is there.
      const stopped = customersBefore(DAYS).filter((customer) => standing(customer, DAYS).since > 140);
      expect(stopped.length).toBeGreaterThan(5);
      expect(rows.map(({ Customer }) => Customer)).toEqual(expect.arrayContaining(stopped));
    }
  }
  expect(seen.sort()).toEqual(customersBefore(DAYS));

  // The numbers on top, counted again: states by the rules from the file's own orders, money from pace, value and probability.
  await choose(page, "All");
  const every = await savedList(studio, "All");
  for (const state of ["Due now", "Overdue", "Likely lost", "New and promising"]) {
    const own = every.filter((row) => stateOf(row) === state);
    await expect(studio.metric(state), state).toHaveText(String(own.length));
    const worth = own.reduce(
      (sum, row) => sum + Number(row[state === "Likely lost" ? "Revenue at risk" : "A year"]),
      0,
    );
    const hint = page
      .locator("dl > div", { has: page.getByText(state, { exact: true }) })
      .locator("dd")
      .last();
    const shown = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 }).format(worth);
    if (own.length > 0) await expect(hint, state).toContainText(shown);
  }
  for (const row of every) {
    expect(Number(row["Revenue at risk"]), row.Customer).toBeCloseTo(Number(row.Lost) * Number(row["A year"]), 6);
    // An order is worth something between the customer's own mean and that of all: many orders tell more than few.
    const perOrder = Number(row["A year"]) / yearlyOrders(row.Customer!);
    const means = [orderValue(row.Customer!), orderValue(null)];
    expect(perOrder, row.Customer).toBeGreaterThan(0.95 * Math.min(...means));
    expect(perOrder, row.Customer).toBeLessThan(1.05 * Math.max(...means));
  }

  // The open list stands in the address; a row opens all of the customer's lines.
  await choose(page, "All");
  await expect(page).toHaveURL(/#customers\/all/);
  await page.getByRole("searchbox", { name: "Search customer, place or salesperson" }).fill("K05");
  await page.getByRole("button", { name: "Show the lines: K05" }).click();
  const dialog = page.getByRole("dialog", { name: "K05" });
  const lines = dialog.locator("dl > div", { hasText: "Lines" }).locator("dd").first();
  await expect(lines).toHaveText(String(ORDERS.filter(({ customer }) => customer === "K05").length));
  await page.keyboard.press("Escape");

  // What is expected week by week are the sums of the probabilities.
  const bars = await studio.chartRows("Customers expected to order next");
  await page.getByRole("searchbox", { name: "Search customer, place or salesperson" }).fill("");
  const all = await savedList(studio, "All");
  const [in7, in14, in30] = [7, 14, 30].map((days) =>
    all.reduce((sum, row) => sum + Number(row[`In ${days} days`]), 0),
  );
  const until = bars.map((_, week) => bars.slice(0, week + 1).reduce((sum, row) => sum + row[1]!, 0));
  expect(until.length).toBe(4);
  expect(until[0]).toBeCloseTo(in7!, 1);
  expect(until[1]).toBeCloseTo(in14!, 1);
  expect(until[2]! > in14! && until[3]! <= in30! + 0.01).toBe(true);
  // As many as the file's own process brings: those who still come have one of three gaps, each as likely as the others.
  const coming = all.reduce((sum, row) => sum + trueChance(row.Customer!, 7), 0);
  expect(Math.abs(bars[0]![1]! - coming)).toBeLessThan(0.15 * coming);

  // Judged on the days held back, beside both baselines.
  await page.getByText("How sure is this?").click();
  const scores = page.getByRole("table", { name: "Predicted against actual" });
  await expect(scores).toBeVisible({ timeout: WAIT });
  expect((await scores.locator("tbody tr").count()) % 3).toBe(0);
  await expect(page.getByText(/Of 100 customers predicted likeliest to order within 7 days/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await studio.overflow()).toBeLessThanOrEqual(0);
});
