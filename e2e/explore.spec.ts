// The Explore screen's filter: every card counts the lines that fit it, and no others.

import { expect, type Page, test } from "@playwright/test";
import { fileDay } from "./pages/days.ts";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { PlacesPage } from "./pages/PlacesPage.ts";
import { StudioPage } from "./pages/StudioPage.ts";

const FILE = `customer_id,product_id,family,date,quantity,province,revenue,order_id
A,P1,Milk,2023-12-30 09:15,1,Hà Nội,100,o1
A,P2,Rice,2024-11-20 09:45,2,Hà Nội,200,o2
B,P1,Milk,2024-11-21 14:00,3,Huế,300,o3
B,P3,Tea,2025-02-03 14:30,4,Huế,400,o4
C,P2,Rice,2025-11-01 20:00,5,Kho Xyz 17,500,o5
C,P1,Milk,2025-11-19 20:10,6,,600,o6
D,P1,Milk,2025-11-20 08:00,7,Hà Nội,700,o7
D,P2,Rice,2025-11-20 08:00,8,Hà Nội,800,o7
`;

async function openFile(page: Page): Promise<{ studio: StudioPage; explore: ExplorePage }> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("explore.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("8");
  await studio.show("Explore");
  return { studio, explore: new ExplorePage(page) };
}

/** Takes away what a step before has filtered by. */
async function unfiltered(explore: ExplorePage): Promise<void> {
  const clear = explore.filter.getByRole("button", { name: "Clear all" });
  if (await clear.isVisible()) await clear.click();
  await expect(explore.totals).toHaveText(/^8 of 8 lines/);
}

/** Customers and revenue of each segment with a customer. */
const segments = async (page: Page) => {
  const rows = await page
    .getByRole("table", { name: "Segments" })
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("th,td")].map((cell) => cell.textContent ?? "")));
  return rows
    .filter(([, customers]) => customers !== "0")
    .map(([name, customers, , revenue]) => [name, customers, revenue]);
};

const ALL = { "Hà Nội": 1800, Huế: 700, "Not recognised": 500, "No place written": 600, "All lines": 3600 };

