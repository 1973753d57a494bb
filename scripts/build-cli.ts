// Builds the command line into cli/ for the package: JavaScript that needs Node and nothing else, with the notices of what is in it.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { noticePlugins } from "./notices.ts";
import { root } from "./tool.ts";

const outDir = join(root, "cli");
rmSync(outDir, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: "warn",
  plugins: [noticePlugins().page],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    target: "node20",
    minify: true,
    rolldownOptions: {
      input: {
        studio: join(root, "scripts", "studio.ts"),
        "chunk.worker": join(root, "src", "cli", "chunk.worker.ts"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
