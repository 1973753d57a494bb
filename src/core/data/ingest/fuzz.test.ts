// A few of the files that `npm run fuzz` makes by the thousand.

import { expect, test } from "vitest";
import { inputOf, judgeInput } from "../testing/fuzzInputs.ts";

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
