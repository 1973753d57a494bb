// A search on the command line: tiny trainings, broken off and taken up, and the model that is kept of it.

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readSearch } from "../core/experiments/search/searchFormat.ts";
import type { SearchState } from "../core/experiments/search/types.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "search-"));
const path = (...names: string[]): string => join(folder, ...names);
const sets = ["epochs=3", "hiddenSize=6", "embedDim=6", "numHeads=2", "targetsPerEpoch=256", "validationTargets=100"];
const search = (out: string, ...more: string[]) =>
  studio(
    ...["search", path("m.csv"), "--backend", "wasm", "--out", path(out), ...sets.flatMap((set) => ["--set", set])],
    ...[
      "--space",
      path("space.json"),
      "--trials",
      "4",
      "--factor",
      "2",
      "--confirm",
      "2",
      "--confirm-seeds",
      "1",
      ...more,
    ],
  );
const stateIn = (out: string): SearchState => readSearch(JSON.parse(readFileSync(path(out, "search.json"), "utf8")));
const untimed = ({ trials }: SearchState) =>
  trials.map(({ epochs, ...trial }) => ({ ...trial, epochs: epochs.map((each) => ({ ...each, seconds: 0 })) }));

beforeAll(async () => {
  await studio("generate", "--rows", "1200", "--seed", "3", "--out", path("m.csv"));
  await studio("generate", "--rows", "1100", "--seed", "4", "--out", path("other.csv"));
  writeFileSync(
    path("space.json"),
    '{ "learningRate": { "low": 0.001, "high": 0.05 }, "numLayers": { "values": [1, 2] } }',
  );
});

test("a search names its best, and the model trained in it is judged and kept without training again", async () => {
  const { code, out, err } = await search("whole");
  expect(code).toBe(0);
  expect(err).toMatch(/About 4 settings in at most \d+ epochs, 6 of re-runs/);
  expect(err).toMatch(/Trial 1 to epoch 3: the settings as given/);
  expect(err).toMatch(
    /Trial \d waits after epoch 1: NDCG@10 0\.\d+, 0\.\d+ \(-?\d\.\d+ to \d\.\d+\) expected at epoch 3/,
  );
  expect(out).toMatch(/4 settings tried in \d+ epochs/);
  expect(out).toMatch(/Best: trial \d/);
  expect(out).toMatch(/with 1 other seed/);
  expect(out).toMatch(/expected to be 0\.\d+ too high/);
  expect(out).toMatch(/train \S*m\.csv --preset quick --set epochs=3 .*--out model/);
  const keep = out.match(/train (\S*m\.csv) --out (\S*model) --resume/)!;
  const model = await studio("train", keep[1]!, "--out", keep[2]!, "--resume", "--backend", "wasm");
  expect(model.code).toBe(0);
  expect(model.err).not.toMatch(/Epoch \d/);
  expect(existsSync(path("whole", "model", "manifest.json"))).toBe(true);
});

test("a search that is given up goes on to the same, and says its steps as lines of JSON", async () => {
  const running = search("broken", "--json");
  while (!existsSync(path("broken", "search.json")) || stateIn("broken").trials.length < 2)
    await new Promise((resolve) => setTimeout(resolve, 2));
  process.emit("SIGINT");
  process.emit("SIGINT");
  const given = await running;
  expect(given.code).toBe(1);
  expect(given.err).toMatch(/The search is kept in .*--resume goes on from there/);

  expect((await search("broken")).err).toMatch(/holds a search already: --resume goes on with it/);
  const other = await studio("search", path("other.csv"), "--out", path("broken"), "--resume");
  expect(other.err).toMatch(/ran on other lines/);
  const { code, out } = await studio(
    "search",
    path("m.csv"),
    "--out",
    path("broken"),
    "--resume",
    "--json",
    "--backend",
    "wasm",
  );
  expect(code).toBe(0);
  expect(untimed(stateIn("broken"))).toEqual(untimed(stateIn("whole")));
  const said = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(said.map(({ kind }) => kind))).toEqual(new Set(["trial", "epoch", "stopped", "done"]));
  expect(said.find(({ kind }) => kind === "epoch")).toMatchObject({
    ndcg10: expect.any(Number),
    expected: { mean: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
  });
  expect(said.at(-1)).toMatchObject({ kind: "done", outcome: { finalists: [{ trial: expect.any(Number) }, {}] } });

  const more = await studio(
    "search",
    path("m.csv"),
    "--out",
    path("broken"),
    "--resume",
    "--trials",
    "5",
    "--backend",
    "wasm",
  );
  expect(more.code).toBe(0);
  expect(more.out).toMatch(/5 settings tried/);
});

test.each([
  ["--out is missing", ["m.csv"]],
  ["nothing to resume", ["m.csv", "--out", path("none"), "--resume"]],
  ["--strategy best: have grid, random, asha, tpe", ["m.csv", "--out", path("none"), "--strategy", "best"]],
  ["--trials 0: give a whole number from 1", ["m.csv", "--out", path("none"), "--trials", "0"]],
  ["has no end", ["m.csv", "--out", path("none"), "--until-stopped", "--minutes", "3"]],
  ["The first rung lies at epoch 8", ["m.csv", "--out", path("none"), "--first-epochs", "8"]],
  ["cannot read", ["m.csv", "--out", path("none"), "--space", path("nothing.json")]],
  ["epochs, which must be the same for all trials", ["m.csv", "--out", path("none"), "--space", path("wrong.json")]],
])("says what is wrong: %s", async (said, args) => {
  writeFileSync(path("wrong.json"), '{ "epochs": { "values": [1, 2] } }');
  const { code, err } = await studio("search", ...args);
  expect(code).toBe(1);
  expect(err).toContain(said);
});
