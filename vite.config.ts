import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { runnerPlugin } from "./scripts/build-runner.ts";
import { leanZod } from "./scripts/leanZod.ts";
import { noticePlugins } from "./scripts/notices.ts";
import { offlinePlugin } from "./scripts/offline.ts";

// Cross-origin isolation gives WASM its threads; the same headers are sent by the preview and the start server.
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const notices = noticePlugins();

/**
 * What a start loads anyway comes as one file, and so does what later screens take from the component library: Rolldown
 * by itself makes a file of every set of modules that two screens share, some ninety requests before the first screen.
 */
const oneFileForTheStart = {
  output: {
    codeSplitting: {
      groups: [
        { name: "first", tags: ["$initial" as const], priority: 2 },
        { name: "components", test: /node_modules[\\/]@(mantine|floating-ui)[\\/]/, priority: 1 },
      ],
    },
  },
};
const oneFileForAWorker = { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial" as const] }] } } };

export default defineConfig({
  base: "./",
  plugins: [react(), leanZod(), runnerPlugin(), notices.page, offlinePlugin()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: "es", plugins: () => [leanZod(), notices.worker()], rolldownOptions: oneFileForAWorker },
  build: { target: "es2022", chunkSizeWarningLimit: 2000, rolldownOptions: oneFileForTheStart },
});