test("the filter counts on the map, among the customers and in the lines behind them", async ({ page }) => {
  const { explore } = await openFile(page);

  await test.step("each condition leaves its lines, on the map and among the customers, until it is taken away", async () => {
    await unfiltered(explore);
    const places = new PlacesPage(page);
    const revenues = async (row: string) =>
      Object.fromEntries(Object.entries(await places.areas(row)).map(([name, { revenue }]) => [name, revenue]));
    await explore.open("Places");
    await expect(explore.totals).toHaveText("8 of 8 lines · 4 of 4 customers · 3.6k of 3.6k revenue");
    expect(await revenues("Not recognised")).toEqual(ALL);

    await explore.tick("Province", "Huế", "No place written");
    await expect(explore.totals).toHaveText("3 of 8 lines · 2 of 4 customers · 1.3k of 3.6k revenue");
    await expect(explore.chip("Province: Huế, No place written")).toBeVisible();
    await expect(page.getByText("2 of 3 lines lie in a province that is known (53.8% of revenue).")).toBeVisible();
    expect(await revenues("No place written")).toEqual({ Huế: 700, "No place written": 600, "All lines": 1300 });
    await expect(page.getByText("Every place was recognised")).toBeVisible();

    await explore.tick("Family", "Milk");
    await expect(explore.totals).toHaveText("2 of 8 lines · 2 of 4 customers · 900 of 3.6k revenue");
    await explore.chip("Province: ").click();
    await expect(explore.totals).toHaveText("4 of 8 lines · 4 of 4 customers · 1.7k of 3.6k revenue");
    expect(await revenues("Hà Nội")).toEqual({ "Hà Nội": 800, Huế: 300, "No place written": 600, "All lines": 1700 });

    await explore.period("Last 12 months of the data");
    await expect(explore.filter.getByLabel("From")).toHaveValue("21/11/2024");
    await expect(explore.filter.getByLabel("To", { exact: true })).toHaveValue("20/11/2025");
    await expect(explore.totals).toHaveText("3 of 8 lines · 3 of 4 customers · 1.6k of 3.6k revenue");
    await explore.period("2024");
    await expect(explore.totals).toHaveText("1 of 8 lines · 1 of 4 customers · 300 of 3.6k revenue");
    await explore.days("2025-11-19", "2025-11-19");
    await expect(explore.chip("Days: 19/11/2025 – 19/11/2025")).toBeVisible();
    await expect(explore.totals).toHaveText("1 of 8 lines · 1 of 4 customers · 600 of 3.6k revenue");

    await explore.clear();
    await expect(explore.totals).toHaveText("8 of 8 lines · 4 of 4 customers · 3.6k of 3.6k revenue");
    expect(await revenues("Not recognised")).toEqual(ALL);
    await explore.filter.getByRole("button", { name: "Bring the filter back" }).click();
    await expect(explore.totals).toHaveText("1 of 8 lines · 1 of 4 customers · 600 of 3.6k revenue");
  });

  await test.step("segments stay those of all lines, and count the customers and money of the lines that fit", async () => {
    await unfiltered(explore);
    await explore.open("Customers");
    // Bought last: D, C, B, A; visits: 1, 2, 2, 2; spent: D 1,500, C 1,100, B 700, A 300.
    await expect
      .poll(() => segments(page))
      .toEqual([
        ["Potential loyalist", "2", "2,600"],
        ["Hibernating", "1", "700"],
        ["Lost", "1", "300"],
        ["All customers", "4", "3,600"],
      ]);
    await explore.tick("Family", "Milk");
    await expect
      .poll(() => segments(page))
      .toEqual([
        ["Potential loyalist", "2", "1,300"],
        ["Hibernating", "1", "300"],
        ["Lost", "1", "100"],
        ["All customers", "4", "1,700"],
      ]);
    await expect(page.getByText(/scores, days and visits stay those of all lines/)).toBeVisible();
    await explore.tick("Segment", "Hibernating", "Lost");
    await expect(explore.totals).toHaveText("2 of 8 lines · 2 of 4 customers · 400 of 3.6k revenue");
    await expect
      .poll(() => segments(page))
      .toEqual([
        ["Hibernating", "1", "300"],
        ["Lost", "1", "100"],
        ["All customers", "2", "400"],
      ]);
  });

  await test.step("a province, a segment and the whole filter open the lines behind them", async () => {
    await unfiltered(explore);
    const lines = async (title: string) => {
      const panel = page.getByRole("dialog", { name: title });
      const found = panel.locator("dl > div", { hasText: "Lines" }).locator("dd").first();
      await expect(found).not.toHaveText("…");
      const text = await found.textContent();
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
      return Number(text);
    };
    await explore.open("Places");
    await page
      .getByRole("list", { name: "Ranking" })
      .getByRole("button", { name: /Hà Nội/ })
      .click();
    await page.getByRole("button", { name: "Show the lines of Hà Nội" }).click();
    expect(await lines("Hà Nội")).toBe(4);
    await page
      .getByRole("list", { name: "Ranking" })
      .getByRole("button", { name: /Not recognised/ })
      .click();
    await page.getByRole("button", { name: "Show the lines of Not recognised" }).click();
    expect(await lines("Not recognised")).toBe(1);
    await explore.tick("Family", "Milk");
    await explore.filter.getByRole("button", { name: "Show the lines" }).click();
    expect(await lines("Lines in the filter")).toBe(4);
    await explore.open("Customers");
    const segment = page
      .getByRole("table", { name: "Segments" })
      .getByRole("rowheader", { name: /Potential loyalist/ });
    await segment.getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect(await lines("Segment Potential loyalist")).toBe(2);
  });
});

