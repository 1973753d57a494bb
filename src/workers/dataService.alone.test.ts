// Preprocessing that an earlier visit kept is used where it fits, and made anew where it does not; nobody is told of it.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../core/features/featureSettings.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import { toSaleLines } from "../core/features/testing/plainLine.ts";
import { openStorage, type Storage } from "../storage/storage.ts";
import { exampleInfo } from "../storage/testing/exampleInfo.ts";
import { DataService } from "./dataService.ts";
import type { SamplesSummary } from "./protocol.ts";

const context = { signal: new AbortController().signal, emit: () => undefined, transfer: () => undefined };
const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 6 };
const lines = toSaleLines(
  Array.from({ length: 60 }, (_, i) => ({
    line: i + 1,
    customer: `C${i % 3}`,
    time: Date.UTC(2024, 2, 1) + i * 40_000_000,
    product: `P${i % 4}`,
    order: null,
    quantity: 2 + (i % 5),
    revenue: 1000 * (1 + (i % 3)),
    discount: 0,
    family: "P",
    salesperson: null,
    source: null,
    walkIn: false,
    place: null,
  })),
  { order: false, salesperson: false, source: false, walkIn: false, place: false },
);

let serial = 0;
let storage: Storage;
beforeEach(async () => {
  storage = await openStorage(`prepare-${serial++}`);
});
afterEach(() => storage.close());

/** What another visit prepares, without the time it took, and the preprocessing of its samples. */
async function prepare(): Promise<{ preprocess: Preprocess; summary: Omit<SamplesSummary, "seconds"> }> {
  const service = new DataService(Promise.resolve(storage));
  const { inspection } = exampleInfo("print");
  await service.openLines({ lines, inspection, fingerprint: "print", name: "a.csv", truth: null }, context);
  const { seconds: _, ...summary } = await service.prepare(settings, context);
  const { preprocess } = await service.samplesOf(settings, context);
  return { preprocess, summary };
}

type Change = (kept: Preprocess) => Preprocess;

test.each<[string, Change]>([
  [
    "an input that nobody computes",
    ({ steps: [first, ...rest], ...kept }) => ({ ...kept, steps: [{ ...first!, name: "unheard_of" }, ...rest] }),
  ],
  ["an input twice", (kept) => ({ ...kept, customer: [...kept.customer, kept.customer[0]!] })],
  [
    "a scaler that divides by 0",
    (kept) => ({ ...kept, customer: kept.customer.map((each) => ({ ...each, deviation: 0 })) }),
  ],
  ["fewer products than counts of them", (kept) => ({ ...kept, products: kept.products.slice(1) })],
  ["fewer counts than products", (kept) => ({ ...kept, productCounts: kept.productCounts.slice(1) })],
])("kept preprocessing with %s is made anew", async (_, change) => {
  const fresh = await prepare();
  expect(fresh.summary.cached).toBe(false);
  expect(await prepare()).toEqual({ ...fresh, summary: { ...fresh.summary, cached: true } });

  const [kept] = await storage.features.list();
  await storage.features.put({ ...kept!, preprocess: change(fresh.preprocess) });
  expect(await prepare()).toEqual(fresh);
  const records = await storage.features.list();
  expect(records.map(({ id, preprocess }) => ({ id, preprocess }))).toEqual([
    { id: kept!.id, preprocess: fresh.preprocess },
  ]);
  expect((await prepare()).summary.cached).toBe(true);
});
