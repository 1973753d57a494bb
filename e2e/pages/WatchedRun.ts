// What the Train screen tells of the validation part while a model learns, held against the history in the model's own files.

import { readFile } from "node:fs/promises";
import { expect, type Locator } from "@playwright/test";
import { strFromU8 } from "fflate";
import type { StudioPage } from "./StudioPage.ts";

interface Epoch {
  epoch: number;
  best: boolean;
  check: { hit10: number; ndcg10: number; gap: HitGap; added: HitGap; ranks: number[] };
}

interface HitGap {
  difference: number;
  low: number;
  high: number;
}

const EXAMPLES = "What the model predicts for validation targets";

export class WatchedRun {
  private readonly studio: StudioPage;
  private readonly examples: Locator;
  /** Pixels that the examples take while the model learns. */
  private height = 0;

  constructor(studio: StudioPage) {
    this.studio = studio;
    this.examples = studio.page.getByRole("table", { name: EXAMPLES });
  }

  /** Trains to the end. */
  async train(): Promise<void> {
    await this.studio.startTraining();
    await expect(this.examples.locator("tbody tr")).toHaveCount(6, { timeout: 60_000 });
    this.height = (await this.examples.boundingBox())!.height;
    await expect(this.studio.page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 150_000 });
  }

  /** Verdict, examples and points after the last of so many epochs are those of the run's history, in its model's files. */
  async holdsToHistory(files: Record<string, Uint8Array>, count: number): Promise<void> {
    const { studio, examples } = this;
    const { page } = studio;
    const { epochs } = JSON.parse(strFromU8(files["members/1/history.json"]!)) as { epochs: Epoch[] };
    expect(epochs).toHaveLength(count);
    await studio.show("Train");
    const kept = epochs.findLast(({ best }) => best)!;
    const verdict = page.locator(".watch-verdict");
    const { difference, low, high } = kept.check.gap;
    const text = (await verdict.textContent()) ?? "";
    const points = Math.abs(100 * difference).toFixed(1);
    expect(text).toContain(
      `${low <= 0 && high >= 0 && difference < 0 ? "-" : ""}${points} ± ${(50 * (high - low)).toFixed(1)}`,
    );
    expect(text).toMatch(low > 0 ? /Beats/ : high < 0 ? /Not yet/ : /Level with/);
    expect(text).toContain(`Validation, epoch ${kept.epoch}`);
    expect(text).toContain(`first ten for ${(100 * kept.check.hit10).toFixed(1)}% of 256 targets`);
    expect(text).toContain("The verdict that counts is that on the test targets");

    // What counting alone finds is what the network is ahead of.
    const { added, hit10, ndcg10 } = kept.check;
    const counting = page.locator("[data-counted]");
    const found = Number(await counting.getAttribute("data-counted"));
    expect(found + added.difference).toBeCloseTo(hit10, 9);
    await expect(counting).toContainText(`finds the next product for ${Math.round(100 * found)} of 100 purchases`);
    const more = Math.abs(100 * added.difference).toFixed(1);
    await expect(counting).toContainText(`${more} ± ${(50 * (added.high - added.low)).toFixed(1)}`);
    const scores = await studio.chartRows("Validation NDCG@10");
    expect(scores).toHaveLength(count);
    expect(scores[kept.epoch - 1]![1]).toBeCloseTo(ndcg10, 3);
    expect(new Set(scores.map((row) => row[2])).size).toBe(1);

    const cells = await examples.locator("[data-rank]").evaluateAll((all) =>
      all.map((cell) => ({
        rank: Number(cell.getAttribute("data-rank")),
        text: cell.querySelector(".rank-trail")?.textContent ?? "",
      })),
    );
    const last = epochs.at(-1)!.check.ranks;
    expect(cells.map(({ rank }) => rank)).toEqual(last);
    cells.forEach(({ text: trail }, i) => {
      const numbers = trail.match(/\d+/g)!.map(Number);
      // It begins before training, which is no epoch.
      expect(numbers[0]).toBeGreaterThan(0);
      expect(numbers.length).toBeLessThanOrEqual(3);
      expect(numbers.at(-1)).toBe(last[i]);
    });
    // A product that the model puts first to third is marked, and no other.
    const rows = await examples.locator("tbody tr").evaluateAll((all) =>
      all.map((row) => ({
        bought: row.querySelector("[data-bought]")!.getAttribute("data-bought"),
        said: [...row.querySelectorAll("[data-said]")].map((each) => each.getAttribute("data-said")),
        marked: [...row.querySelectorAll(".says-right")].map((each) => each.getAttribute("data-said")),
        shares: [...row.querySelectorAll("[data-said]")].map((each) => Number.parseFloat(each.lastChild!.textContent!)),
      })),
    );
    rows.forEach(({ bought, said, marked, shares }, i) => {
      expect(said).toHaveLength(3);
      expect(marked).toEqual(last[i]! <= 3 ? [bought] : []);
      if (last[i]! <= 3) expect(said[last[i]! - 1]).toBe(bought);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    });

    // The table as a file: of each example what was bought, and the place that the model gives it.
    const file = await studio.downloadTable(EXAMPLES, "CSV");
    const saved = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n").slice(1);
    expect(saved).toHaveLength(rows.length);
    saved.forEach((line, i) => {
      expect(line).toContain(`,${rows[i]!.bought},`);
      expect(line).toContain(`,${last[i]},`);
    });

    // Half of the points lie within the factor that is told.
    const pairs = await studio.chartRows("Revenue: predicted / actual");
    expect(pairs).toHaveLength(256);
    const factors = pairs
      .map(([actual, predicted]) => Math.exp(Math.abs(Math.log(predicted! / actual!))))
      .sort((a, b) => a - b);
    const typical = await page.locator("[data-typical=revenue]").textContent();
    const told = Number(/factor of (\d+\.\d+)/.exec(typical ?? "")?.[1]);
    expect(told).toBeCloseTo(Math.sqrt(factors[127]! * factors[128]!), 1);

    // What was told filled the space that was kept for it.
    const after = await examples.boundingBox();
    expect(Math.abs(after!.height - this.height)).toBeLessThan(8);
  }
}
