// The next order and the visit list: what the file alone tells is counted again here from its lines, and the screen, the saved
// files and the printed sheet say the same of one another.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { generateDistributor } from "../src/core/data/generate/distributor.ts";
import { shownDay } from "./pages/days.ts";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { seriousFindings } from "./pages/findings.ts";
import { ledgerLines } from "./pages/ledger.ts";
import { lookAs } from "./pages/looks.ts";
import { PlacesPage } from "./pages/PlacesPage.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const DAY = 86_400_000;
const AS_OF = "2025-02-20";
const LINES = ledgerLines().map((line) => {
  const [id = "", , date = "", code = "", , , , , place = ""] = line.split(",");
  return { id, date, code, place };
});

/** Days on which the customer bought each product. */
function daysOf(id: string): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const { id: who, date, code } of LINES) {
    if (who === id) found.set(code, (found.get(code) ?? new Set()).add(Date.parse(date)));
  }
  return new Map([...found].map(([code, days]) => [code, [...days].sort((a, b) => a - b)]));
}

const rowsOf = (page: Page, selector: string, names: string[]) =>
  page
    .locator(selector)
    .evaluateAll((all, of) => all.map((row) => of.map((name) => row.getAttribute(name) ?? "")), names);

/** The cells of a table as its CSV has them. */
async function csvOf(studio: StudioPage, name: string): Promise<string[][]> {
  const { page } = studio;
  await page.getByRole("button", { name: `Save or copy: ${name}`, exact: true }).click();
  const file = await studio.download(page.getByRole("menuitem", { name: /^CSV/ }));
  await expect(page.getByRole("menu")).toHaveCount(0);
  return cellsOf(await readFile(await file.path(), "utf8"));
}

function cellsOf(text: string): string[][] {
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  return text
    .replace("\ufeff", "")
    .trim()
    .split("\r\n")
    .map((line) => [...line.matchAll(cell)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""));
}

