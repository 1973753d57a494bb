// What the page asks about a model's test answers, through the workers, in a real browser.

import { afterEach, beforeEach, expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import type { IngestMethods, Progress, TrainingMethods } from "./protocol.ts";
import { type Client, connect } from "./rpc.ts";

let ingest: Client<IngestMethods>;
let training: Client<TrainingMethods>;

beforeEach(() => {
  ingest = connect(new Worker(new URL("./ingest.worker.ts", import.meta.url), { type: "module" }));
  training = connect(new Worker(new URL("./training.worker.ts", import.meta.url), { type: "module" }));
});
afterEach(() => {
  ingest.close();
  training.close();
});

/** Each customer buys two products of its own in turn: what the model remembers is everything. */
function shopFile(lines: number): File {
  const rows = Array.from({ length: lines }, (_, i) => {
    const customer = i % 6;
    const date = new Date(Date.UTC(2024, 0, 1) + i * 8 * 3_600_000).toISOString().slice(0, 10);
    return `KH${customer},${date},${"AB"[customer % 2]}X${customer}${Math.floor(i / 6) % 2},${1 + (i % 4)},${(1 + (i % 4)) * 1000}`;
  });
  return new File([["customer,date,product,quantity,revenue", ...rows].join("\n")], "shop.csv", { type: "text/csv" });
}

const settings = {
  ...PRESET_SETTINGS.quick,
  ...{ epochs: 3, batchSize: 32, embedDim: 8, hiddenSize: 8, numHeads: 2, numLayers: 1, fusionDim: 16 },
  ...{ targetsPerEpoch: 0, maxSeqLen: 6, learningRate: 0.02 },
};

test("errors, mix-ups, calibration and importance of one model, the same after it came back from its zip", async () => {
  const origin = { kind: "file", file: shopFile(1200) } as const;
  const { mapping } = await ingest.call("sniff", { origin });
  const { lines, inspection, fingerprint } = await ingest.call("ingest", { origin, mapping });
  const input = { lines, inspection, fingerprint, name: "shop.csv", truth: null };
  await training.call("openLines", input, { transfer: [lines.port] });
  await expect(training.call("testErrors", undefined)).rejects.toThrow(/There is no model yet/);
  const { metrics } = await training.call("train", { settings, backend: "wasm" });
  const { test: count } = metrics.counts;

  const errors = await training.call("testErrors", undefined);
  expect(errors.count).toBe(count);
  expect(errors.numbers.discount).toBeNull();
  expect(errors.numbers.revenue!.mae).toBeCloseTo(metrics.revenue!.mae.value, 6);
  expect(errors.numbers.revenue!.wape).toBeCloseTo(metrics.revenue!.wape.value, 9);
  expect(errors.groups.family.map(({ key }) => errors.families[key]).sort()).toEqual(["AX", "BX"]);
  const first = errors.groups.family.reduce((sum, group) => sum + group.accuracy * group.count, 0);
  expect(first / count).toBeCloseTo(metrics.product.accuracy.value, 9);

  const mixups = await training.call("confusion", { size: 4 });
  expect(mixups.products).toHaveLength(4);
  const select = { kind: "cell", ids: mixups.ids, row: 0, column: 4 } as const;
  const listed = await training.call("testLines", { select, limit: 3 });
  expect(listed.total).toBe(mixups.counts[4]);
  for (const line of listed.lines) expect(line.product).toBe(mixups.products[0]!.code);

  const { first: reliability } = await training.call("calibration", undefined);
  expect(reliability.count).toBe(count);
  const right = reliability.bins.reduce((sum, bin) => sum + (bin.count > 0 ? bin.count * bin.seen : 0), 0);
  expect(right / count).toBeCloseTo(metrics.product.accuracy.value, 9);

  const attention = await training.call("attention", undefined);
  expect(attention.targets).toBe(count);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(attention.steps.map(({ weight, count: n }) => (weight * n) / count))).toBeCloseTo(1, 4);
  expect(sum(attention.scales)).toBeCloseTo(1, 4);
  expect(attention.gate).toHaveLength(1 + attention.parts.length);
  expect(sum(attention.gate!)).toBeCloseTo(1, 4);
  const one = await training.call("customerAttention", { customer: "KH3" });
  expect(one.steps).toHaveLength(6);
  expect(sum(one.steps.map(({ weight }) => weight))).toBeCloseTo(1, 4);
  for (const { time, product } of one.steps) {
    expect(time).toBeLessThan(one.target.time);
    expect(product).toMatch(/^BX3/);
  }
  await expect(training.call("customerAttention", { customer: "nobody" })).rejects.toThrow(/has no test target/);

  const map = await training.call("productMap", { method: "pca", seed: 1 });
  expect(map.codes.map((code, at) => [code, map.families[map.family[at]!]])).toEqual(
    map.codes.map((code) => [code, code.slice(0, 2)]),
  );
  expect(map.shares![0]).toBeGreaterThan(map.shares![1]);
  const umap = await training.call("productMap", { method: "umap", seed: 1 });
  expect(umap).toMatchObject({ method: "umap", shares: null });
  expect([...umap.x, ...umap.y].every(Number.isFinite)).toBe(true);
  expect(new Set(umap.x).size).toBe(12);
  const closest = await training.call("closestProducts", { at: 0, limit: 20 });
  expect(closest).toHaveLength(11);

  const question = { of: "groups", size: 40, repeats: 2, seed: 3 } as const;
  const progress: Progress[] = [];
  const importance = await training.call("importance", question, { onEvent: (event) => progress.push(event) });
  expect(progress.at(-1)).toMatchObject({ phase: "shuffling", done: progress.at(-1)!.total });
  expect(importance.targets).toBe(40);
  expect(importance.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["products", "steps", "memory"]));
  expect(Math.max(...importance.rows.map(({ mrr }) => mrr.mean))).toBeGreaterThan(0.01);
  const controller = new AbortController();
  const cancelled = training.call(
    "importance",
    { ...question, of: "features" },
    { signal: controller.signal, onEvent: () => controller.abort() },
  );
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  expect(await training.call("importance", question)).toEqual(importance);

  // A model from a zip has no answers yet: they are made for all test targets, and are the same.
  const { zip } = await training.call("bundle", { runners: [], golden: true, halfWeights: false, page: "", card: "" });
  await training.call("loadBundle", { zip });
  await training.call("actualVersusPredicted", { limit: 5 });
  const again = await training.call("testErrors", undefined);
  expect(again.count).toBe(count);
  expect(again.numbers.revenue!.mae).toBeCloseTo(errors.numbers.revenue!.mae, 3);
  expect(again.groups.month.map((group) => group.count)).toEqual(errors.groups.month.map((group) => group.count));
});
