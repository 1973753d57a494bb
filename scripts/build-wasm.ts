// Compiles the AssemblyScript modules into TypeScript modules that carry the binaries as base64: the kernels with plain or
// relaxed SIMD, on a memory of one thread or a shared one, the byte reader and the inverse of matrices. The kernels' exports as
// JavaScript calls them are written as an interface beside the binaries. `--force` rebuilds what is up to date.

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
  /** Where the interface of the exports is written, by name; all binaries of the same sources share it. */
  exports?: { target: string; name: string };
}

function kernels(name: string, relaxed: boolean, shared: boolean): Module {
  const features = ["simd", ...(relaxed ? ["relaxed-simd"] : []), ...(shared ? ["threads"] : [])];
  const memory = ["--importMemory", "--initialMemory", "1", "--maximumMemory", String(PAGES_OF_4_GIB)];
  return {
    sources: join(core, "kernels", "assembly"),
    target: join(core, "kernels", "wasm", `${name}.generated.ts`),
    options: ["--enable", features.join(), ...memory, ...(shared ? ["--sharedMemory"] : [])],
    exports: { target: join(core, "kernels", "wasm", "kernelExports.generated.ts"), name: "KernelExports" },
  };
}

const MODULES: Module[] = [
  kernels("plain", false, false),
  kernels("plainThreads", false, true),
  kernels("relaxed", true, false),
  kernels("relaxedThreads", true, true),
  {
    sources: join(core, "data", "bytes", "assembly"),
    target: join(core, "data", "bytes", "byteScanner.generated.ts"),
    options: ["--enable", "simd"],
  },
  {
    sources: join(core, "lib", "spdInverse", "assembly"),
    target: join(core, "lib", "spdInverse", "spdInverse.generated.ts"),
    options: ["--enable", "simd"],
  },
];

function upToDate({ sources, target, exports }: Module): boolean {
  const inputs = [...readdirSync(sources).map((file) => join(sources, file)), fileURLToPath(import.meta.url)];
  const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));
  return [target, ...(exports ? [exports.target] : [])].every((output) => {
    const time = statSync(output, { throwIfNoEntry: false })?.mtimeMs;
    return time !== undefined && time >= newest;
  });
}

/** The doc comments of the exported functions of the sources, by name. */
function docComments(sources: string): Map<string, string> {
  const comments = new Map<string, string>();
  for (const file of readdirSync(sources).filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(join(sources, file), "utf8");
    for (const [, comment, name] of text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport function (\w+)/g)) {
      comments.set(name!, comment!);
    }
  }
  return comments;
}

const INTERFACE_DOC = `/**
 * The kernels as JavaScript calls them. Addresses are byte offsets in the memory that the caller owns, 0 for a tensor that
 * is absent; sizes count elements. Nothing is allocated or checked: what an address points to must be large enough. A call
 * returns when every thread is done; one thread calls at a time.
 */`;

/** The compiler's declarations as an interface. */
function exportsInterface(declarations: string, name: string, sources: string, from: string): string {
  const comments = docComments(sources);
  const methods = [...declarations.matchAll(/export function (\w+)(\(.*\): \w+;)/g)].map(
    ([, method, signature]) => `${comments.get(method!)?.replace(/^/gm, "  ") ?? ""}\n  ${method}${signature}`,
  );
  return `// Written by scripts/build-wasm.ts from ${from}: do not edit.\n\n${INTERFACE_DOC}\nexport interface ${name} {\n${methods.join("\n\n")}\n}\n`;
}

async function compile({ sources, target, options, exports }: Module): Promise<number> {
  const { default: asc } = await import("assemblyscript/asc");
  let binary: Uint8Array | undefined;
  let declarations = "";
  const args = [
    "index.ts",
    ...["--outFile", "module.wasm", "--bindings", "raw"],
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
    writeFile: (name, contents) => {
      if (typeof contents !== "string") binary = contents;
      else if (name.endsWith(".d.ts")) declarations = contents;
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
  if (exports) writeFileSync(exports.target, exportsInterface(declarations, exports.name, sources, from));
  return binary.length;
}

const outdated = process.argv.includes("--force") ? MODULES : MODULES.filter((module) => !upToDate(module));
const sizes: string[] = [];
for (const module of outdated)
  sizes.push(`${basename(module.target, ".generated.ts")} ${((await compile(module)) / 1024).toFixed(1)} KB`);
console.log(sizes.length > 0 ? `WASM modules: ${sizes.join(", ")}.` : "WASM modules are up to date.");
