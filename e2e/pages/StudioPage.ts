// What a user does on the page and reads off it, in a user's words.

import { type Download, expect, type Locator, type Page } from "@playwright/test";
import { SMALL_DISTRIBUTOR, smallDistributor } from "./distributorFile.ts";
import { type Trained, trainedState } from "./trained.ts";

/** Settings small enough for a test on two cores; an address may hold any of them. */
export const TINY = {
  epochs: "3",
  hiddenSize: "16",
  embedDim: "16",
  maxSeqLen: "8",
  targetsPerEpoch: "1024",
  validationTargets: "256",
};
/** Trains until it is stopped: at least 100 epochs, whatever they bring, of some hundred milliseconds each. */
export const ENDLESS = {
  ...TINY,
  epochs: "500",
  patience: "100",
  hiddenSize: "8",
  embedDim: "8",
  maxSeqLen: "6",
  targetsPerEpoch: "4096",
  backend: "wasm",
};
export type ScreenName =
  | "Data"
  | "Explore"
  | "Who is due"
  | "Forecast"
  | "Train"
  | "Results"
  | "Predict"
  | "Runs"
  | "Export";

/** A prediction as the page shows it, at full precision. */
export interface ReadPrediction {
  products: string[];
  probabilities: number[];
  numbers: number[];
}

const LONG = 150_000;

