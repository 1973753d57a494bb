// The page starts light: what the first screen loads holds no TensorFlow.js, no charts, no map, and stays under its budget.

import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const BUDGET = 250_000;

test("the first screen's scripts stay under 250 KB gzipped, without TensorFlow.js and charts", async ({ page }) => {
  const texts = new Map<string, Promise<string>>();
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) texts.set(response.url(), response.text());
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page.getByRole("tab", { name: "Data" })).toBeVisible();
  // An idle network is no promise that all texts have come over to the test.
  const scripts = new Map(
    await Promise.all([...texts].map(async ([address, text]): Promise<[string, string]> => [address, await text])),
  );
  expect(scripts.size).toBeGreaterThan(0);
  const all = [...scripts.values()];
  expect(all.some((text) => /UnsortedSegmentSum|tfjs/.test(text))).toBe(false);
  expect(all.some((text) => /zrender|echarts/i.test(text) && text.length > 200_000)).toBe(false);
  expect(all.some((text) => text.includes("hoangsa"))).toBe(false);
  const first = await page.evaluate(() =>
    [...document.querySelectorAll("script[src], link[rel=modulepreload]")].map(
      (each) => (each as HTMLScriptElement).src || (each as HTMLLinkElement).href,
    ),
  );
  const bytes = first.reduce((sum, address) => sum + gzipSync(scripts.get(address) ?? "").length, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(BUDGET);
});
