import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findBrowser } from "./scripts/browser.ts";

/** What a test file in Node begins with, and how long it may take: four times what the slowest takes on two idle cores. */
const inNode = {
  environment: "node",
  setupFiles: "scripts/testing/unitSetup.ts",
  restoreMocks: true,
  testTimeout: 240_000,
  hookTimeout: 60_000,
} as const;

// Everything that runs in Node, in processes whose modules the test files share; those that must have a process to
// themselves (`*.alone.test.ts`); and what needs a browser with WebGPU and workers (`*.gpu.test.ts`).
export default defineConfig({
  test: {
    // By itself it leaves one core idle: of two, half.
    maxWorkers: "100%",
    env: { PROPERTY_SEED: process.env.PROPERTY_SEED ?? "1" },
    projects: [
      {
        test: {
          ...inNode,
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: ["**/*.{alone,gpu}.test.ts"],
          isolate: false,
        },
      },
      { test: { ...inNode, name: "unit-alone", include: ["src/**/*.alone.test.ts"] } },
      {
        server: {
          headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
        },
        worker: { format: "es" },
        // Found only while the tests run, they would make Vite reload the page under a test.
        optimizeDeps: {
          // Finds its binary beside itself.
          exclude: ["onnxruntime-web"],
          include: [
            "@tensorflow/tfjs-backend-webgpu",
            "@tensorflow/tfjs-core",
            "dexie",
            "echarts/charts",
            "echarts/components",
            "echarts/core",
            "echarts/renderers",
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
