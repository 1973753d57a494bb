// A few of the files that `npm run fuzz` makes by the thousand.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeInput } from "../testing/fuzzInputs.ts";
import { judgeTable } from "../testing/fuzzTables.ts";
import { inputOf } from "../testing/seededFiles.ts";
import { tableOf } from "../testing/seededTables.ts";

test("120 files in random dialects, most of them damaged: three readers say the same, in lines or in a sentence", async () => {
  const counts = { read: 0, refused: 0, wrong: 0 };
  for (let seed = 1; seed <= 120; seed++) {
    const verdict = await judgeInput(inputOf(seed));
    counts[verdict.kind]++;
    expect(verdict, `seed ${seed}`).not.toHaveProperty("why");
  }
  expect(counts.read).toBeGreaterThan(60);
  expect(counts.refused).toBeGreaterThan(5);
});

test("40 workbooks and Parquet files, most of them damaged: the lines of their CSV, or a sentence", async () => {
  const parquet = ["sales", "types"].map((name) => new Uint8Array(readFileSync(`fixtures/tables/${name}.parquet`)));
  const counts = { read: 0, refused: 0, wrong: 0 };
  for (let seed = 1; seed <= 40; seed++) {
    const verdict = await judgeTable(tableOf(seed, parquet));
    counts[verdict.kind]++;
    expect(verdict, `seed ${seed}`).not.toHaveProperty("why");
  }
  expect(counts.read).toBeGreaterThan(10);
  expect(counts.refused).toBeGreaterThan(6);
});
