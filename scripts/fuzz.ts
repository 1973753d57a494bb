// `npm run fuzz -- [inputs] [tables] [bundles] [worst] [--count 2000] [--seed 1]`: seeded files by the thousand, and the worst
// ones of a megabyte. Inputs × the three readers of CSV, workbooks and Parquet files, bundles × what reads a model; counts of
// refused, read, wrong, slow and large. What is wrong is kept in .cache/fuzz, for a look and never for the repository.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pack } from "../src/core/artefact/pack.ts";
import { type Base, bundleOf, judgeBundle } from "../src/core/artefact/testing/fuzzBundles.ts";
import { unpack } from "../src/core/artefact/unpack.ts";
import { unzipFiles } from "../src/core/artefact/zip.ts";
import { judgeInput } from "../src/core/data/testing/fuzzInputs.ts";
import { judgeTable } from "../src/core/data/testing/fuzzTables.ts";
import { inputOf } from "../src/core/data/testing/seededFiles.ts";
import { tableOf } from "../src/core/data/testing/seededTables.ts";
import type { Verdict } from "../src/core/lib/testing/damage.ts";
import { runWorst } from "./fuzzWorst.ts";

/** A file of some kilobytes that takes longer, or more memory, than any of a megabyte may. */
const SLOW_MS = 5000;
const LARGE_MB = 300;
const KEPT = join(".cache", "fuzz");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
});
const asked = positionals.length > 0 ? positionals : ["inputs", "tables", "bundles", "worst"];
const [count, seed] = [Number(values.count), Number(values.seed)];

if (asked.includes("inputs")) {
  await fuzz("inputs", (each) => {
    const bytes = inputOf(each);
    return { bytes, judge: () => judgeInput(bytes) };
  });
}
if (asked.includes("tables")) {
  const parquet = ["sales", "types"].map((name) => new Uint8Array(readFileSync(`fixtures/tables/${name}.parquet`)));
  await fuzz("tables", (each) => {
    const table = tableOf(each, parquet);
    return { bytes: table.bytes, judge: () => judgeTable(table) };
  });
}
if (asked.includes("bundles")) {
  const bases = basesOf();
  await fuzz("bundles", (each) => {
    const bundle = bundleOf(each, bases);
    return { bytes: bundle.zip, judge: async () => judgeBundle(bundle) };
  });
}
if (asked.includes("worst")) process.exitCode ||= await runWorst({ slowMs: SLOW_MS, largeMb: LARGE_MB });

function basesOf(): Base[] {
  const older = ["v1/counts", "v2/counts", "v3/counts", "v3/experts"].map((name): Base => {
    const files = unzipFiles(readFileSync(join("fixtures", `${name}.zip`)));
    return { files, model: unpack(files), sealed: false };
  });
  const files = pack(older[3]!.model);
  return [...older, { files, model: unpack(files), sealed: true }];
}

/** Judges `count` files from `seed` on and prints what became of them. */
async function fuzz(
  name: string,
  make: (seed: number) => { bytes: Uint8Array; judge: () => Promise<Verdict> },
): Promise<void> {
  const counts = { refused: 0, read: 0, wrong: 0, slow: 0, large: 0 };
  const peak = (): number => process.resourceUsage().maxRSS / 1024;
  // Of the processor: what else runs on the machine does not count.
  const used = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
  let slowest = 0;
  const began = used();
  for (let each = seed; each < seed + count; each++) {
    const { bytes, judge } = make(each);
    const [from, before] = [used(), peak()];
    const verdict = await judge();
    const took = used() - from;
    slowest = Math.max(slowest, took);
    counts[verdict.kind]++;
    if (took > SLOW_MS) counts.slow++;
    if (peak() - before > LARGE_MB) counts.large++;
    if (verdict.kind !== "wrong") continue;
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(join(KEPT, `${name}-${each}`), bytes);
    console.error(`${name}, seed ${each}: ${verdict.why}`);
    process.exitCode = 1;
  }
  const said = Object.entries(counts).map(([kind, number]) => `${number} ${kind}`);
  const seconds = ((used() - began) / 1000).toFixed(0);
  console.log(
    `${name}: ${count} files from seed ${seed}: ${said.join(", ")}; slowest ${Math.round(slowest)} ms, ${seconds} s of the processor`,
  );
}
