// Who buys: five customers from best to worst stand in the segments that their scores say, with their own money.

import { expect, type Page, test } from "@playwright/test";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { StudioPage } from "./pages/StudioPage.ts";

/** E bought once 40 days before the last day, D twice with the last time 30 days before it ... A five times, 100 each. */
const rows = ["E", "D", "C", "B", "A"].flatMap((customer, i) =>
  Array.from({ length: i + 1 }, (_, visit) => {
    const day = new Date(Date.UTC(2025, 0, 10 + 10 * i - visit)).toISOString().slice(0, 10);
    return `${customer},P${visit},${day},1,100,${customer}${visit}`;
  }),
);
const FILE = `customer_id,product_id,date,quantity,revenue,order_id\n${rows.join("\n")}\n`;

const texts = (page: Page, table: string) =>
  page
    .getByRole("table", { name: table })
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("th,td")].map((cell) => cell.textContent ?? "")));

test("segments of customers, their grid, their clusters and their lines", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("five.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("15");
  await studio.show("Explore");
  await new ExplorePage(page).open("Customers");

  await test.step("customers stand in their segments, in the grid and in clusters", async () => {
    await expect(page.getByRole("table", { name: "Segments" })).toBeVisible({ timeout: 60_000 });
    const segments = new Map((await texts(page, "Segments")).map(([name, ...cells]) => [name, cells]));
    expect(segments.get("Champions")).toEqual(["1", "20.0%", "500", "33.3%", "0.0", "5.0"]);
    expect(segments.get("Loyal")).toEqual(["1", "20.0%", "400", "26.7%", "10.0", "4.0"]);
    expect(segments.get("Needs attention")).toEqual(["1", "20.0%", "300", "20.0%", "20.0", "3.0"]);
    expect(segments.get("Hibernating")).toEqual(["1", "20.0%", "200", "13.3%", "30.0", "2.0"]);
    expect(segments.get("Lost")).toEqual(["1", "20.0%", "100", "6.7%", "40.0", "1.0"]);
    expect(segments.get("At risk")).toEqual(["0", "0.0%", "0", "0.0%", "–", "–"]);
    expect(segments.get("All customers")).toEqual(["5", "100.0%", "1,500", "100.0%", "20.0", "3.0"]);

    const grid = page.getByRole("table", { name: "Recency against frequency and money" });
    await expect(grid.getByTitle("Champions: 1 customer, 500")).toHaveCount(1);
    await expect(grid.getByTitle("Lost: 1 customer, 100")).toHaveCount(1);
    const counts = await grid.locator("td .strong").allTextContents();
    expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(5);

    await page.getByLabel("k-means clusters").fill("2");
    await expect(page.getByRole("table", { name: "Clusters" }).locator("tbody tr")).toHaveCount(3);
    const clusters = await texts(page, "Clusters");
    expect(Number(clusters[0]![1]) + Number(clusters[1]![1])).toBe(5);
    expect(Number(clusters[0]![3]!.replace(",", ""))).toBeGreaterThan(Number(clusters[1]![3]!.replace(",", "")));
  });

  await test.step("a cell opens the lines of its own customers, and a word of the field says what it means", async () => {
    const grid = page.getByRole("table", { name: "Recency against frequency and money" });
    await grid.getByRole("button", { name: "Show the lines: Hibernating, R 2, F and M 2", exact: true }).click();
    const lines = page.getByRole("dialog", { name: "Hibernating, R 2, F and M 2" });
    await expect(lines.locator("dl > div", { hasText: "Lines" }).locator("dd").first()).toHaveText("2");
    await page.keyboard.press("Escape");
    await expect(lines).toBeHidden();
    await page.locator("dfn", { hasText: "quintiles" }).first().focus();
    await expect(page.getByRole("tooltip").getByText("cut into five groups of the same size")).toBeVisible();
  });

  await test.step("a number of customers opens them, and each its lines", async () => {
    const grid = page.getByRole("table", { name: "Recency against frequency and money" });
    await expect(grid).toBeVisible({ timeout: 60_000 });
    // D: the second oldest, the second fewest visits and least money.
    await grid.getByRole("button", { name: "Show 1 customer: Hibernating, R 2, F and M 2", exact: true }).click();
    const customers = page.getByRole("dialog", { name: "Hibernating, R 2, F and M 2" });
    await expect(customers.getByText("1 of 1", { exact: true })).toBeVisible();
    await customers.getByRole("button", { name: "Show the lines: D", exact: true }).click();
    const lines = page.getByRole("dialog", { name: "D", exact: true });
    await expect(lines.locator("dl > div", { hasText: "Lines" }).locator("dd").first()).toHaveText("2");
    await page.keyboard.press("Escape");
    await expect(lines).toBeHidden();
    if (await customers.isVisible()) await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show 1 customer: Segment Champions" }).click();
    const best = page.getByRole("dialog", { name: "Segment Champions" });
    await expect(best.getByRole("button", { name: "Show the lines: A", exact: true })).toBeVisible();
  });
});
