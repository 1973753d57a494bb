// Compiles the AssemblyScript modules into TypeScript modules that carry the binaries as base64: the kernels with plain or
// relaxed SIMD, on a memory of one thread or a shared one, and the byte reader. `--force` rebuilds what is up to date.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const core = fileURLToPath(new URL("../src/core/", import.meta.url));
const PAGES_OF_4_GIB = 65536;

interface Module {
  /** Folder of the sources, with an index.ts. */
  sources: string;
  target: string;
  options: string[];
}

function kernels(name: string, relaxed: boolean, shared: boolean): Module {
  const features = ["simd", ...(relaxed ? ["relaxed-simd"] : []), ...(shared ? ["threads"] : [])];
  const memory = ["--importMemory", "--initialMemory", "1", "--maximumMemory", String(PAGES_OF_4_GIB)];
  return {
    sources: join(core, "kernels", "assembly"),
    target: join(core, "kernels", "wasm", `${name}.generated.ts`),
    options: ["--enable", features.join(), ...memory, ...(shared ? ["--sharedMemory"] : [])],
  };
}

const MODULES: Module[] = [
  kernels("plain", false, false),
  kernels("plainThreads", false, true),
  kernels("relaxed", true, false),
  kernels("relaxedThreads", true, true),
  {
    sources: join(core, "data", "assembly"),
    target: join(core, "data", "byteScanner.generated.ts"),
    options: ["--enable", "simd"],
  },
];

function upToDate({ sources, target }: Module): boolean {
  const inputs = [...readdirSync(sources).map((file) => join(sources, file)), fileURLToPath(import.meta.url)];
  const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));
  const time = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
  return time !== undefined && time >= newest;
}

async function compile({ sources, target, options }: Module): Promise<number> {
  const { default: asc } = await import("assemblyscript/asc");
  let binary: Uint8Array | undefined;
  const args = [
    "index.ts",
    ...["--outFile", "module.wasm"],
    ...["--runtime", "stub", "--use", "abort="],
    ...["--optimizeLevel", "3", "--shrinkLevel", "0", "--converge", "--noAssert"],
    ...options,
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
  if (error || !binary) throw new Error(`WASM module ${target}: ${error?.message}\n${stderr.toString()}`);
  const base64 = Buffer.from(binary).toString("base64");
  const from = relative(join(core, "../.."), sources).replaceAll("\\", "/");
  writeFileSync(
    target,
    `// Written by scripts/build-wasm.ts from ${from}: do not edit.\nexport const binary =\n  "${base64}";\n`,
  );
  return binary.length;
}

const outdated = process.argv.includes("--force") ? MODULES : MODULES.filter((module) => !upToDate(module));
const sizes: string[] = [];
for (const module of outdated)
  sizes.push(`${basename(module.target, ".generated.ts")} ${((await compile(module)) / 1024).toFixed(1)} KB`);
console.log(sizes.length > 0 ? `WASM modules: ${sizes.join(", ")}.` : "WASM modules are up to date.");
