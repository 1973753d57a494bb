// Compiles the AssemblyScript kernels into TypeScript modules that carry the binaries as base64: plain or relaxed SIMD,
// on a memory of one thread or a shared one. `--force` rebuilds what is up to date.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kernels = fileURLToPath(new URL("../src/core/kernels/", import.meta.url));
const sources = join(kernels, "assembly");
const PAGES_OF_4_GIB = 65536;

interface Variant {
  name: string;
  relaxed: boolean;
  shared: boolean;
}
const VARIANTS: Variant[] = [
  { name: "plain", relaxed: false, shared: false },
  { name: "plainThreads", relaxed: false, shared: true },
  { name: "relaxed", relaxed: true, shared: false },
  { name: "relaxedThreads", relaxed: true, shared: true },
];

function target(variant: Variant): string {
  return join(kernels, "wasm", `${variant.name}.generated.ts`);
}

function upToDate(): boolean {
  const inputs = [...readdirSync(sources).map((file) => join(sources, file)), fileURLToPath(import.meta.url)];
  const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));
  return VARIANTS.every((variant) => {
    const time = statSync(target(variant), { throwIfNoEntry: false })?.mtimeMs;
    return time !== undefined && time >= newest;
  });
}

async function compile(variant: Variant): Promise<number> {
  const { default: asc } = await import("assemblyscript/asc");
  let binary: Uint8Array | undefined;
  const args = [
    "index.ts",
    ...["--outFile", "kernels.wasm"],
    ...["--runtime", "stub", "--use", "abort="],
    ...["--optimizeLevel", "3", "--shrinkLevel", "0", "--converge", "--noAssert"],
    ...[
      "--enable",
      ["simd", ...(variant.relaxed ? ["relaxed-simd"] : []), ...(variant.shared ? ["threads"] : [])].join(),
    ],
    ...["--importMemory", "--initialMemory", "1", "--maximumMemory", String(PAGES_OF_4_GIB)],
    ...(variant.shared ? ["--sharedMemory"] : []),
  ];
  const { error, stderr } = await asc.main(args, {
    readFile: (name, directory) => {
      try {
        return readFileSync(join(sources, directory ?? ".", name), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== "string") binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`WASM kernels (${variant.name}): ${error?.message}\n${stderr.toString()}`);
  const base64 = Buffer.from(binary).toString("base64");
  writeFileSync(
    target(variant),
    `// Written by scripts/build-wasm.ts from src/core/kernels/assembly: do not edit.\nexport const binary =\n  "${base64}";\n`,
  );
  return binary.length;
}

if (!process.argv.includes("--force") && upToDate()) {
  console.log("WASM kernels are up to date.");
} else {
  const sizes: string[] = [];
  for (const variant of VARIANTS) sizes.push(`${variant.name} ${((await compile(variant)) / 1024).toFixed(1)} KB`);
  console.log(`WASM kernels: ${sizes.join(", ")}.`);
}
