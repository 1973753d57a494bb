// The last step of a build: the page gets its policy and the build's name, and beside it comes the service worker with the list
// of all files. Whatever is wrong fails the build and takes index.html away, so that no half of a page looks whole.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "vite";
import { PAGE_POLICY, POLICY } from "./policy.ts";

export const SERVICE_WORKER = "sw.js";
/** All files as they are; more is no longer kept in silence by everyone who only looks at the page. */
const MOST_BYTES = 12_000_000;

export type ListedFile = readonly [path: string, hash: string];

const hashOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Every file under `folder` but the service worker, by path, with the hash of its content; index.html last. */
export function filesOf(folder: string): ListedFile[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = found.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join("/")).sort();
  const others = paths.filter((path) => path !== SERVICE_WORKER && path !== "index.html");
  return [...others, "index.html"].map((path) => [path, hashOf(readFileSync(join(folder, path)))] as const);
}

/** The page with its policy and the name of its build, which follows from all of its files. */
export function withPolicy(html: string, build: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;
  const name = `<meta name="sales-studio-build" content="${build}" />`;
  const made = html.replace(/<meta charset="utf-8" \/>/, (charset) => `${charset}\n    ${policy}\n    ${name}`);
  if (made === html) throw new Error("index.html has no place for the content policy");
  return made;
}

async function finish(folder: string): Promise<void> {
  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8");
  if (/<script(?![^>]*\bsrc=)|\son\w+=/i.test(html)) throw new Error("index.html has a script that its policy forbids");
  const name = hashOf(JSON.stringify(filesOf(folder)));
  writeFileSync(page, withPolicy(html, name));
  const files = filesOf(folder);
  const bytes = files.reduce((sum, [path]) => sum + readFileSync(join(folder, path)).length, 0);
  if (bytes > MOST_BYTES) throw new Error(`the page's files have ${bytes} bytes (at most ${MOST_BYTES})`);
  const define = { FILES: JSON.stringify(files), POLICY: JSON.stringify(POLICY), BUILD: JSON.stringify(name) };
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: "src/workers/service.worker.ts", formats: ["iife"], name: "sw", fileName: () => SERVICE_WORKER },
    },
  });
  const worker = readFileSync(join(folder, SERVICE_WORKER), "utf8");
  const missing = files.filter(([path, hash]) => !worker.includes(path) || !worker.includes(hash));
  if (missing.length > 0) throw new Error(`the service worker does not list ${missing.join(", ")}`);
  console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, are kept for use without a network.`);
}

/** Finishes what a build has written. */
export function offlinePlugin(): Plugin {
  let folder = "";
  let isWritten = false;
  return {
    name: "offline",
    apply: "build",
    configResolved: ({ root, build: { outDir } }) => {
      folder = join(root, outDir);
    },
    writeBundle: () => {
      isWritten = true;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        // Also called after a build that failed before.
        if (!isWritten) return;
        try {
          await finish(folder);
        } catch (failure) {
          if (existsSync(folder))
            for (const file of ["index.html", SERVICE_WORKER]) rmSync(join(folder, file), { force: true });
          throw failure;
        }
      },
    },
  };
}
