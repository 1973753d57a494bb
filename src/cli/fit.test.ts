// A fit in parts from the command line: the same files as one machine writes, and what is refused on the way.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROUNDS } from "../core/features/parts/fitRounds.ts";
import { shapeOfSchema } from "../core/lib/testing/shape.ts";
import { checkShape } from "../core/lib/testing/storedShape.ts";
import { PARTITION_VERSION, partitionSchema } from "./partitionFolder.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "fit-"));
const path = (...names: string[]): string => join(folder, ...names);
const file = path("lines.csv");
const SET = ["--set", "maxSeqLen=5", "--set", "minProductCount=2"];

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await studio(...args);
  if (code !== 0) throw new Error(err);
  return out;
}
const refused = async (...args: string[]): Promise<string> => {
  const { code, err } = await studio(...args);
  expect(code).toBe(1);
  return err;
};

/** All rounds and samples of two parts; answers with the folder of samples. */
async function inParts(source: string, name: string): Promise<string> {
  mkdirSync(path(name));
  let from: string[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const parts = ["1", "2"].map((part) => path(name, `r${round}.${part}`));
    for (const [i, out] of parts.entries())
      await done("fit", source, "--part", `${i + 1}/2`, "--out", out, ...from, ...(round === 1 ? SET : []));
    await done(
      "fit",
      "--merge",
      ...(round % 2 ? parts : [...parts].reverse()),
      "--out",
      path(name, `f${round}`),
      ...from,
    );
    from = ["--from", path(name, `f${round}`)];
  }
  const fitted = ["--fitted", path(name, `f${ROUNDS}`), ...SET, "--parquet", path(name, "samples")];
  for (const part of ["2/2", "1/2"]) await done("samples", source, "--part", part, ...fitted);
  return path(name, "samples");
}

beforeAll(async () => {
  await done("generate", "--rows", "1200", "--seed", "5", "--shape", "shop", "--out", file);
  await done("samples", file, "--parquet", path("whole"), "--shards", "2", ...SET);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("two parts write what one machine writes, byte for byte", () => {
  const sameAsWhole = (samples: string): void => {
    const index = JSON.parse(readFileSync(path("whole", "samples.json"), "utf8"));
    // Nobody had all lines.
    index.data.fingerprint = null;
    expect(JSON.parse(readFileSync(join(samples, "samples.json"), "utf8"))).toEqual(index);
    for (const name of readdirSync(path("whole")).filter((each) => each !== "samples.json")) {
      expect(readFileSync(join(samples, name)).equals(readFileSync(path("whole", name))), name).toBe(true);
    }
  };

  test("from the files", async () => {
    sameAsWhole(await inParts(file, "files"));
  }, 240_000);

  test("from a folder divided by customer", async () => {
    await done("partition", file, "--out", path("divided"), "--parts", "2");
    sameAsWhole(await inParts(path("divided"), "folder"));
    checkShape("partition", PARTITION_VERSION, shapeOfSchema(partitionSchema));
    expect(await refused("fit", path("divided"), "--part", "1/3", "--out", path("x"))).toContain("write K/2");
  }, 240_000);

  test("a part that is there is kept, one that was cut off is made again", async () => {
    const out = path("files", "r1.1");
    const whole = readFileSync(out);
    const again = ["fit", file, "--part", "1/2", "--out", out, ...SET];
    expect(await done(...again)).toContain("is there already");
    writeFileSync(out, whole.subarray(0, 200));
    expect(await done(...again)).toContain("part 1 of 2");
    expect(readFileSync(out).equals(whole)).toBe(true);
  }, 60_000);

  test("parts that do not belong together are refused", async () => {
    const merge = (...parts: string[]) => refused("fit", "--merge", ...parts, "--out", path("x"));
    const [first, second] = [path("files", "r1.1"), path("files", "r1.2")];
    expect(await merge(first)).toContain("of 2 parts these are missing: 2");
    expect(await merge(first, second, first)).toContain("part 1 of 2 is there twice");
    expect(await merge(first, path("folder", "r1.2"))).toContain("was made from other files than");
    expect(await merge(first, path("files", "r2.2"))).toContain("goes on from another state");
    expect(await merge(path("files", "r2.1"), path("files", "r2.2"))).toContain(
      "does not go on from what --from names",
    );
    await done("fit", file, "--part", "2/2", "--out", path("other"), "--set", "maxSeqLen=6");
    expect(await merge(first, path("other"))).toContain("was made with other settings");
    await done("fit", file, "--part", "2/3", "--out", path("third"), ...SET);
    expect(await merge(first, path("third"))).toContain("is one of 3 parts");
    const damaged = readFileSync(second);
    damaged[damaged.length - 9]! ^= 1;
    writeFileSync(path("damaged"), damaged);
    expect(await merge(first, path("damaged"))).toContain("is damaged or was cut off");
    expect(await merge(first, file)).toContain("is no part of a fit");
    expect(await merge(first, path("files", "f1"))).toContain("a part is needed here");
    expect(await refused("fit", file, "--part", "1/2", "--from", first, "--out", path("x"))).toContain("fit --merge");
    const samples = ["samples", file, "--parquet", path("y"), "--fitted"];
    expect(await refused(...samples, path("files", "f2"))).toContain("has 3 rounds to go");
    const last = path("files", `f${ROUNDS}`);
    expect(await refused("fit", file, "--part", "1/2", "--from", last, "--out", path("x"))).toContain("is done");
    expect(await refused(...samples, last, "--set", "maxSeqLen=6")).toContain("fit was made with maxSeqLen=5");
    expect(await refused("fit", file, "--part", "3/2", "--out", path("x"))).toContain("write it as K/N");
  }, 120_000);
});