test("a shop's next order, and a list of visits that is saved and printed", { tag: "@trained" }, async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  const studio = new StudioPage(page);
  await studio.openTrained("ledger");
  await studio.show("Predict");

  // The day after the last line is proposed.
  const last = Math.max(...LINES.map(({ date }) => Date.parse(date)));
  const date = page.getByLabel("Date of the next visit");
  await expect(date).toHaveValue(shownDay(last + DAY));
  await date.fill(AS_OF);
  await page.getByRole("combobox", { name: "Customer", exact: true }).fill("KH7");
  await page.getByRole("button", { name: "Predict", exact: true }).click();
  await expect(page.getByRole("heading", { name: "KH7 Cửa hàng 7" })).toBeVisible({ timeout: 60_000 });

  // Likely first; bars are to scale.
  const basket = await rowsOf(page, "[data-basket]", ["data-basket", "data-chance"]);
  expect(basket.length).toBeGreaterThanOrEqual(3);
  const chances = basket.map(([, chance]) => Number(chance));
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  for (const chance of chances) expect(chance > 0 && chance <= 1).toBe(true);
  const bars = await page
    .locator("[data-basket] .bar > span")
    .evaluateAll((all) => all.map((each) => each.style.width));
  expect(bars.map(Number.parseFloat).map((width) => width.toFixed(2))).toEqual(
    chances.map((chance) => (100 * chance).toFixed(2)),
  );

  // What it usually takes and is not due yet: three orders at least, whose mean gap ends after the day asked for.
  const own = daysOf("KH7");
  const notDue = [...own].flatMap(([code, days]) => {
    const every = (days.at(-1)! - days[0]!) / DAY / (days.length - 1);
    return days.length >= 3 && days.at(-1)! + every * DAY > Date.parse(AS_OF) ? [code] : [];
  });
  const later = (await rowsOf(page, "[data-later]", ["data-later"])).map(([code]) => code!);
  const orders = new Set([...own.values()].flat()).size;
  await expect(page.locator("[data-order-of] .metrics")).toContainText(`Orders so far${orders}`);

  const order = await csvOf(studio, "Next order KH7");
  const saved = order.slice(1).map((cells) => [cells[0], Number(cells[2]).toFixed(12)]);
  expect(saved.length).toBe(10);
  expect(saved.slice(0, basket.length)).toEqual(basket.map(([code, chance]) => [code, Number(chance).toFixed(12)]));
  const told = new Set(saved.map(([code]) => code));
  expect(later.toSorted()).toEqual(notDue.filter((code) => !told.has(code)).toSorted());
  const value = Number(await page.locator("[data-order-value]").getAttribute("data-order-value"));

  for (const [width, colorScheme] of [
    [390, "dark"],
    [1440, "light"],
  ] as const) {
    await lookAs(page, width, colorScheme);
    expect(await studio.overflow(), `${width}: pixels too wide`).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page), `${width} ${colorScheme}`).toEqual([]);
  }

  // The list of everybody: what is worth most first, and KH7 worth what its own order says.
  await page.getByRole("tab", { name: "Visit list" }).click();
  await expect(page.getByLabel("Date of the next visit")).toHaveValue(shownDay(Date.parse(AS_OF)));
  await page.getByRole("button", { name: "Make the list" }).click();
  const status = page.getByRole("status").filter({ hasText: "together" });
  await expect(status).toContainText("40 customers as of 20/02/2025", { timeout: 60_000 });
  const [head = [], ...visits] = await csvOf(studio, "Who to visit");
  expect(visits.length).toBe(40);
  expect(new Set(visits.map((row) => row[1])).size).toBe(40);
  const column = (name: string) => visits.map((row) => Number(row[head.indexOf(name)]));
  const worth = column("Order value (VND)");
  // Expected value: the order times the chance of ordering soon; the choice of days is remembered and sorts the list anew.
  const stake = column("Expected value (VND)");
  const chance = column("Within 7 days");
  expect(stake).toEqual(stake.toSorted((a, b) => b - a));
  for (const [i, each] of stake.entries()) expect(Math.abs(each - chance[i]! * worth[i]!)).toBeLessThanOrEqual(1);
  expect(chance.every((each) => each > 0 && each < 1)).toBe(true);
  expect(worth[visits.findIndex((row) => row[1] === "KH7")]).toBe(Math.round(value));
  const sum = worth.reduce((all, each) => all + each, 0);
  const shown = Number(/together ₫([\d,]+)/.exec((await status.textContent()) ?? "")?.[1]?.replaceAll(",", ""));
  expect(Math.abs(shown - sum)).toBeLessThanOrEqual(20);

  await page.getByLabel("Orders within").selectOption("30 days");
  const [other = [], ...later30] = await csvOf(studio, "Who to visit");
  const month = later30.map((row) => Number(row[other.indexOf("Expected value (VND)")]));
  expect(month).toEqual(month.toSorted((a, b) => b - a));
  const of7 = new Map(visits.map((row, i) => [row[1], chance[i]!]));
  for (const row of later30)
    expect(Number(row[other.indexOf("Within 30 days")])).toBeGreaterThanOrEqual(of7.get(row[1]!)!);
  await page.getByRole("tab", { name: "One customer" }).click();
  await page.getByRole("tab", { name: "Visit list" }).click();
  await expect(page.getByLabel("Orders within")).toHaveValue("30");
  await page.getByLabel("Orders within").selectOption("7 days");
  await page.getByRole("button", { name: "Make the list" }).click();
  await expect(status).toContainText("40 customers as of 20/02/2025", { timeout: 60_000 });

  // What to bring: up to five rows a customer, as a workbook without formulas.
  await page.getByRole("button", { name: "Save or copy: What to bring" }).click();
  const book = await studio.download(page.getByRole("menuitem", { name: /^Excel/ }));
  expect(book.suggestedFilename()).toBe("What to bring.xlsx");
  const files = unzipSync(await readFile(await book.path()));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!);
  const brought = (sheet.match(/<row /g)?.length ?? 0) - 1;
  expect(brought).toBeGreaterThanOrEqual(40);
  expect(brought).toBeLessThanOrEqual(5 * 40);
  expect(sheet).not.toContain("<f>");
  expect(strFromU8(files["xl/sharedStrings.xml"]!)).toContain("=1+1");
  expect(strFromU8(files["xl/sharedStrings.xml"]!)).toContain("ledger.csv");

  // Paper: a block for each customer, in print alone.
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await expect(page.locator("[data-printed]")).toHaveCount(40);
  await expect(page.locator("[data-printed]").first()).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-printed]").first()).toBeVisible();
  await expect(page.locator("[data-sheet] .print-source")).toContainText("ledger.csv");
  const address = page.locator(`[data-printed="${visits[0]![1]}"] .print-address`);
  await expect(address).toHaveText(LINES.find(({ id }) => id === visits[0]![1])!.place);
  await expect(page.locator("[data-printed] .print-box")).toHaveCount(brought);
  await expect(page.getByRole("tab", { name: "Data" })).toBeHidden();
  expect(
    await page.locator("[data-printed]").evaluateAll((all) => all.map((each) => each.getAttribute("data-printed"))),
  ).toEqual(visits.map((row) => row[1]));
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("[data-printed]")).toHaveCount(0);

  // A click opens the customer's own order.
  await page.getByRole("button", { name: `Open the next order of ${visits[0]![1]} ` }).click();
  await expect(page.locator("[data-order-of]")).toHaveAttribute("data-order-of", visits[0]![1]!);
});

