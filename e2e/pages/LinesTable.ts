// A table of sale lines in a user's words.

import { expect, type Locator, type Page } from "@playwright/test";

export class LinesTable {
  readonly page: Page;
  /** The card or drawer around it. */
  readonly place: Locator;

  constructor(page: Page, place: Locator) {
    this.page = page;
    this.place = place;
  }

  get scroller(): Locator {
    return this.place.locator(".line-table");
  }

  /** Numbers of the lines in sight and a few around, from top to bottom. */
  async lines(): Promise<number[]> {
    const rows = await this.place
      .locator("[data-line]")
      .evaluateAll((all) =>
        all.map((row) => [Number(row.getAttribute("aria-rowindex")), Number(row.getAttribute("data-line"))] as const),
      );
    return rows.toSorted(([a], [b]) => a - b).map(([, line]) => line);
  }

  /** The cells of one line by column, each with what stands small below. */
  async cells(line: number): Promise<Record<string, string>> {
    const cells = this.place.locator(`[data-line="${line}"] [data-column]`);
    await expect(cells.first()).toBeVisible();
    return Object.fromEntries(
      await cells.evaluateAll((all) =>
        all.map((cell) => [
          cell.getAttribute("data-column") ?? "",
          [...cell.querySelectorAll(".line-text")].map((text) => text.textContent ?? "").join(" | "),
        ]),
      ),
    );
  }

  async sortBy(column: string): Promise<void> {
    await this.place.getByRole("columnheader", { name: column }).getByRole("button").click();
  }

  async search(text: string): Promise<void> {
    await this.place.getByRole("searchbox", { name: "Search customer or product" }).fill(text);
  }

  async counts(text: string): Promise<void> {
    await expect(this.place.getByRole("status").getByText(text, { exact: true })).toBeVisible();
  }
}