test("the filter is said, kept and handled by keyboard", async ({ page }) => {
  const { studio, explore } = await openFile(page);

  await test.step("a condition is ticked and taken away by keyboard alone", async () => {
    await unfiltered(explore);
    await explore.filter.getByRole("button", { name: "Family" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Search: Family" })).toBeFocused();
    await page.keyboard.type("ri");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(explore.totals).toHaveText("3 of 8 lines · 3 of 4 customers · 1.5k of 3.6k revenue");
    await page.keyboard.press("Escape");
    await expect(explore.filter.getByRole("button", { name: "Family (1)" })).toBeFocused();
    await explore.chip("Family: Rice").focus();
    await page.keyboard.press("Enter");
    await expect(explore.totals).toHaveText("8 of 8 lines · 4 of 4 customers · 3.6k of 3.6k revenue");
  });

  await test.step("a filter that nothing fits says so, and the filter outlives screens and visits", async () => {
    await unfiltered(explore);
    await explore.tick("Family", "Tea");
    await explore.days("2025-11-01", "2025-11-30");
    await expect(page.getByRole("heading", { name: "No line fits the filter" })).toBeVisible();
    await explore.chip("Days: ").click();
    await expect(explore.totals).toHaveText("1 of 8 lines · 1 of 4 customers · 400 of 3.6k revenue");
    await expect(page.getByRole("heading", { name: "No line fits the filter" })).toBeHidden();
    await studio.show("Data");
    await studio.show("Explore");
    await expect(explore.chip("Family: Tea")).toBeVisible();
    await studio.show("Data");
    await expect(page.getByRole("button", { name: "Open explore.csv" })).toBeVisible();
    await page.reload();
    await studio.isBack();
    await studio.show("Explore");
    await expect(explore.chip("Family: Tea")).toBeVisible();
    await expect(explore.totals).toHaveText("1 of 8 lines · 1 of 4 customers · 400 of 3.6k revenue");
  });
});

test("sales over time and in the week", async ({ page }) => {
  const { studio, explore } = await openFile(page);

  await test.step("sales over time stand beside the year before, in whole and in cut months, and open their lines", async () => {
    await unfiltered(explore);
    await explore.open("Sales over time");
    const rows = async (title: string) => {
      await page.getByRole("button", { name: `Show as table: ${title}` }).click();
      const found = await page
        .getByRole("table", { name: title, exact: true })
        .locator("tbody tr")
        .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
      await page.getByRole("button", { name: `Show as chart: ${title}` }).click();
      return found;
    };
    // 692 days: weeks at first, the last of them from Monday to Thursday.
    await expect(page.getByText(/^The last period is not whole: 17\/11\/2025 – 20\/11\/2025 count/)).toBeVisible();
    const weeks = await rows("Revenue by week");
    expect(weeks.length).toBe(100);
    // 52 weeks before lie 18 to 21 November 2024.
    expect(weeks.at(-1)).toEqual(["17/11/2025 – 20/11/2025", "2,100", "500", "+320.0%"]);
    await page.getByText("Month", { exact: true }).click();
    await expect(page.getByText(/^The last period is not whole: 01\/11\/2025 – 20\/11\/2025 count/)).toBeVisible();
    const months = await rows("Revenue by month");
    expect(months.length).toBe(24);
    expect(months[0]).toEqual(["30/12/2023 – 31/12/2023", "100", "–", "–"]);
    expect(months.find(([name]) => name === "Nov 2024")).toEqual(["Nov 2024", "500", "–", "–"]);
    expect(months.find(([name]) => name === "Feb 2025")).toEqual(["Feb 2025", "400", "0", "–"]);
    // 21 November 2024 is not among the days that count.
    expect(months.at(-1)).toEqual(["01/11/2025 – 20/11/2025", "2,600", "200", "+1,200.0%"]);

    // The year before is held against also where the filter leaves its days out.
    await explore.period("2025");
    await explore.tick("Family", "Milk", "Rice");
    await expect(explore.totals).toHaveText("4 of 8 lines · 2 of 4 customers · 2.6k of 3.6k revenue");
    await page.getByRole("radiogroup", { name: "Measure over time" }).getByText("Orders", { exact: true }).click();
    await expect.poll(async () => (await rows("Orders by month")).length).toBe(11);
    expect((await rows("Orders by month")).at(-1)).toEqual(["01/11/2025 – 20/11/2025", "3", "1", "+200.0%"]);

    const canvas = page.getByRole("img", { name: "Orders by month" }).locator("canvas");
    const box = (await canvas.boundingBox())!;
    await page.mouse.click(box.x + box.width - 40, box.y + box.height / 2);
    const panel = page.getByRole("dialog", { name: "01/11/2025 – 20/11/2025" });
    await expect(panel.locator("dl > div", { hasText: "Lines" }).locator("dd").first()).toHaveText("4");
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(studio.alert).toBeHidden();
  });

  await test.step("days zoomed to on the chart become the filter's days", async () => {
    await unfiltered(explore);
    await explore.open("Sales over time");
    await page.getByRole("radiogroup", { name: "Measure over time" }).getByText("Revenue", { exact: true }).click();
    await page.getByText("Month", { exact: true }).click();
    const chart = page.getByRole("img", { name: "Revenue by month" });
    const count = page.getByRole("button", { name: /^Count only / });
    await expect(async () => {
      const box = (await chart.locator("canvas").boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -400);
      await page.keyboard.up("Control");
      await expect(count).toBeVisible({ timeout: 2000 });
    }).toPass();
    await count.click();
    const [from, to] = [
      fileDay(await explore.filter.getByLabel("From").inputValue()),
      fileDay(await explore.filter.getByLabel("To", { exact: true }).inputValue()),
    ];
    // Around the middle of two years, whole months.
    expect(from).toMatch(/^2024-\d\d-01$/);
    expect(to > "2024-12-01" && to < "2025-11-20", to).toBe(true);
    const days = FILE.trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[3]!.slice(0, 10));
    const lines = days.filter((day) => from <= day && day <= to).length;
    await expect(explore.totals).toHaveText(new RegExp(`^${lines} of 8 lines`));
  });

  await test.step("the hours of the week have their lines, by mouse and by keyboard", async () => {
    await unfiltered(explore);
    await explore.open("Sales over time");
    const grid = page.getByRole("table", { name: "Revenue by weekday and hour" });
    await expect(grid.getByRole("button", { name: "Thursday, 8:00–8:59: Revenue 1,500" })).toHaveText(/1\.5k$/);
    await expect(grid.getByRole("button", { name: "Saturday, 20:00–20:59: Revenue 500" })).toBeVisible();
    await expect(grid.getByRole("button", { name: "Sunday, 20:00–20:59: Revenue 0" })).toHaveText(/Revenue 0$/);
    await page.getByRole("radiogroup", { name: "Measure in the week" }).getByText("Orders", { exact: true }).click();
    const orders = page.getByRole("table", { name: "Orders by weekday and hour" });
    await orders.getByRole("button", { name: "Thursday, 8:00–8:59: Orders 1" }).click();
    const panel = page.getByRole("dialog", { name: "Thursday, 8:00–8:59" });
    await expect(panel.locator("dl > div", { hasText: "Lines" }).locator("dd").first()).toHaveText("2");
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await explore.tick("Family", "Rice");
    await expect(orders.getByRole("button", { name: "Thursday, 8:00–8:59: Orders 1" })).toBeVisible();
    await expect(orders.getByRole("button", { name: "Thursday, 14:00–14:59: Orders 0" })).toBeVisible();
    await orders.getByRole("button", { name: /^Monday, 8:00/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(orders.getByRole("button", { name: /^Tuesday, 9:00/ })).toBeFocused();
  });
});
