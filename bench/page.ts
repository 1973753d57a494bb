// `npm run bench -- page`: how smooth and fast the page is while it reads, trains and is looked at, beside its marks.

import { parseArgs } from "node:util";
import { ensureBrowser } from "../scripts/browser.ts";
import { build, isStale } from "../scripts/build.ts";
import { runTool } from "../scripts/tool.ts";

const HELP = `npm run bench -- page [NAME ...]

What holds the page's own thread and for how long, in Chromium against the production build; each figure is printed beside its
mark, and none fails. It ends with an error only where something could not be measured. Names (default: all):

  start      from the address to the first answered input, in three new contexts
  reading    while a file of 900,000 lines is read, and while that is cancelled
  training   while a model learns several epochs a second
  screens    while a model trains and its user visits every screen twice; while sliders move
  hiddenTab  how far a tab trains that nobody looks at`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (isStale() && (await build()) !== 0) throw new Error("the build failed, see above");
  await ensureBrowser();
  const config = ["test", "--config", "bench/page/playwright.config.ts"];
  process.exitCode = await runTool("@playwright/test", "playwright", [...config, ...positionals]);
}

await main();
