// A run that was broken off on the command line, and --resume: the model is, byte for byte, that of a run that was left alone.

import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Provenance } from "../core/artefact/provenance.ts";
import type { TrainHistory } from "../core/training/events.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "resume-"));
const path = (...names: string[]): string => join(folder, ...names);

const settings = ["epochs=12", "patience=100", "hiddenSize=6", "embedDim=6", "numHeads=2", "targetsPerEpoch=512"];
const sets = settings.flatMap((change) => ["--set", change]);
const train = (out: string, ...more: string[]) =>
  studio("train", path("m.csv"), "--backend", "wasm", "--out", path(out), ...sets, ...more);

beforeAll(async () => {
  await studio("generate", "--rows", "1200", "--seed", "3", "--out", path("m.csv"));
  await studio("generate", "--rows", "1100", "--seed", "4", "--out", path("other.csv"));
});

test("a run that was given up goes on to the very same model", async () => {
  expect((await train("whole")).code).toBe(0);
  const checkpoint = path("broken", "checkpoint.safetensors");
  const running = train("broken");
  while (!existsSync(checkpoint)) await new Promise((resolve) => setTimeout(resolve, 2));
  // Twice Ctrl+C.
  process.emit("SIGINT");
  process.emit("SIGINT");
  const given = await running;
  expect(given.code).not.toBe(0);
  expect(given.err).toMatch(/The state of the run is kept.*--resume goes on from there/);
  expect(existsSync(path("broken", "manifest.json"))).toBe(false);

  const other = await studio("train", path("other.csv"), "--out", path("broken"), "--backend", "wasm", "--resume");
  expect(other.code).not.toBe(0);
  expect(other.err).toMatch(/trained on other lines or features/);
  const steps = await train("broken", "--resume", "--set", "batchSize=16");
  expect(steps.err).toMatch(/had 8 steps to an epoch.*would be 32/);

  const { code, err } = await studio("train", path("m.csv"), "--out", path("broken"), "--backend", "wasm", "--resume");
  expect(code).toBe(0);
  expect(err).toMatch(/Going on after step \d+, in epoch \d+/);
  expect(existsSync(checkpoint)).toBe(false);
  const model = (out: string) => readFileSync(path(out, "members", "1", "model.safetensors"));
  expect(model("broken").equals(model("whole"))).toBe(true);
  const history = (out: string): TrainHistory =>
    JSON.parse(readFileSync(path(out, "members", "1", "history.json"), "utf8"));
  const untimed = (out: string) => history(out).steps.map((step) => ({ ...step, seconds: 0 }));
  expect(untimed("broken")).toEqual(untimed("whole"));
});

test("there is nothing to resume in an empty folder", async () => {
  const { code, err } = await train("nowhere", "--resume");
  expect(code).not.toBe(0);
  expect(err).toMatch(/nothing to resume: there is no .*checkpoint\.safetensors/);
});

test("a training that starts from a finished model's weights begins below its beginning, and says so", async () => {
  expect((await train("warm", "--start", path("whole"))).code).toBe(0);
  const read = (out: string, ...file: string[]) => JSON.parse(readFileSync(path(out, ...file), "utf8"));
  const first = (out: string): number =>
    (read(out, "members", "1", "history.json") as TrainHistory).epochs[0]!.validation.total;
  expect(first("warm")).toBeLessThan(first("whole"));
  const { provenance } = read("warm", "manifest.json") as { provenance: Provenance };
  const { fingerprint, lastDay } = (read("whole", "manifest.json") as { provenance: Provenance }).provenance.data;
  expect(provenance.startedFrom).toEqual({ fingerprint, lastDay });

  const { code, err } = await train("other", "--start", path("whole"), "--set", "hiddenSize=10");
  expect(code).not.toBe(0);
  expect(err).toMatch(/The model has another size than these settings ask for/);
});
