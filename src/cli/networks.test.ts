// A model of two networks on the command line: trained, judged apart and together, predicted with and taken away.

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { MetricsReport } from "../core/evaluation/report.ts";
import { networkChanges, parseSettings } from "./settingsOption.ts";
import { modelFilesIn } from "./testing/modelFilesIn.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "networks-"));
const path = (...names: string[]): string => join(folder, ...names);
const tiny = ["epochs=1", "hiddenSize=6", "embedDim=6", "numHeads=2", "targetsPerEpoch=256", "memory=counts"];
let trained: Awaited<ReturnType<typeof studio>>;

beforeAll(async () => {
  await studio("generate", "--rows", "800", "--seed", "3", "--out", path("m.csv"));
  const sets = tiny.flatMap((change) => ["--set", change]);
  const out = ["--backend", "wasm", "--out", path("two")];
  trained = await studio("train", path("m.csv"), ...out, "--members", "2", ...sets);
});

test("both are told while they train, stand in folders of their own, and beside the whole in what is printed", () => {
  expect(trained.code, trained.err).toBe(0);
  expect(trained.err).toMatch(/Network 1 of 2 \(seed 1\)[\s\S]*Network 2 of 2 \(seed 2\)/);
  const files = modelFilesIn(path("two"));
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const manifest = JSON.parse(text("manifest.json"));
  expect(manifest.members.map(({ settings }: { settings: object }) => settings)).toEqual([{ seed: 1 }, { seed: 2 }]);
  expect(files.has("members/2/model.safetensors")).toBe(true);
  const { networks, product } = JSON.parse(text("metrics.json")) as MetricsReport;
  expect(networks!.networks.map(({ seed }) => seed)).toEqual([1, 2]);
  const [first, second] = networks!.networks.map((each) => each.product.hit10.value) as [number, number];
  const figures = (name: string): string[] =>
    trained.out
      .split("\n")
      .find((line) => line.startsWith(name))!
      .slice(22)
      .trim()
      .split(/\s+/);
  const fixed = (value: number): string => value.toFixed(4);
  expect(figures("seed 1, epoch 1")[2]).toBe(fixed(first));
  expect(figures("mean of the networks")[2]).toBe(fixed((first + second) / 2));
  expect(figures("the whole")[2]).toBe(fixed(product.hit10.value));
  expect(figures("± between seeds")[2]).toBe(fixed(Math.abs(first - second) / Math.SQRT2));
  expect(text("MODEL_CARD.md")).toMatch(/### The networks and their mean[\s\S]*seed 2, weights of epoch 1/);
});

test("evaluate says the same of them; predictions and files for other runtimes answer with both", async () => {
  const { code, out, err } = await studio("evaluate", path("two"), path("m.csv"), "--json");
  expect(code, err).toBe(0);
  const stored = JSON.parse(readFileSync(path("two", "metrics.json"), "utf8")) as MetricsReport;
  const judged = JSON.parse(out).metrics as MetricsReport;
  expect(judged.networks).toEqual(stored.networks);
  expect((await studio("predict", path("two"), path("m.csv"), "--out", path("p.csv"))).code).toBe(0);
  expect((await studio("export", path("two"), "--format", "onnx", "--out", path("onnx"))).code).toBe(0);
  const names = [...modelFilesIn(path("onnx")).keys()].filter((name) => name.endsWith(".onnx"));
  expect(names.map((name) => name.replace("onnx/", "")).sort()).toEqual([
    "model.onnx",
    "network-1.onnx",
    "network-2.onnx",
  ]);
});

test("snapshots choose a period that gives them, unless one was chosen", () => {
  const chosen = (preset: string, set: string[], asked: { members?: string; snapshots?: string }) => {
    const { settings } = parseSettings(preset, [...set, ...networkChanges(preset, set, asked)]);
    const { members, snapshots, warmRestartPeriod, warmRestartFactor } = settings;
    return [members, snapshots, warmRestartPeriod, warmRestartFactor];
  };
  expect(chosen("quick", [], {})).toEqual([1, 1, 8, 2]);
  expect(chosen("quick", [], { members: "3" })).toEqual([3, 1, 8, 2]);
  expect(chosen("quick", [], { snapshots: "3" })).toEqual([1, 3, 2, 1]);
  expect(chosen("quick", ["epochs=12"], { members: "2", snapshots: "3" })).toEqual([2, 3, 4, 1]);
  expect(chosen("quick", ["warmRestartPeriod=1"], { snapshots: "3" })).toEqual([1, 3, 1, 2]);
  expect(chosen("quick", [], { snapshots: "1" })).toEqual([1, 1, 8, 2]);
  expect(() => chosen("quick", ["warmRestartPeriod=6"], { snapshots: "3" })).toThrow(/3 snapshots are asked for/);
  expect(() => chosen("quick", [], { members: "0" })).toThrow(/members must be a whole number from 1 to 20/);
});
