import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { runnerPlugin } from "./scripts/build-runner.ts";
import { noticePlugins } from "./scripts/notices.ts";
import { offlinePlugin } from "./scripts/offline.ts";

// Cross-origin isolation gives WASM its threads; the same headers are sent by the preview and the start server.
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const notices = noticePlugins();

export default defineConfig({
  base: "./",
  plugins: [react(), runnerPlugin(), notices.page, offlinePlugin()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: "es", plugins: () => [notices.worker()] },
  build: { target: "es2022", chunkSizeWarningLimit: 2000 },
});
