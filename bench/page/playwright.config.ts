// The page's timed figures: the end-to-end tests' browser and build, with programs that measure and print.

import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";
import { root } from "../../scripts/tool.ts";

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../test-results/bench",
  timeout: 400_000,
  use: { ...base.use, screenshot: "off" },
  webServer: [base.webServer!].flat().map((server) => ({ ...server, cwd: root })),
});
