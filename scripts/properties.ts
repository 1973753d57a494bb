// `npm run properties -- [--rounds 5] [--seed S] [PATHS]`: the test files with properties (fast-check) in Node, once a round,
// each round with cases of its own. What fails is printed with its seed; `PROPERTY_SEED=S npx vitest run PATH` runs it again.

import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root, runTool } from "./tool.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, seed: { type: "string" } },
});
const rounds = Number(values.rounds);
const first = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const files = positionals.length > 0 ? positionals : ["src", "scripts", "bench"].flatMap(withProperties);

const failed: number[] = [];
for (let round = 0; round < rounds; round++) {
  const seed = (first + round) % 2 ** 31;
  console.log(`\n== round ${round + 1} of ${rounds}: PROPERTY_SEED=${seed}`);
  const exitCode = await runTool("vitest", "vitest", ["run", "--project", "unit*", "--reporter=dot", ...files], {
    env: { PROPERTY_SEED: String(seed) },
  });
  if (exitCode !== 0) failed.push(seed);
}
console.log(
  `\n${rounds - failed.length} rounds passed, ${failed.length} failed${failed.map((seed) => ` ${seed}`).join(",")}`,
);
process.exitCode = failed.length ? 1 : 0;

function withProperties(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(join(root, file), "utf8").includes("fc.assert("));
}
