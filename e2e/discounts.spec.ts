// Salespeople, routes and sources as conditions and rankings, and what discounts did, on files whose truth is known.

import { expect, type Page, test } from "@playwright/test";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { StudioPage } from "./pages/StudioPage.ts";

async function openFile(page: Page, text: string, lines: string): Promise<ExplorePage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.drop("sellers.csv", text);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText(lines);
  await studio.show("Explore");
  return new ExplorePage(page);
}

/** Discounts in percent. */
const SELLERS = `customer_id,product_id,family,date,quantity,revenue,discount,order_id,salesperson,route
A,P1,Milk,2024-11-20,1,90,10,o1,Hà,T2
A,P2,Rice,2025-11-19,2,200,0,o2,Hà,T2
B,P1,Milk,2025-11-20,3,300,0,o3,Nam,T3
B,P3,Tea,2025-11-21,4,400,20,o4,Nam,T3
C,P2,Rice,2025-11-21,5,50,0,o5,,T2
`;

test("a ranking by salesperson adds up, and a name narrows everything to its lines", async ({ page }) => {
  const explore = await openFile(page, SELLERS, "5");
  await explore.open("Rankings");
  const table = page.getByRole("table", { name: "Ranking by Salesperson" });
  const cells = table.locator('[data-column="value"], [data-column="revenue"], [data-column="discount"]');
  await expect(cells).toHaveText(["Nam", "700", "100", "Hà", "290", "10"]);
  await expect(page.getByText("1 line names none (4.8%).")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Route" })).toBeAttached();
  await expect(page.getByRole("radio", { name: "Order source" })).toHaveCount(0);

  await table.getByRole("button", { name: "Count only Nam" }).click();
  await expect(explore.totals).toHaveText("2 of 5 lines · 1 of 3 customers · 700 of 1.04k revenue");
  await expect(explore.chip("Salesperson: Nam")).toBeVisible();
  await explore.tick("Salesperson", "Hà");
  await expect(explore.totals).toHaveText("4 of 5 lines · 2 of 3 customers · 990 of 1.04k revenue");
  await explore.filter.getByRole("button", { name: "Show the lines" }).click();
  const lines = page.getByRole("dialog").getByRole("table", { name: "Lines in the filter" });
  await expect(lines.getByRole("columnheader", { name: "Salesperson" })).toBeVisible();
  await expect(lines.locator('[data-column="route"]')).toHaveText(["T2", "T2", "T3", "T3"]);
});

/** 30 customers buy 10 pieces every two weeks, 12 with a tenth off, and 8 the time after. */
function discounted(): string {
  const lines = ["customer_id,product_id,family,date,quantity,revenue,discount,order_id"];
  for (let c = 0; c < 30; c++) {
    for (const [k, quantity] of [10, 10, 12, 8, 10, 12, 8, 10].entries()) {
      const date = new Date(Date.UTC(2025, 0, 1 + c + 14 * k)).toISOString().slice(0, 10);
      const [gross, off] = [100 * quantity, quantity === 12 ? 120 : 0];
      lines.push(`K${c},P1,Milk,${date},${quantity},${gross - off},${off},o${c}-${k}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

test("what discounts did is told with its range and its warnings, or why it cannot be", async ({ page }) => {
  const explore = await openFile(page, discounted(), "240");
  await explore.open("Discounts");
  await expect(page.getByText("With 10.0 points more off, a purchase held +20.0% in quantity")).toBeVisible();
  await expect(page.getByText("This is no experiment")).toBeVisible();
  await expect(page.getByText("Warning: here discounts follow the quantity.")).toBeVisible();
  const next = page
    .getByRole("table", { name: "Changes with a discount" })
    .getByRole("row", { name: /^Quantity of the next/ });
  await expect(next.getByRole("cell").first()).toHaveText("−20.0%");

  await explore.days("2025-01-01", "2025-01-20");
  await expect(page.getByText(/No customer bought a product at discounts that differ/)).toBeVisible();
});
