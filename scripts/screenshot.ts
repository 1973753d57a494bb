// Takes the pictures of the READMEs, in both languages: a model trained in the page on the synthetic distributor, and what it
// and the explorer then answer. Run by hand: node --import tsx scripts/screenshot.ts

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { chromiumArguments, ensureBrowser } from "./browser.ts";
import { build, isStale } from "./build.ts";
import { listen, staticServer } from "./server.ts";
import { root } from "./tool.ts";

const MINUTES = 60_000;
const MOST_BYTES = 200_000;
const settings =
  "epochs=6&hiddenSize=24&embedDim=24&maxSeqLen=10&targetsPerEpoch=4096&validationTargets=1024&backend=wasm";

/** What is shown under an address; `ready` when it is there to be seen. */
const PICTURES: readonly { name: string; address: string; ready(page: Page): Promise<void> }[] = [
  {
    name: "explore",
    address: "explore/places",
    ready: (page) => page.getByRole("img", { name: /^(Map of|Bản đồ)/ }).waitFor(),
  },
  { name: "results", address: "results", ready: (page) => page.getByRole("table").first().waitFor() },
  {
    name: "predict",
    address: "predict",
    async ready(page) {
      const customer = page.getByRole("combobox", { name: /^(Customer|Khách hàng)$/ });
      await customer.fill("KH0000");
      await page
        .getByRole("listbox", { name: /^(Customer|Khách hàng)$/ })
        .getByRole("option", { name: /^KH0000/ })
        .first()
        .click();
      await page.getByRole("table").first().waitFor();
    },
  },
];

if (isStale() && (await build()) !== 0) throw new Error("the build failed, see above");
const server = staticServer(join(root, "dist"));
const port = await listen(server, 4190, false);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArguments() });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: "en-GB" });
  page.setDefaultTimeout(10 * MINUTES);
  await page.goto(`http://localhost:${port}/#data?${settings}`);
  await page.getByRole("button", { name: "Use this sample: Vietnamese distributor" }).click();
  await page.getByRole("link", { name: "Train a model" }).click();
  await page.getByRole("button", { name: "Start training" }).click();
  await page.getByRole("link", { name: "See the results" }).waitFor();
  await take(page, "train.png");
  for (const language of ["en", "vi"]) {
    await page.locator(`abbr[title="${language === "en" ? "English" : "Tiếng Việt"}"]`).click();
    for (const { name, address, ready } of PICTURES) {
      await page.evaluate((to) => location.assign(`#${to}`), address);
      await ready(page);
      await take(page, language === "en" ? `${name}.png` : `${name}.${language}.png`);
    }
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(join(root, "docs"), { recursive: true });
  // The charts draw themselves in.
  await page.waitForTimeout(3000);
  const path = join(root, "docs", name);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`docs/${name}: ${Math.round(size / 1000)} KB`);
  if (size > MOST_BYTES) throw new Error(`docs/${name} is larger than ${MOST_BYTES} bytes: make it smaller`);
}
