// A cold start: from the address to the answer to the first input, without a cache.

import { expect, test } from "@playwright/test";
import { START_PROBE } from "../../scripts/startProbe.ts";
import { tellFigures } from "./figures.ts";

/** ms, on two cores. */
const START = 1500;

test("start", async ({ browser, baseURL }) => {
  const answered: number[] = [];
  for (let visit = 0; visit < 3; visit++) {
    // A context of its own has no cache.
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.addInitScript({ content: START_PROBE });
    await page.goto("/");
    await expect(page.getByRole("tab", { name: "Explore" })).toHaveAttribute("aria-selected", "true");
    const times = () => page.evaluate(() => (window as unknown as { startTimes: Record<string, number> }).startTimes);
    await expect.poll(async () => (await times()).answered ?? 0).toBeGreaterThan(0);
    answered.push((await times()).answered!);
    await context.close();
  }
  const median = answered.sort((a, b) => a - b)[1]!;
  tellFigures([
    { what: "first input answered, median of 3 cold starts", value: median, unit: "ms", mark: { atMost: START } },
  ]);
});
