// How much history the rows of a batch have: lengths made up, or those of a file's training targets.

import { basename } from "node:path";
import { readingChoice } from "../../src/cli/readingOptions.ts";
import { readLines } from "../../src/cli/readLines.ts";
import { Terminal } from "../../src/cli/terminal.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../../src/core/features/featureSettings.ts";
import { fitAndOpen } from "../../src/core/features/open.ts";
import { random, shuffle } from "../../src/core/lib/random.ts";
import { withSaleLines } from "../shared/saleLines.ts";

/** Targets whose histories stand for all of a file's. */
const SAMPLED = 4096;

export interface Lengths {
  /** Where they come from. */
  name: string;
  /** The lengths [B] of a batch's rows, 1..`longest`. */
  of(batch: number, longest: number): number[];
}

/** Every second row as long as can be, the others of any length. */
export const MIXED: Lengths = {
  name: "mixed",
  of: (batch, longest) => {
    const rng = random(batch);
    return Array.from({ length: batch }, (_, b) => (b % 2 === 0 ? longest : 1 + rng.integer(longest)));
  },
};

/**
 * Those of the training targets of a file, or of a generated distributor with so many lines: a batch's rows have them at even
 * distances in their order, so that a small batch has the share of padding that the file has. Throws where the file cannot be read.
 */
export async function targetLengths(from: { file?: string; rows: string }): Promise<Lengths> {
  let sorted: number[] = [];
  await withSaleLines(from, async (path) => {
    const { lines } = await readLines([path], new Terminal(), { choice: readingChoice({}), quiet: true });
    const samples = fitAndOpen(lines, { ...DEFAULT_FEATURE_SETTINGS, maxSeqLen: 100 });
    const targets = shuffle(samples.split.train.slice(), random(1)).subarray(0, SAMPLED);
    if (targets.length === 0) throw new Error(`${path} has no training targets`);
    sorted = Array.from(samples.assemble(targets).lengths).sort((a, b) => a - b);
  });
  return {
    name: from.file === undefined ? "distributor" : basename(from.file).split(".")[0]!,
    of: (batch, longest) => {
      const at = (b: number): number => sorted[Math.floor(((b + 0.5) * sorted.length) / batch)]!;
      const even = Array.from({ length: batch }, (_, b) => Math.min(longest, at(b)));
      return shuffle(even, random(batch));
    },
  };
}