test("lists of a generated distributor are those of its own process: who, where, when, and what came", async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  const text = [...generateDistributor({ rows: 4000, seed: 11 })].join("");
  const [head = [], ...cells] = cellsOf(text);
  const at = (name: string) => head.indexOf(name);
  const lines = cells.map((row) => ({
    customer: row[at("MÃ KHÁCH HÀNG")]!,
    walkIn: row[at("LÀ KHÁCH HÀNG VÃNG LAI")] === "Có",
    day: Date.parse(row[at("NGÀY TẠO ĐƠN BÁN")]!.split("/").reverse().join("-")),
    product: row[at("MÃ SẢN PHẨM ĐƠN BÁN")]!,
    salesperson: row[at("MÃ NHÂN VIÊN")]!,
    address: ["ĐỊA CHỈ CỦA KHÁCH HÀNG", "QUẬN/HUYỆN CỦA KHÁCH HÀNG", "TỈNH/TP CỦA KHÁCH HÀNG"].map(
      (name) => row[at(name)]!,
    ),
  }));
  // Within the part that the model is judged on: it has seen none of what comes.
  const days = lines.map(({ day }) => day).sort((a, b) => a - b);
  const asOf = days[Math.floor(0.92 * days.length)]!;
  const before = lines.filter(({ day }) => day < asOf);
  const known = before.filter(({ walkIn }) => !walkIn);

  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "1", backend: "wasm" });
  await studio.drop("distributor.csv", text);
  await studio.readFile();
  await studio.train();
  await studio.show("Predict");
  await page.getByRole("tab", { name: "Visit list" }).click();
  await page.getByLabel("Date of the next visit").fill(new Date(asOf).toISOString().slice(0, 10));
  await page.getByLabel("Orders within").selectOption("14 days");
  await page.getByRole("button", { name: "Make the list" }).click();
  const customers = new Set(known.map(({ customer }) => customer));
  await expect(page.getByRole("status").filter({ hasText: "together" })).toContainText(`${customers.size} customers`, {
    timeout: 90_000,
  });

  // Who: everybody who had ordered, without walk-ins, with the last order, and who visited last.
  const [titles = [], ...visits] = await csvOf(studio, "Who to visit");
  const cell = (row: string[], title: string) => row[titles.indexOf(title)]!;
  expect(new Set(visits.map((row) => cell(row, "Customer")))).toEqual(customers);
  for (const row of visits) {
    const own = known.filter(({ customer }) => customer === cell(row, "Customer"));
    const last = Math.max(...own.map(({ day }) => day));
    expect(Date.parse(cell(row, "Last order"))).toBe(last);
    const latest = own.filter(({ day }) => day === last).map(({ salesperson }) => salesperson);
    expect(latest).toContain(cell(row, "Salesperson"));
  }

  // When: as many come within 14 days as the chances add up to, as far as chance goes.
  const chances = visits.map((row) => Number(cell(row, "Within 14 days")));
  const said = chances.reduce((sum, each) => sum + each, 0);
  const after = lines.filter(({ customer, day }) => customers.has(customer) && day >= asOf);
  const came = new Set(after.filter(({ day }) => day < asOf + 14 * DAY).map(({ customer }) => customer)).size;
  const spread = Math.sqrt(chances.reduce((sum, each) => sum + each * (1 - each), 0));
  expect(Math.abs(said - came)).toBeLessThan(4 * spread);

  // What: the five products named hit the order that came more often than the five that sell most, and than the customer's own five.
  const [bringTitles = [], ...brought] = await csvOf(studio, "What to bring");
  const mostOf = (some: typeof lines) => {
    const counts = new Map<string, number>();
    for (const { product } of some) counts.set(product, (counts.get(product) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([product]) => product);
  };
  const popular = mostOf(before);
  const hits = { model: 0, popular: 0, own: 0 };
  for (const customer of new Set(after.map((line) => line.customer))) {
    const own = after.filter((line) => line.customer === customer);
    const day = Math.min(...own.map((line) => line.day));
    const basket = new Set(own.filter((line) => line.day === day).map(({ product }) => product));
    const named = brought
      .filter((row) => row[bringTitles.indexOf("Customer")] === customer)
      .map((row) => row[bringTitles.indexOf("Product")]!);
    const hit = (products: string[]) => (products.some((product) => basket.has(product)) ? 1 : 0);
    hits.model += hit(named);
    hits.popular += hit(popular);
    hits.own += hit(mostOf(known.filter((line) => line.customer === customer)));
  }
  expect(hits.model).toBeGreaterThan(hits.own);
  expect(hits.own).toBeGreaterThan(hits.popular);

  // Paper: a sheet for each salesperson, which says so and holds the same customers, each with its address.
  await page.getByLabel("Sheets of paper").selectOption("A sheet for each salesperson");
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await page.emulateMedia({ media: "print" });
  const sheets = page.locator("[data-sheet]");
  await expect(sheets).toHaveCount(new Set(visits.map((row) => cell(row, "Salesperson"))).size);
  for (const sheet of await sheets.all()) {
    const salesperson = (await sheet.getAttribute("data-sheet"))!;
    await expect(sheet.locator(".print-about")).toContainText(salesperson);
    const printed = await sheet
      .locator("[data-printed]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-printed")));
    expect(printed).toEqual(
      visits.filter((row) => cell(row, "Salesperson") === salesperson).map((row) => cell(row, "Customer")),
    );
  }
  const first = cell(visits[0]!, "Customer");
  const written = known.filter(({ customer }) => customer === first).map(({ address }) => address.join(", "));
  expect(written).toContain(await page.locator(`[data-printed="${first}"] .print-address`).textContent());

  await test.step("a place moved by hand leaves the model at work, and the next training takes it", async () => {
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await studio.show("Explore");
    await new ExplorePage(page).open("Places");
    const label = await page
      .getByRole("combobox", { name: /^Province of (?!all)/ })
      .first()
      .getAttribute("aria-label");
    const place = label!.replace("Province of ", "");
    await new PlacesPage(page).assign(place, "can tho", "Cần Thơ");
    await studio.show("Predict");
    await page.getByRole("tab", { name: "One customer" }).click();
    expect((await studio.predict(first)).products.length).toBe(5);
    await studio.train();
    await studio.show("Export");
    const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
    expect(zip.suggestedFilename()).toMatch(/\.zip$/);
  });
});
