// What sells: classes, price tiers and families of a small file worked out by hand, and the lines behind them.

import { expect, type Locator, type Page, test } from "@playwright/test";
import { LinesTable } from "./pages/LinesTable.ts";
import { StudioPage } from "./pages/StudioPage.ts";

// Revenue 500, 300, 150, 40, 10 of 1,000; unit prices 50, 30, 15, 8 and 1.
const FILE = `customer_id,product_id,product_name,date,quantity,revenue,order_id
K1,AA1,Một,2024-02-01,2,100,o1
K1,BB1,Hai,2024-02-01,10,300,o1
K2,AA1,Một,2025-02-01,8,400,o2
K2,CC1,Ba,2025-02-01,10,150,o2
K3,CC2,Bốn,2025-02-01,5,40,o3
K3,BB2,Năm,2025-02-01,10,10,o3
`;

const cells = (table: Locator) =>
  table
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("th,td")].map((cell) => cell.textContent ?? "")));

async function openProducts(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("six.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("6");
  await studio.show("Explore");
  await page.getByRole("tab", { name: "Products", exact: true }).click();
  await expect(page.getByRole("heading", { name: "ABC analysis: few products, most of the revenue" })).toBeVisible();
  return studio;
}

test("what sells: classes, tiers, families, and the lines behind them", async ({ page }) => {
  const studio = await openProducts(page);

  await test.step("classes, tiers and families are those of the file", async () => {
    await expect(page.getByText("2 of 5 products make 80% of revenue.")).toBeVisible();
    await expect(studio.metric("Class A: up to 80%")).toHaveText("2 products");
    await expect(studio.metric("Class B: up to 95%")).toHaveText("1 product");
    await expect(studio.metric("Class C: the rest")).toHaveText("2 products");

    const tiers = await cells(page.getByRole("table", { name: "Price tiers" }));
    // Quintiles of 1, 8, 15, 30, 50: 6.6, 12.2, 21, 34.
    expect(
      tiers.map(([tier, price, products, lines, units, revenue, share]) => [
        tier,
        price,
        products,
        lines,
        units,
        revenue,
        share,
      ]),
    ).toEqual([
      ["Tier 1", "up to 6.6", "1", "1", "10", "10", "1.0%"],
      ["Tier 2", "6.6 – 12.2", "1", "1", "5", "40", "4.0%"],
      ["Tier 3", "12.2 – 21", "1", "1", "10", "150", "15.0%"],
      ["Tier 4", "21 – 34", "1", "1", "10", "300", "30.0%"],
      ["Tier 5", "above 34", "1", "2", "10", "500", "50.0%"],
    ]);

    // The year up to 1 February 2025 that has days a year earlier is 2025-02-01 alone, beside 2024-02-01.
    await expect(page.getByText("The change is that of 01/02/2025 – 01/02/2025")).toBeVisible();
    const families = await cells(page.getByRole("table", { name: "Families" }));
    expect(families).toEqual([
      ["AA", "1", "2", "10", "500", "50.0%", "+300.0%"],
      ["BB", "2", "2", "20", "310", "31.0%", "−96.7%"],
      ["CC", "2", "2", "15", "190", "19.0%", "–"],
    ]);

    await page.getByRole("button", { name: "Show as table: Share of revenue by product" }).click();
    const curve = await cells(page.getByRole("table", { name: "Share of revenue by product" }));
    expect(curve.map(([, product, , added, letter]) => [product, added, letter])).toEqual([
      ["AA1 · Một", "50.0%", "A"],
      ["BB1 · Hai", "80.0%", "A"],
      ["CC1 · Ba", "95.0%", "B"],
      ["CC2 · Bốn", "99.0%", "C"],
      ["BB2 · Năm", "100.0%", "C"],
    ]);
    await page.getByRole("button", { name: "Show as chart: Share of revenue by product" }).click();
  });

  await test.step("a product, a tier and a family open their lines, and Escape goes back", async () => {
    const panel = page.getByRole("dialog");
    const table = new LinesTable(page, panel);
    const opener = page.getByRole("button", { name: "Show the lines: AA1 · Một" });
    await opener.click();
    await expect(panel.getByRole("heading", { name: "AA1 · Một" })).toBeVisible();
    await table.counts("2 lines");
    expect(await table.lines()).toEqual([1, 3]);
    const figures = panel.locator("dl > div");
    await expect(figures).toContainText(["Lines2", "Customers2", "Orders2", "Products1", "Units10", "Revenue500"]);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(opener).toBeFocused();

    // The curve's middle is the third of five products.
    const curve = page.getByRole("img", { name: /^Products by revenue, their shares added up/ }).locator("canvas");
    const box = (await curve.boundingBox())!;
    await curve.click({ position: { x: box.width * 0.62, y: box.height / 2 } });
    await expect(panel.getByRole("heading", { name: "CC1 · Ba" })).toBeVisible();
    await table.counts("1 line");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show the lines: Tier 1" }).click();
    await table.counts("1 line");
    expect(await table.lines()).toEqual([6]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show the lines: BB", exact: true }).click();
    await table.counts("2 lines");
    expect(await table.lines()).toEqual([2, 6]);
    await page.keyboard.press("Escape");

    // The table of products searches without marks and sorts.
    await page.getByRole("searchbox", { name: "Search products" }).fill("bon");
    const products = page.getByRole("table", { name: "All products" });
    await expect(products.getByRole("row")).toHaveCount(2);
    await page.getByRole("searchbox", { name: "Search products" }).fill("");
    await products.getByRole("columnheader", { name: "Usual price" }).getByRole("button").click();
    await products.getByRole("columnheader", { name: "Usual price" }).getByRole("button").click();
    await expect(products.locator('[data-column="product"] .line-press')).toHaveText([
      "BB2",
      "CC2",
      "CC1",
      "BB1",
      "AA1",
    ]);
  });
});
