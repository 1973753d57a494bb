// A few of the bundles that `npm run fuzz` makes by the thousand.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pack } from "./pack.ts";
import { type Base, bundleOf, judgeBundle } from "./testing/fuzzBundles.ts";
import { unpack } from "./unpack.ts";
import { unzipFiles } from "./zip.ts";

const older = ["v1/counts", "v2/counts", "v3/experts"].map((name): Base => {
  const files = unzipFiles(readFileSync(`fixtures/${name}.zip`));
  return { files, model: unpack(files), sealed: false };
});
const files = pack(older[2]!.model);
const bases: Base[] = [...older, { files, model: unpack(files), sealed: true }];

test("80 damaged models: each is refused in a sentence, or read as one that can be asked", () => {
  const counts = { read: 0, refused: 0, wrong: 0 };
  for (let seed = 1; seed <= 80; seed++) {
    const verdict = judgeBundle(bundleOf(seed, bases));
    counts[verdict.kind]++;
    expect(verdict, `seed ${seed}`).not.toHaveProperty("why");
  }
  expect(counts.refused).toBeGreaterThan(30);
  expect(counts.read).toBeGreaterThan(5);
});
