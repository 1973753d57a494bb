// The Data screen in a user's words: how a file is read, recipes, what is kept on this machine.

import { expect, type Locator, type Page } from "@playwright/test";
import { StudioPage } from "./StudioPage.ts";

export class DataPage extends StudioPage {
  readonly recipe: Locator;
  /** What the file leaves open, on top of the columns. */
  readonly questions: Locator;
  /** The bar with the way on. */
  readonly readBar: Locator;

  constructor(page: Page) {
    super(page);
    this.recipe = page.getByRole("status").filter({ hasText: /recipe “/ });
    this.questions = page.getByRole("region", { name: "Please decide" });
    this.readBar = page.locator(".read-bar");
  }

  /** Opens what is folded: the columns, and how the file is read. */
  async unfold(): Promise<void> {
    for (const line of [/ columns recognised/, /^How the file is read/]) {
      const fold = this.page.locator("details.fold", { has: this.page.locator("summary").filter({ hasText: line }) });
      await fold.first().waitFor();
      if ((await fold.first().getAttribute("open")) === null) await fold.first().locator("summary").first().click();
    }
  }

  /** The choice of this name, such as "Encoding" or "Product". */
  choice(name: string): Locator {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  chosen(name: string): Locator {
    return this.choice(name).locator("option:checked");
  }

  /** What stands below a choice. */
  evidence(name: string): Locator {
    return this.page.locator(".formats > div", { has: this.choice(name) });
  }

  /** The first lines as they are read: header and cells. */
  async preview(): Promise<string[][]> {
    const rows = this.page.locator("table.preview tr");
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
    );
  }

  /** The row of a stored data set. */
  stored(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.page
      .getByRole("button", { name: `Rename ${from}`, exact: true })
      .first()
      .click();
    await this.page.getByRole("textbox", { name: `New name for ${from}` }).fill(to);
    await this.page.keyboard.press("Enter");
  }
}
