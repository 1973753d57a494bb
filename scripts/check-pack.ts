// Packs the studio as `npm pack` does, installs the package in an empty folder and uses it there as a user would: serves the page,
// trains, reads a large file with several threads, predicts. Run by hand, and before a release: it takes a minute.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./tool.ts";

const MOST_BYTES = 15_000_000;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "sales-studio-"));
const npm = (args: string[], cwd: string) =>
  run("npm", args, { cwd, shell: process.platform === "win32", maxBuffer: 1 << 26 });

/** The command, in the empty folder; resolves to what it prints. */
async function studio(...args: string[]): Promise<string> {
  const { stdout } = await npm(["exec", "--offline", "--", "sales-studio", ...args], folder);
  return stdout;
}

/** Serves the page as the package does, and asks for it. */
async function checkServing(): Promise<void> {
  const entry = join(folder, "node_modules", "sales-studio", "cli", "studio.js");
  const server = spawn(process.execPath, [entry, "--port", "0"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let text = "";
      server.stdout.on("data", (part) => {
        text += part;
        const found = /http:\/\/localhost:\d+\//.exec(text);
        if (found) resolve(found[0]);
      });
      server.once("exit", () => reject(new Error(`the server ended: ${text}`)));
    });
    const page = await fetch(address);
    assert.equal(page.headers.get("Cross-Origin-Embedder-Policy"), "require-corp");
    assert.match(await page.text(), /<div id="root">/);
    for (const file of ["sw.js", "manifest.webmanifest", "NOTICES.txt"])
      assert.equal((await fetch(address + file)).status, 200, file);
  } finally {
    server.kill();
  }
}

try {
  await npm(["pack", "--pack-destination", folder], root);
  const [tarball] = readdirSync(folder);
  const bytes = statSync(join(folder, tarball!)).size;
  assert.ok(bytes < MOST_BYTES, `the package has ${bytes} bytes (at most ${MOST_BYTES})`);
  await npm(["init", "--yes"], folder);
  await npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, tarball!)], folder);
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  assert.deepEqual(installed, ["sales-studio"]);
  for (const part of ["cli", "dist"]) {
    const notices = readFileSync(join(folder, "node_modules", "sales-studio", part, "NOTICES.txt"), "utf8");
    for (const name of ["@tensorflow/tfjs-core", "papaparse", "zod"]) assert.ok(notices.includes(`\n${name} `), name);
  }
  await checkServing();
  assert.match(await studio("--help"), /sales-studio COMMAND/);
  await studio("generate", "--rows", "20000", "--seed", "7", "--out", "m.csv");
  const inspected = JSON.parse(await studio("inspect", "m.csv", "--json"));
  assert.equal(typeof inspected, "object");
  await studio("geocode", "m.csv", "--out", "located.csv");
  const small = ["epochs=1", "hiddenSize=8", "embedDim=8", "targetsPerEpoch=512", "validationTargets=128"];
  await studio("train", "m.csv", "--preset", "quick", "--out", "model", ...small.flatMap((each) => ["--set", each]));
  await studio("predict", "model", "m.csv", "--out", "next.csv");
  assert.ok(readFileSync(join(folder, "next.csv"), "utf8").split("\n").length > 10);
  await studio("export", "model", "--format", "all", "--out", "taken");
  const taken = readdirSync(join(folder, "taken"));
  for (const part of ["onnx", "python", "web"]) assert.ok(taken.includes(part), part);
  assert.match(await studio("import", "taken", "--out", "back"), /Written to back/);
  await studio("due", "m.csv", "--out", "due.xlsx");
  console.log(`${tarball}: ${(bytes / 1e6).toFixed(1)} MB, serves, trains and predicts in an empty folder.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
