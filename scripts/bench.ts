// `npm run bench -- NAME [options]`: runs one of the measurements, each a program of its own in a folder called bench.

import { readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { root, runScript } from "./tool.ts";

/** Name → file of every bench/NAME.ts and src/.../bench/NAME.ts. */
function findBenches(): Map<string, string> {
  const found = new Map<string, string>();
  for (const top of ["bench", "src"]) {
    let files: string[];
    try {
      files = readdirSync(join(root, top), { recursive: true, encoding: "utf8" });
    } catch {
      continue;
    }
    for (const file of files) {
      const path = join(top, file);
      const inBench = path.split(sep).at(-2) === "bench";
      if (inBench && path.endsWith(".ts") && !path.endsWith(".test.ts")) found.set(basename(path, ".ts"), path);
    }
  }
  return found;
}

const [name, ...args] = process.argv.slice(2);
const benches = findBenches();
const file = name === undefined ? undefined : benches.get(name);
if (name === "--help" || name === undefined) {
  console.log(`npm run bench -- NAME [options]   (have: ${[...benches.keys()].sort().join(", ") || "none"})`);
} else if (file === undefined) {
  console.error(`unknown bench "${name}" (have: ${[...benches.keys()].sort().join(", ") || "none"})`);
  process.exitCode = 1;
} else {
  process.exitCode = await runScript(relative(root, join(root, file)), args);
}
