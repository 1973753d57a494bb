// Customers one by one: worth, concentration and habits of a small file worked out by hand.

import { expect, test } from "@playwright/test";
import { LinesTable } from "./pages/LinesTable.ts";
import { StudioPage } from "./pages/StudioPage.ts";

// Revenue 60, 30, 8, 2 and 0 of 100.
const FILE = `customer_id,product_id,date,quantity,revenue,order_id
A,AA1,2025-01-01,1,30,o1
A,AA1,2025-01-11,1,10,o2
A,BB1,2025-01-11,1,10,o2
A,CC1,2025-01-31,1,10,o3
B,AA1,2025-01-05,3,30,o4
C,BB1,2025-01-06,1,4,o5
C,BB1,2025-01-10,1,4,o6
D,BB2,2025-01-07,1,2,o7
E,CC1,2025-01-08,1,0,o8
`;

test("worth, concentration and habits are those of the file", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("nine.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("9");
  await studio.show("Explore");
  await page.getByRole("tab", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("heading", { name: "What customers are worth" })).toBeVisible();
  await expect(studio.metric("Mean")).toHaveText("20");
  await expect(studio.metric("Median")).toHaveText("8");
  // Half the mean difference (592 / 25) over the mean, 20.
  await expect(studio.metric("Gini coefficient")).toHaveText("0.59");
  await expect(studio.metric("Best 20% bring")).toHaveText("60.0%");
  await expect(page.getByText("1 customer without revenue is not drawn.")).toBeVisible();
  await page.getByRole("button", { name: "Show as table: Customers by revenue" }).click();
  const steps = page.getByRole("table", { name: "Customers by revenue" }).locator("tbody tr");
  await expect(steps).toHaveText(["2 – 51", "5 – 101", "10 – 200", "20 – 501", "50 – 1001"]);

  const habit = async (name: string) => {
    const row = page
      .getByRole("table", { name: "How often and how variedly they buy" })
      .locator("tr", { has: page.getByRole("rowheader", { name, exact: true }) });
    return (await row.locator("td").allTextContents()).slice(1);
  };
  // Orders 3, 1, 2, 1, 1; gaps of A (30 days, 2 gaps) and C (4 days): 15 and 4.
  expect(await habit("Orders")).toEqual(["5", "1.6", "1", "1", "1", "1", "2", "2.8", "3"]);
  expect(await habit("Days between")).toEqual(["2", "9.5", "4", "4.6", "6.8", "9.5", "12.3", "14.5", "15"]);

  const table = page.getByRole("table", { name: "All customers" });
  const row = async (customer: string) => {
    const cells = table
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: `Show the lines: ${customer}` }) });
    return Object.fromEntries(
      await cells
        .locator("[data-column]")
        .evaluateAll((all) => all.map((cell) => [cell.getAttribute("data-column"), cell.textContent])),
    );
  };
  // Products of A: 2, 1, 1 lines of 4, so 1.5 bits = 1.04 nats, of ln 3 = 1.10.
  expect(await row("A")).toEqual({
    customer: "A",
    revenue: "60",
    lines: "4",
    orders: "3",
    gapDays: "15.0",
    products: "3",
    families: "3",
    entropy: "1.04",
    evenness: "0.95",
    first: "01/01/2025",
    last: "31/01/2025",
  });
  expect(await row("B")).toMatchObject({ orders: "1", gapDays: "–", entropy: "0.00", evenness: "–" });
  await page.getByRole("button", { name: "Show the lines: C", exact: true }).click();
  const lines = new LinesTable(page, page.getByRole("dialog"));
  await lines.counts("2 lines");
  expect(await lines.lines()).toEqual([6, 7]);
});
