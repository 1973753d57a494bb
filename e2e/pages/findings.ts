// What axe finds on a page that keeps people out.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The serious and critical findings, with the elements they are about. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Once a document; not as a script tag: the page's policy forbids inline scripts.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    // What passed is not described, which took half of the time.
    const options: axe.RunOptions = { resultTypes: ["violations"], preload: false };
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(options);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  });
}
