// The runners that go with a model, as they lie in this program.

import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReadyRunner } from "../core/artefact/takeawayChoice.ts";
import { CommandError } from "./commandError.ts";
import { programFile } from "./packed.ts";

const FOLDERS: Record<ReadyRunner, URL> = {
  python: programFile("../../python/", "../dist/python/"),
  web: programFile("../../public/web/", "../dist/web/"),
};

/** Of the Python package what runs a model: its modules, how it is installed, and the page that says how. */
const OF_PYTHON = /^(?:sales_studio\/(?:[\w]+\/)*[\w]+\.(?:py|typed)|pyproject\.toml|README(?:\.vi)?\.md)$/;

/** A runner's files by their paths within its folder. Throws where they were not built. */
export async function runnerFiles(runner: ReadyRunner): Promise<Map<string, Uint8Array>> {
  const folder = fileURLToPath(FOLDERS[runner]);
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, Uint8Array>();
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const at = join(entry.parentPath, entry.name);
    const path = relative(folder, at).split(sep).join("/");
    if (runner !== "python" || OF_PYTHON.test(path)) files.set(path, await readFile(at));
  }
  if (files.size === 0) throw new CommandError(`the files of ${runner} are not built: run "npm run build:web" first`);
  return files;
}
