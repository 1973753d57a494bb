// `npm run golden -- FILE.safetensors ...`: holds the model on a device against PyTorch's golden vectors.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BACKENDS } from "../core/kernels/backendChoice.ts";
import { chooseBackend } from "../core/kernels/backends.ts";
import { checkGolden, type GoldenGroup } from "../core/training/golden.ts";

const HELP = `npm run golden -- FILE.safetensors ... [--backend wasm|webgpu] [--json]

Builds the model of each file's configuration and compares outputs, losses, every gradient and the training steps with
the file. Prints the worst difference of each group, relative to max(1, |x|); exits 1 beyond the tolerances (1e-4; for
trained parameters 1e-3 and 99.9 % within 1e-4).`;

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
  const { name, detail } = await chooseBackend(backend);
  const reports: Record<string, GoldenGroup[]> = {};
  for (const file of positionals) {
    reports[file] = await checkGolden(await readFile(file));
    if (!values.json) print(file, `${name}, ${detail}`, reports[file]);
  }
  if (values.json) console.log(JSON.stringify({ backend: name, detail, files: reports }, null, 2));
  return Object.values(reports).every((groups) => groups.every((group) => group.passed)) ? 0 : 1;
}

function print(file: string, backend: string, groups: GoldenGroup[]): void {
  console.log(`${file} (${backend})`);
  for (const { name, worst, at, passed } of groups) {
    console.log(`  ${passed ? "✓" : "✗"} ${name.padEnd(10)} worst ${worst.toExponential(2)} at ${at}`);
  }
}

try {
  process.exit(await main());
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
