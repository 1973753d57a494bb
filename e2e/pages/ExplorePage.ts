// The Explore screen's parts and its filter, as a user handles them.

import { expect, type Locator, type Page } from "@playwright/test";

export const EXPLORE_PARTS = [
  "Sales over time",
  "Places",
  "Products",
  "Customers",
  "Rankings",
  "Discounts",
  "Features",
] as const;
export type ExplorePart = (typeof EXPLORE_PARTS)[number];

export class ExplorePage {
  readonly page: Page;
  readonly filter: Locator;
  /** "6 of 10 lines · ...". */
  readonly totals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.filter = page.getByRole("region", { name: "Filter" });
    this.totals = this.filter.getByRole("status");
  }

  async open(part: ExplorePart): Promise<void> {
    await this.page.getByRole("tab", { name: part, exact: true }).click();
    await expect(this.page.getByRole("tab", { name: part, exact: true })).toHaveAttribute("aria-selected", "true");
  }

  /** Ticks values of a condition (or unticks them) by searching for each. */
  async tick(condition: "Province" | "Family" | "Segment" | "Salesperson", ...values: string[]): Promise<void> {
    await this.filter.getByRole("button", { name: new RegExp(`^${condition}( \\(\\d+\\))?$`) }).click();
    const search = this.page.getByPlaceholder("Search", { exact: true });
    for (const value of values) {
      await search.fill(value);
      await this.page
        .getByRole("listbox", { name: condition })
        .getByRole("option", { name: new RegExp(`^${value}( [\\d,]+)?$`) })
        .click();
    }
    await this.page.keyboard.press("Escape");
    await expect(search).toBeHidden();
  }

  /** The chip of a condition, such as "Family: AB, AC". */
  chip(text: string): Locator {
    return this.filter.getByRole("button", { name: `Remove the condition ${text}` });
  }

  async days(from: string, to: string): Promise<void> {
    await this.filter.getByLabel("From").fill(from);
    await this.filter.getByLabel("To", { exact: true }).fill(to);
  }

  async period(name: string): Promise<void> {
    await this.filter.getByLabel("Period").selectOption(name);
  }

  async clear(): Promise<void> {
    await this.filter.getByRole("button", { name: "Clear all" }).click();
  }
}
