// Builds the page: the WASM kernels, then Vite. Skipped by `npm start` when nothing changed since the last build.

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type RunOptions, root, runScript, runTool } from "./tool.ts";

const SOURCES = ["src", "public", "index.html", "vite.config.ts", "package.json", "package-lock.json"];

/** Compiles the WASM kernels; resolves to the exit code. */
export function buildWasm(): Promise<number> {
  return runScript("scripts/build-wasm.ts");
}

/** Builds the page into dist/, with the WASM kernels that are there; resolves to the exit code. */
export function buildPage(options?: RunOptions): Promise<number> {
  return runTool("vite", "vite", ["build"], options);
}

/** Builds everything into dist/; resolves to the exit code. */
export async function build(): Promise<number> {
  const wasm = await buildWasm();
  return wasm !== 0 ? wasm : buildPage();
}

/** Whether dist/ is missing or older than any of its sources. */
export function isStale(): boolean {
  const built = join(root, "dist", "index.html");
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > time);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  let time = 0;
  for (const name of readdirSync(path)) {
    // Written by the build itself.
    if (!name.endsWith(".generated.ts")) time = Math.max(time, newest(join(path, name)));
  }
  return time;
}
