// `npm run golden -- FILE.safetensors ...`: holds the model on a device against PyTorch's golden vectors.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BACKENDS, type BackendName } from "../src/core/kernels/backendChoice.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { checkGolden, type GoldenGroup } from "../src/core/training/testing/golden.ts";
import type { Checker } from "./golden/checker.ts";

const HELP = `npm run golden -- FILE.safetensors ... [--backend wasm|webgpu] [--json]

Builds the model of each file's configuration and compares outputs, losses, every gradient and the training steps with
the file, as far as the file holds them. Prints the worst difference of each group, relative to max(1, |x|); exits 1 beyond
the tolerances (1e-4; for trained parameters 1e-3 and 99.9 % within 1e-4), or where a file cannot be compared.

--backend webgpu   runs in Node where the package "webgpu" is installed, else in Chromium; on a software adapter where
                   there is no graphics card
--json             prints one JSON object and nothing else: { passed, backend, detail, files, errors }`;

async function inNode(backend: BackendName): Promise<Checker> {
  const { name, detail } = await chooseBackend(backend);
  return { name, detail, check: checkGolden, close: async () => {} };
}

async function open(backend: BackendName): Promise<Checker> {
  if (backend === "wasm") return inNode(backend);
  try {
    return await inNode(backend);
  } catch {
    const { inChromium } = await import("./golden/chromium.ts");
    return inChromium(backend);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      backend: { type: "string", default: "wasm" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const backend = BACKENDS.find((name) => name === values.backend);
  if (!backend) throw new Error(`unknown backend "${values.backend}" (have: ${BACKENDS.join(", ")})`);
  if (positionals.length === 0) throw new Error("name at least one .safetensors file");
  const checker = await open(backend);
  const files: Record<string, GoldenGroup[]> = {};
  const errors: Record<string, string> = {};
  try {
    for (const file of positionals) {
      try {
        files[file] = await checker.check(await readFile(file));
        if (!values.json) print(file, `${checker.name}, ${checker.detail}`, files[file]);
      } catch (error) {
        errors[file] = messageOf(error);
        if (!values.json) console.error(`${file}\n  ✗ ${errors[file]}`);
      }
    }
  } finally {
    await checker.close();
  }
  const groups = Object.values(files).flat();
  const passed = Object.keys(errors).length === 0 && groups.every((group) => group.passed);
  if (values.json) {
    const { name, detail } = checker;
    console.log(JSON.stringify({ passed, backend: name, detail, files, errors }, null, 2));
  }
  return passed ? 0 : 1;
}

function print(file: string, backend: string, groups: GoldenGroup[]): void {
  console.log(`${file} (${backend})`);
  for (const { name, worst, at, passed } of groups) {
    console.log(`  ${passed ? "✓" : "✗"} ${name.padEnd(10)} worst ${worst.toExponential(2)}${at && ` at ${at}`}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`error: ${messageOf(error)}`);
  process.exitCode = 1;
}
// Threads of the kernels and a browser's leftovers must not keep the process; what was printed is on its way first.
process.stdout.write("", () => process.exit());