export class StudioPage {
  readonly page: Page;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.alert = page.getByRole("alert");
  }

  async open(settings: Record<string, string> = {}): Promise<void> {
    const query = new URLSearchParams(settings).toString();
    await this.page.goto(query ? `/#data?${query}` : "/");
    await expect(this.page.getByRole("tab", { name: "Data" })).toBeVisible();
  }

  /** A visit after the one that trained: opens its data set and its model. The test's tag is "@trained". */
  async openTrained(name: Trained): Promise<void> {
    await this.page.context().setStorageState(trainedState(name));
    await this.open({ ...TINY, epochs: "2", backend: "wasm" });
    await this.isBack();
    await this.show("Runs");
    await this.page.getByRole("button", { name: /^Open model: / }).click();
    await expect(this.page.getByRole("button", { name: /^Open now: / })).toBeDisabled({ timeout: LONG });
  }

  /** What was open at the last visit opens again by itself: the Data screen has it. */
  async isBack(): Promise<void> {
    await expect(this.page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: LONG });
  }

  async show(screen: ScreenName): Promise<void> {
    await this.page.getByRole("tab", { name: screen }).click();
    await expect(this.page.getByRole("tab", { name: screen })).toHaveAttribute("aria-selected", "true");
    const address = screen === "Who is due" ? "customers" : screen.toLowerCase();
    await expect(this.page).toHaveURL(new RegExp(`#${address}`));
    if (screen === "Train") await this.unfoldTrain();
  }

  /** Opens what the Train screen folds to a line each; it stays open. */
  async unfoldTrain(): Promise<void> {
    await expect(this.page.locator(".train, .empty, .working").first()).toBeVisible();
    const folded = this.page.locator(".train-fold > details:not([open]) > summary");
    while ((await folded.count()) > 0) await folded.first().click();
  }

  async takeSample(sample: "Vietnamese distributor" | "Small online shop", rows: string): Promise<void> {
    const group = this.page.getByRole("group", { name: sample });
    await expect(group).toBeVisible({ timeout: LONG });
    const more = group.locator("details.fold:not([open]) > summary");
    if ((await more.count()) > 0) await more.click();
    await this.page.getByLabel(`Lines: ${sample}`).selectOption(rows);
    await this.page.getByRole("button", { name: `Use this sample: ${sample}` }).click();
    await expect(this.page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: LONG });
  }

  async drop(name: string, content: string | Buffer, mimeType = "text/csv"): Promise<void> {
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    await this.page.locator("input[type=file][aria-label]").setInputFiles({ name, mimeType, buffer });
  }

  /** Reads a small distributor's export with the columns as they are told. */
  async readSmallDistributor(): Promise<void> {
    await this.drop(SMALL_DISTRIBUTOR, smallDistributor());
    await this.readFile();
    await expect(this.page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: LONG });
  }

  /** The number under this name, such as "Lines read". */
  metric(name: string): Locator {
    return this.page
      .locator("dl > div", { has: this.page.getByText(name, { exact: true }) })
      .locator("dd")
      .first();
  }

  /** Reads the file with the columns as they stand. */
  async readFile(): Promise<void> {
    await this.page.getByRole("button", { name: "Read the file" }).click();
  }

  async train(): Promise<void> {
    await this.show("Train");
    await this.page.getByRole("button", { name: /Start training|Train again/ }).click();
    await expect(this.page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: LONG });
  }

  async startTraining(): Promise<void> {
    await this.page.getByRole("button", { name: /Start training|Train again/ }).click();
  }

  /** One of the numbers that change while the model trains. */
  live(name: "left" | "speed" | "loss" | "best"): Locator {
    return this.page.locator(`[data-live=${name}]`);
  }

  /** The epoch under way; 0 before the first. */
  async epochNow(): Promise<number> {
    const text = await this.page.locator(".live").textContent({ timeout: LONG });
    return Number(/epoch (\d+) of/.exec(text ?? "")?.[1] ?? 0);
  }

  /** Training and validation losses per epoch, from the loss chart's table. */
  async lossesPerEpoch(): Promise<{ train: number[]; validation: number[] }> {
    const cells = await this.chartRows("Loss");
    return { train: cells.map((row) => row[1]!), validation: cells.map((row) => row[2]!) };
  }

  /** The numbers of a chart, from its table. */
  async chartRows(title: string): Promise<number[][]> {
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

  /** A value of the next-product table as it stands there, in percent or as a number. */
  async productMetric(method: string, column: string): Promise<number> {
    const table = this.page.getByRole("table", { name: "Next product" });
    await expect(table).toBeVisible({ timeout: LONG });
    const heads = await table.locator("thead th").allTextContents();
    const place = heads.indexOf(column);
    expect(place, `column "${column}" among ${heads.join(", ")}`).toBeGreaterThan(0);
    const row = table.locator("tbody tr", { has: this.page.getByRole("rowheader", { name: method, exact: true }) });
    const text = await row
      .locator("td")
      .nth(place - 1)
      .locator("span")
      .first()
      .textContent();
    return Number.parseFloat(text ?? "");
  }

  /** The first customer the search offers for this text. */
  async predictFirstCustomer(query: string): Promise<string> {
    await this.page.getByRole("combobox", { name: "Customer", exact: true }).fill(query);
    const option = this.page.getByRole("listbox", { name: "Customer" }).getByRole("option").first();
    await expect(option).toBeVisible();
    await option.click();
    await this.unfoldLine();
    return this.page.getByRole("combobox", { name: "Customer", exact: true }).inputValue();
  }

  async predict(customer: string): Promise<ReadPrediction> {
    await this.page.getByRole("combobox", { name: "Customer", exact: true }).fill(customer);
    await this.page.getByRole("button", { name: "Predict", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: customer })).toBeVisible({ timeout: LONG });
    await this.unfoldLine();
    return this.readPrediction();
  }

  /** Shows what stands behind a next order: the next line, the history, what if. */
  async unfoldLine(): Promise<void> {
    const fold = this.page.getByRole("button", { name: "The next line, history and what if" });
    await expect(fold).toBeVisible({ timeout: LONG });
    if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
    await expect(this.page.locator("[data-product]").first()).toBeVisible({ timeout: LONG });
  }

  async readPrediction(): Promise<ReadPrediction> {
    const attributes = (selector: string, name: string) =>
      this.page
        .locator(selector)
        .evaluateAll((all, attribute) => all.map((each) => each.getAttribute(attribute) ?? ""), name);
    return {
      products: await attributes("[data-product]", "data-product"),
      probabilities: (await attributes("[data-probability]", "data-probability")).map(Number),
      numbers: (await attributes("[data-answer]", "data-answer")).map(Number),
    };
  }

  /** Clicks and waits for the file that comes of it. */
  async download(button: Locator): Promise<Download> {
    const waiting = this.page.waitForEvent("download", { timeout: LONG });
    await button.click();
    return waiting;
  }

  /** The table of this name as a file of this kind. */
  async downloadTable(
    title: string | RegExp,
    kind: "Excel" | "CSV",
    place: Locator | Page = this.page,
  ): Promise<Download> {
    await place
      .getByRole("button", { name: typeof title === "string" ? `Save or copy: ${title}` : title, exact: true })
      .click();
    return this.download(this.page.getByRole("menuitem", { name: kind }));
  }

  /** A chart as a picture of this kind. */
  async downloadChart(title: string, kind: "PNG" | "SVG"): Promise<Download> {
    await this.page.getByRole("button", { name: `Download as image: ${title}` }).click();
    return this.download(this.page.getByRole("menuitem", { name: kind }));
  }

  /** Pixels by which the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
}
