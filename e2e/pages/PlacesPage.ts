// The Explore screen's places: what its map's table says, and provinces chosen by hand.

import { expect, type Locator, type Page } from "@playwright/test";

/** A row of the map's table at full precision, such as { revenue: 7000000, share: "70.0%", customers: 2, ... }. */
export interface AreaFigures {
  revenue: number;
  share: string;
  customers: number;
  orders: number;
  lines: number;
}

export class PlacesPage {
  readonly page: Page;
  readonly ranking: Locator;

  constructor(page: Page) {
    this.page = page;
    this.ranking = page.getByRole("list", { name: "Ranking" });
  }

  /** The rows of the map's table that have a line, by name, as soon as they have this one. */
  async areas(row: string): Promise<Record<string, AreaFigures>> {
    await this.page.getByRole("button", { name: "Show as table: Revenue by province" }).click();
    const table = this.page.getByRole("table", { name: "Revenue by province" });
    await expect(table.getByRole("cell", { name: row, exact: true })).toBeVisible();
    const rows = await table
      .locator("tbody tr")
      .evaluateAll((all) => all.map((each) => [...each.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
    await this.page.getByRole("button", { name: "Show as chart: Revenue by province" }).click();
    const number = (text: string | undefined) => Number((text ?? "").replaceAll(",", ""));
    const figures = rows.map(([name = "", revenue, share = "", customers, orders, lines]): [string, AreaFigures] => [
      name,
      { revenue: number(revenue), share, customers: number(customers), orders: number(orders), lines: number(lines) },
    ]);
    return Object.fromEntries(figures.filter(([, { lines }]) => lines > 0));
  }

  /** The field that holds a place's province. */
  province(place: string): Locator {
    return this.page.getByRole("combobox", { name: `Province of ${place}`, exact: true });
  }

  /** Types into a place's field and takes the province offered under this name. */
  async assign(place: string, typed: string, province: string): Promise<void> {
    await this.province(place).click();
    await this.province(place).fill(typed);
    // Beside a province stand the names of those that were merged into it.
    await this.page.getByRole("option", { name: new RegExp(`^${province}`) }).click();
    await expect(this.page.getByRole("status").getByText(`${place}: ${province}`)).toBeVisible();
  }

  /** Shows the places of one kind, of which there are so many. */
  async kind(name: "Not recognised" | "Unsure" | "Set by hand", count: number): Promise<void> {
    await this.page.getByText(`${name} (${count})`, { exact: true }).click();
  }
}
