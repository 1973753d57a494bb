// The parts of the Results screen as a user reads them.

import { expect, type Locator, type Page } from "@playwright/test";

export const RESULT_PARTS = [
  "Overview",
  "Errors",
  "Confusions",
  "Calibration",
  "Importance",
  "Products",
  "Attention",
] as const;
export type PartName = (typeof RESULT_PARTS)[number];

export class ResultsPart {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(name: PartName): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
    await expect(this.page.getByRole("tab", { name, exact: true })).toHaveAttribute("aria-selected", "true");
  }

  card(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** How many targets a list under this card says it has. */
  async listed(card: Locator): Promise<number> {
    return Number(await card.locator("[data-lines]").getAttribute("data-lines"));
  }

  /** The cells of the rows in sight, by column. */
  async lines(card: Locator): Promise<Record<string, string>[]> {
    return card
      .locator("[data-line]")
      .evaluateAll((rows) =>
        rows.map((row) =>
          Object.fromEntries(
            [...row.querySelectorAll("[data-column]")].map((cell) => [
              cell.getAttribute("data-column") ?? "",
              cell.querySelector(".line-text")?.textContent ?? "",
            ]),
          ),
        ),
      );
  }

  /** The numbers of a chart's table, row by row. */
  async chartTable(title: string): Promise<number[][]> {
    await this.page.getByRole("button", { name: `Show as table: ${title}` }).click();
    const rows = this.page.getByRole("table", { name: title }).locator("tbody tr");
    await expect(rows.first()).toBeVisible();
    const cells = await rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent?.replace(/,/g, "").replace("−", "-"))),
      ),
    );
    await this.page.getByRole("button", { name: `Show as chart: ${title}` }).click();
    return cells;
  }
}
