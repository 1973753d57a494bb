import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findBrowser } from "./scripts/browser.ts";

// Two projects: everything that runs in Node, and what needs a browser with WebGPU and workers (`*.gpu.test.ts`).
export default defineConfig({
  test: {
    // By itself it leaves one core idle: of two, half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: ["**/*.gpu.test.ts"],
          // Four times what the slowest takes on two idle cores: a busy machine is no fault of a change.
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        server: {
          headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
        },
        worker: { format: "es" },
        // Found only while the tests run, they would make Vite reload the page under a test.
        optimizeDeps: {
          include: [
            "@tensorflow/tfjs-backend-webgpu",
            "@tensorflow/tfjs-core",
            "dexie",
            "fast-check",
            "fflate",
            "papaparse",
            "umap-js",
            "zod",
          ],
        },
        test: {
          name: "gpu",
          include: ["src/**/*.gpu.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: { executablePath: findBrowser(), args: chromiumArguments() },
            }),
          },
        },
      },
    ],
  },
});
