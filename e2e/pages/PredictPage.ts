// The Predict screen in a user's words: a customer's time line, what is supposed, all customers.

import { expect, type Locator, type Page } from "@playwright/test";
import { StudioPage } from "./StudioPage.ts";

export interface ComparedRow {
  product: string;
  without: number;
  with: number;
  ranks: [number, number];
}

export class PredictPage extends StudioPage {
  readonly whatIf: Locator;
  readonly supposed: Locator;

  constructor(page: Page) {
    super(page);
    this.whatIf = page.getByRole("region", { name: "What if?" });
    this.supposed = this.whatIf.getByRole("list", { name: "Supposed" }).getByRole("listitem");
  }

  /** The rows of the time line's table as text. */
  async timeline(): Promise<string[][]> {
    await this.page.getByRole("button", { name: "Show as table: Purchases over time" }).click();
    const rows = this.page.getByRole("table", { name: "Purchases over time" }).locator("tbody tr");
    await expect(rows.first()).toBeVisible();
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
    );
    await this.page.getByRole("button", { name: "Show as chart: Purchases over time" }).click();
    return cells;
  }

  /** Supposes a purchase at the product's usual price. */
  async suppose(product: string, quantity: string, date: string, discount = "0"): Promise<void> {
    await this.whatIf.getByRole("combobox", { name: "Product" }).fill(product);
    // The list hangs on the page, not in the card.
    await this.page
      .getByRole("listbox", { name: "Product" })
      .getByRole("option", { name: new RegExp(`^${product}`) })
      .click();
    await this.whatIf.getByRole("textbox", { name: "Quantity" }).fill(quantity);
    await this.whatIf.getByRole("textbox", { name: /^Discount/ }).fill(discount);
    await this.whatIf.getByLabel("Date", { exact: true }).fill(date);
    const before = await this.supposed.count();
    await this.whatIf.getByRole("button", { name: "Add this purchase" }).click();
    await expect(this.supposed).toHaveCount(before + 1);
  }

  async moveTo(typed: string, province: string): Promise<void> {
    const field = this.whatIf.getByRole("combobox", { name: "Province" });
    await this.whatIf.evaluate((card) => card.scrollIntoView());
    await field.click();
    const at = await this.page.evaluate(() => window.scrollY);
    await field.fill(typed);
    const option = this.page.getByRole("option", { name: new RegExp(`^${province}`) });
    await expect(option).toBeVisible();
    expect(await this.page.evaluate(() => window.scrollY), "the page stays where it is").toBe(at);
    await option.click();
  }

  /** The comparison once it stands for what is supposed: so many purchases without and with. */
  async compared(lines: [number, number]): Promise<{ products: ComparedRow[]; numbers: Record<string, number[]> }> {
    const known = this.whatIf.locator("[data-compared=historyLines]");
    await expect(known).toHaveAttribute("data-without", String(lines[0]));
    await expect(known).toHaveAttribute("data-with", String(lines[1]));
    await expect(this.whatIf.locator(".comparison")).toHaveAttribute("aria-busy", "false");
    const products = await this.whatIf.locator("[data-compared-product]").evaluateAll((rows) =>
      rows.map((row) => ({
        product: row.getAttribute("data-compared-product") ?? "",
        without: Number(row.getAttribute("data-without")),
        with: Number(row.getAttribute("data-with")),
        ranks: (row.getAttribute("data-ranks") ?? "").split(" ").map(Number) as [number, number],
      })),
    );
    const numbers = await this.whatIf
      .locator("[data-compared]")
      .evaluateAll((rows) =>
        rows.map((row): [string, number[]] => [
          row.getAttribute("data-compared") ?? "",
          [Number(row.getAttribute("data-without")), Number(row.getAttribute("data-with"))],
        ]),
      );
    return { products, numbers: Object.fromEntries(numbers) };
  }
}
