// End-to-end tests: a real Chromium against the production build, served as `npm start` serves it. STUDIO_BROWSER=firefox or
// webkit takes Playwright's own of that name instead, for the tests that need no WebGPU.

import { defineConfig } from "@playwright/test";
import { chromiumArguments, findBrowser } from "./scripts/browser.ts";

const port = Number(process.env.E2E_PORT ?? 4179);
const BROWSERS = ["chromium", "firefox", "webkit"] as const;
/** Titles of the tests that compute on the software graphics card. */
const ON_CARD = /on webgpu$|a graphics card without/;
const browserName = BROWSERS.find((name) => name === (process.env.STUDIO_BROWSER ?? "chromium"));
if (!browserName) throw new Error(`STUDIO_BROWSER is "${process.env.STUDIO_BROWSER}" (known: ${BROWSERS.join(", ")})`);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 180_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // A test that is about it lets it run; the others would keep the whole page once more each.
    serviceWorkers: "block",
    // Every opening and closing would be waited for.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    browserName,
    ...(browserName === "chromium"
      ? { launchOptions: { executablePath: findBrowser(), args: chromiumArguments() } }
      : {}),
  },
  projects: [
    { name: "training", testMatch: "training.setup.ts" },
    // What computes on the software graphics card takes both cores by itself: one at a time.
    { name: "card", grep: ON_CARD, workers: 1 },
    { name: "page", grepInvert: [ON_CARD, /@trained/] },
    // What opens a model that "training" has trained.
    { name: "trained", grep: /@trained/, dependencies: ["training"] },
  ],
  webServer: {
    command: `node --import tsx scripts/start.ts --no-open --port ${port}`,
    url: `http://localhost:${port}`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
