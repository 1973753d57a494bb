// Takes the picture in the README: a model trained in the page on the synthetic distributor. Run by hand.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumArguments, ensureBrowser } from "./browser.ts";
import { build, isStale } from "./build.ts";
import { listen, staticServer } from "./server.ts";
import { root } from "./tool.ts";

const MINUTES = 60_000;
const settings =
  "epochs=6&hiddenSize=24&embedDim=24&maxSeqLen=10&targetsPerEpoch=4096&validationTargets=1024&backend=wasm";

if (isStale() && (await build()) !== 0) throw new Error("the build failed, see above");
const server = staticServer(join(root, "dist"));
const port = await listen(server, 4190, false);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArguments() });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1200 }, locale: "en-GB" });
  page.setDefaultTimeout(10 * MINUTES);
  await page.goto(`http://localhost:${port}/#data?${settings}`);
  await page.getByRole("button", { name: "Use this sample: Vietnamese distributor" }).click();
  await page.getByRole("link", { name: "Train a model" }).click();
  await page.getByRole("button", { name: "Start training" }).click();
  await page.getByRole("link", { name: "See the results" }).waitFor();
  mkdirSync(join(root, "docs"), { recursive: true });
  // The charts draw themselves in.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, "docs", "train.png") });
  console.log("docs/train.png");
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
