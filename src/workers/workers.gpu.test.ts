// Both workers as the page uses them, in a real browser: a dropped file becomes lines, the lines become a model, and the
// model's zip brings the same answers back.

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { lineBuffers } from "../core/data/lines/lineBuffers.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import type { Purchase } from "../core/features/hypothesis.ts";
import { featureSettings, PRESET_SETTINGS } from "../core/training/settings.ts";
import { packLines, unpackLines } from "./linesParcel.ts";
import type { DataOrigin, IngestMethods, Progress, ReadOutcome, TrainingMethods } from "./protocol.ts";
import { type Client, connect } from "./rpc.ts";

let ingest: Client<IngestMethods>;
let started: Client<TrainingMethods> | undefined;

/** A training worker of the test's own, which it begins with its first question: loading one takes seconds. */
const training = {
  get call() {
    started ??= connect(new Worker(new URL("./training.worker.ts", import.meta.url), { type: "module" }));
    return started.call;
  },
  close() {
    started?.close();
    started = undefined;
  },
};

// One for all files read here, as in the page.
beforeAll(() => {
  ingest = connect(new Worker(new URL("./ingest.worker.ts", import.meta.url), { type: "module" }));
});
afterAll(() => ingest.close());
afterEach(() => training.close());

/** Three customers, each with a product of the week: easy to learn. */
function shopFile(lines: number): File {
  const rows = Array.from({ length: lines }, (_, i) => {
    const customer = i % 3;
    const date = new Date(Date.UTC(2024, 0, 1) + (i % 3000) * 8 * 3_600_000).toISOString().slice(0, 10);
    return `KH${customer},${date},SP${customer}${Math.floor(i / 3) % 2},${1 + (i % 4)},${(1 + (i % 4)) * 1000}`;
  });
  return new File([["customer,date,product,quantity,revenue", ...rows].join("\n")], "shop.csv", { type: "text/csv" });
}

async function read(origin: DataOrigin) {
  const { mapping } = await ingest.call("sniff", { origin });
  return ingest.call("ingest", { origin, mapping });
}

/** Hands what was read to the training worker. */
function open(read: Omit<ReadOutcome, "truth"> & { name: string }, truth: ReadOutcome["truth"] = null) {
  return training.call("openLines", { ...read, truth }, { transfer: [read.lines.port] });
}

test("a file is sniffed and read off the page, its columns are moved here", async () => {
  const progress: Progress[] = [];
  const origin: DataOrigin = { kind: "file", file: shopFile(300) };
  const { mapping, preview, truth } = await ingest.call("sniff", { origin });
  expect(mapping.columns).toMatchObject({ customer: 0, date: 1, product: 2, quantity: 3, revenue: 4 });
  expect(preview[0]).toEqual(["KH0", "2024-01-01", "SP00", "1", "1000"]);
  expect(truth).toBeNull();
  const onEvent = (event: Progress) => progress.push(event);
  const { lines: parcel, inspection, fingerprint } = await ingest.call("ingest", { origin, mapping }, { onEvent });
  expect(parcel.count).toBe(300);
  const lines = await unpackLines(parcel);
  expect(lines.count).toBe(300);
  expect(lines.customer.values).toEqual(["KH0", "KH1", "KH2"]);
  expect(inspection.totals).toEqual({ quantity: 750, revenue: 750_000, discountAmount: 0 });
  expect(progress.at(-1)).toMatchObject({ phase: "reading", done: origin.file.size, total: origin.file.size });
  const again = await read({ kind: "file", file: shopFile(300) });
  expect(again.fingerprint).toBe(fingerprint);
  expect((await read({ kind: "file", file: shopFile(299) })).fingerprint).not.toBe(fingerprint);
});

test("a file that is no CSV is a sentence, and the worker goes on", async () => {
  const binary: DataOrigin = { kind: "file", file: new File([new Uint8Array(5000)], "x.csv") };
  await expect(ingest.call("sniff", { origin: binary })).rejects.toMatchObject({ name: "DataError" });
  const empty: DataOrigin = { kind: "file", file: new File([], "empty.csv") };
  await expect(ingest.call("sniff", { origin: empty })).rejects.toMatchObject({ code: "empty" });
  expect((await read({ kind: "file", file: shopFile(30) })).lines.count).toBe(30);
});

test("a long read is cancelled at once", async () => {
  const origin: DataOrigin = { kind: "sample", sample: "distributor", rows: 200_000, seed: 1 };
  const small: DataOrigin = { kind: "sample", sample: "distributor", rows: 500, seed: 1 };
  const { mapping } = await ingest.call("sniff", { origin: small });
  const controller = new AbortController();
  const call = ingest.call(
    "ingest",
    { origin, mapping },
    { signal: controller.signal, onEvent: () => controller.abort() },
  );
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect((await read(small)).lines.count).toBe(500);
});

test("a long preparation is cancelled on the way, and the worker goes on", async () => {
  const origin: DataOrigin = { kind: "sample", sample: "distributor", rows: 60_000, seed: 2 };
  const sample = await read(origin);
  await open({ ...sample, name: "long" });
  const settings = featureSettings(PRESET_SETTINGS.quick, {
    customFeatures: [{ name: "overdue", formula: "recency_days / gap_mean_days" }],
  });
  const controller = new AbortController();
  const shares: number[] = [];
  const onEvent = ({ phase, done }: Progress) => {
    if (phase !== "features") return;
    shares.push(done);
    controller.abort();
  };
  const call = training.call("prepare", { settings }, { signal: controller.signal, onEvent });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(Math.max(...shares)).toBeLessThan(0.5);
  // Nothing of it was kept: neither samples to look at nor a preprocess to take from the cache.
  const formula = "recency_days";
  await expect(training.call("previewFormula", { formula, limit: 100 })).rejects.toThrow(/samples/i);
  const summary = await training.call("prepare", { settings });
  expect(summary.cached).toBe(false);
  expect(summary.leaks).toEqual([]);
  const preview = await training.call("previewFormula", { formula, limit: 100 });
  expect(preview).toMatchObject({ targets: 100, total: summary.counts.train, missing: 0 });
  expect(preview.summary!.least).toBeGreaterThan(0);
  expect((await training.call("prepare", { settings })).cached).toBe(true);
});

test("samples: known ceiling, and the same bytes as the CSV that can be kept", async () => {
  const origin: DataOrigin = { kind: "sample", sample: "distributor", rows: 500, seed: 3 };
  const sample = await read(origin);
  expect(sample.truth?.ceilingAccuracy).toBeGreaterThan(0);
  const { csv, name } = await ingest.call("sampleCsv", { sample: "distributor", rows: 500, seed: 3 });
  expect(name).toMatch(/synthetic/);
  const kept = await read({ kind: "file", file: new File([csv], name) });
  expect(kept.inspection.totals).toEqual(sample.inspection.totals);
  const lines = await unpackLines(sample.lines);
  expect(await unpackLines(kept.lines)).toEqual(lines);
  // Its addresses are looked up offline, the second time without the gazetteer.
  await open({ ...sample, lines: packLines(lines), name }, sample.truth);
  const first = await training.call("prepare", { settings: featureSettings(PRESET_SETTINGS.quick) });
  const other = await training.call("prepare", { settings: featureSettings(PRESET_SETTINGS.development) });
  expect(other.counts).toEqual(first.counts);
});

test("train, ask, download, bring back: the same answers, on a stored data set", async () => {
  const { lines, inspection, fingerprint } = await read({ kind: "file", file: shopFile(900) });
  const { id, notice } = await open({ lines, inspection, fingerprint, name: "shop.csv" });
  expect(notice).toBeNull();
  // It is kept while it is worked with.
  const storing = training.call("storeOpen", { id });
  expect(await training.call("customers", { query: "kh1", limit: 5 })).toMatchObject([{ customer: "KH1", lines: 300 }]);

  const settings = {
    ...PRESET_SETTINGS.quick,
    ...{ epochs: 4, batchSize: 32, embedDim: 8, hiddenSize: 8, numHeads: 2, numLayers: 1, fusionDim: 16 },
    ...{
      targetsPerEpoch: 0,
      maxSeqLen: 6,
      learningRate: 0.02,
      quantityWeight: 1,
      revenueWeight: 1,
      warmRestartPeriod: 4,
    },
  };
  const summary = await training.call("prepare", { settings: featureSettings(settings) });
  expect(summary.counts).toMatchObject({ customers: 3, products: 6 });
  expect(summary.cached).toBe(false);
  expect(summary.tasks).toEqual({ quantity: true, revenue: true, discount: false });
  const kinds: string[] = [];
  const losses: number[] = [];
  const model = await training.call(
    "train",
    { settings, backend: "wasm" },
    {
      onEvent: (event) => {
        kinds.push("kind" in event ? event.kind : event.phase);
        if ("kind" in event && event.kind === "epoch") losses.push(event.report.validation.total);
      },
    },
  );
  expect(new Set(kinds)).toEqual(
    new Set(["preparing", "counted", "started", "watching", "untrained", "steps", "epoch", "finished", "predicting"]),
  );
  expect(losses).toHaveLength(4);
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
  const { product, baselines } = model.metrics;
  // Each customer buys two products in turn: remembering them puts the right one first or second.
  expect(product.mrr.value).toBeGreaterThan(baselines.product.popular.mrr.value);

  const question = { customer: "KH2", time: Date.UTC(2025, 0, 1), topK: 3 };
  const before = await training.call("predict", question);
  expect(before.products.map((each) => each.product.slice(0, 3))).toContain("SP2");
  expect(before).toMatchObject({ discount: null, historyLines: 300 });
  const { csv, customers, preview, means } = await training.call("predictAll", { time: question.time, topK: 3 });
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(4);
  expect([customers, preview.length, means.discount]).toEqual([3, 3, null]);
  // The hypothesis of nothing is the prediction; a purchase more changes it and not the data.
  const suppose = (purchases: Purchase[]) =>
    training.call("whatIf", { ...question, hypothesis: { purchases, province: null } });
  const nothing = await suppose([]);
  expect(nothing.products.map(({ product, without }) => [product, without.probability])).toEqual(
    before.products.map(({ product, probability }) => [product, probability]),
  );
  expect(nothing.with).toEqual(nothing.without);
  const history = await training.call("customerHistory", { customer: "KH2", limit: 100 });
  expect(history).toMatchObject({ total: 300, knowsPlaces: false, province: null });
  const [hit] = await training.call("products", { query: "sp20", limit: 5 });
  expect(hit).toMatchObject({ product: "SP20", price: 1000, known: true });
  const time = history.time.at(-1)! + 86_400_000;
  const more = await suppose([{ product: "SP20", time, quantity: 9, revenue: 9000, discount: 0 }]);
  expect([more.without.historyLines, more.with.historyLines]).toEqual([300, 301]);
  expect(more.without).toEqual(nothing.without);
  expect(more.with.revenue).not.toBe(more.without.revenue);
  expect(await training.call("predict", question)).toEqual(before);
  const points = await training.call("actualVersusPredicted", { limit: 10 });
  expect(points.quantity.actual).toHaveLength(10);
  const { zip } = await training.call("bundle", { runners: [], golden: true, halfWeights: false, page: "", card: "" });

  expect(await storing).toEqual({ notice: null, noticeSentence: null });
  // A new visit: the data set is stored, its features are cached, and the zip brings the model back.
  training.close();
  expect(await training.call("openStored", { id })).toMatchObject({ id, name: "shop.csv" });
  expect((await training.call("prepare", { settings: featureSettings(settings) })).cached).toBe(true);
  const back = await training.call("loadBundle", { zip });
  expect(back.metrics).toEqual(model.metrics);
  const after = await training.call("predict", question);
  expect(after.products.map((each) => each.product)).toEqual(before.products.map((each) => each.product));
  for (const [i, { probability }] of after.products.entries()) {
    expect(Math.abs(probability - before.products[i]!.probability)).toBeLessThan(1e-5);
  }
  expect(Math.abs(after.revenue! - before.revenue!)).toBeLessThan(1e-5 * Math.abs(before.revenue!));
  // The run was stored by itself, too.
  expect((await training.call("loadRun", { id: model.id })).settings).toEqual(settings);
});

test("keeping a data set can be cancelled, which leaves nothing; a renamed one is known again by its file", async () => {
  const { openStorage } = await import("../storage/storage.ts");
  const { listDatasets, renameDataset } = await import("../storage/datasets.ts");
  const storage = await openStorage();
  const readAndOpen = async () => {
    const { lines, inspection, fingerprint } = await read({ kind: "file", file: shopFile(1200) });
    return open({ lines, inspection, fingerprint, name: "shop.csv" });
  };
  const { id, stored } = await readAndOpen();
  expect(stored).toBe(false);
  const controller = new AbortController();
  const cancelled = training.call("storeOpen", { id }, { signal: controller.signal });
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  await expect.poll(async () => (await storage.datasets.list()).some((each) => each.id === id)).toBe(false);
  expect((await storage.pieces.list()).some((piece) => piece.id.startsWith(id))).toBe(false);

  await training.call("storeOpen", { id });
  await renameDataset(storage, id, "March");
  await training.call("nameOpen", { id, name: "March" });
  expect(await readAndOpen()).toMatchObject({ id, name: "March", stored: true });
  const kept = (await listDatasets(storage)).find((each) => each.id === id)!;
  // 44 bytes a line at least: line, time, customer, product, quantity, revenue, discount.
  expect(kept.bytes).toBeGreaterThan(44 * 1200);
  expect(kept.bytes).toBeLessThan(200 * 1200);
  storage.close();
});

/** The file, whose last bytes come when `until` is over. */
function heldBack(file: File, until: () => Promise<void>): File {
  const cut = file.size - 10;
  const held = new File([file], file.name, { lastModified: file.lastModified });
  held.stream = () =>
    file
      .slice(0, cut)
      .stream()
      .pipeThrough(
        new TransformStream({
          async flush(controller) {
            await until();
            controller.enqueue(new Uint8Array(await file.slice(cut).arrayBuffer()));
          },
        }),
      );
  return held;
}

const bytes = ({ lines }: { lines: SaleLines }) => lineBuffers(lines).map((buffer) => new Uint8Array(buffer.slice(0)));

test("a file is written while it is read, taken over where it is, and not written again", async () => {
  const { openStorage } = await import("../storage/storage.ts");
  const { loadDataset } = await import("../storage/datasets.ts");
  const { ingestHandlers } = await import("./ingestHandlers.ts");
  const storage = await openStorage();
  const stored = async (id: string) => ({
    complete: (await storage.datasets.list()).find((each) => each.id === id)?.complete ?? null,
    pieces: (await storage.pieces.idsOnDisk())!.filter((piece) => piece.startsWith(id)).length,
  });
  const nothing = { complete: null, pieces: 0 };
  // One block of lines that is full, and some behind it.
  const file = shopFile(300_000);
  const { mapping } = await ingest.call("sniff", { origin: { kind: "file", file } });
  /** Reads in this thread and ends when what is full is on disk. */
  const readHeld = (keepAs: string, controller: AbortController, then: () => void) => {
    const held = heldBack(file, async () => {
      await expect.poll(() => stored(keepAs)).toEqual({ complete: false, pieces: 1 });
      then();
    });
    const context = { signal: controller.signal, emit: () => undefined, transfer: () => undefined };
    return ingestHandlers.ingest({ origin: { kind: "file", file: held }, mapping, keepAs }, context);
  };

  const cancelled = crypto.randomUUID();
  const controller = new AbortController();
  const call = readHeld(cancelled, controller, () => controller.abort());
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(await stored(cancelled)).toEqual(nothing);

  const keepAs = crypto.randomUUID();
  const read = await readHeld(keepAs, new AbortController(), () => undefined);
  expect(read.lines.count).toBe(300_000);
  expect(read.written).toMatchObject({ id: keepAs, pieces: 1 });
  // As they are before they are moved to the other worker.
  const lines = await unpackLines(read.lines);
  const before = bytes({ lines });
  const { id } = await open({ ...read, lines: packLines(lines), name: "shop.csv" });
  expect(id).toBe(keepAs);
  const shares: number[] = [];
  await training.call("storeOpen", { id }, { onEvent: ({ done, total }) => shares.push(done / total) });
  expect(shares[0]).toBeGreaterThan(0.6);
  expect(await stored(id)).toEqual({ complete: true, pieces: 2 });
  const back = await loadDataset(storage, id);
  expect(back.info.inspection.kept).toBe(300_000);
  const after = bytes(back);
  expect(after.map(({ length }) => length)).toEqual(before.map(({ length }) => length));
  expect(after.every((column, i) => column.every((byte, at) => byte === before[i]![at]))).toBe(true);
  expect(back.lines.customer.values).toEqual(["KH0", "KH1", "KH2"]);

  const again = crypto.randomUUID();
  const known = await ingest.call("ingest", { origin: { kind: "file", file }, mapping, keepAs: again });
  expect(known.written).toBeNull();
  expect(await open({ ...known, name: "shop.csv" })).toMatchObject({ id, stored: true });
  expect(await stored(again)).toEqual(nothing);
  storage.close();
});

test("pause, resume and stop act on the run; a cancelled run leaves the worker usable", async () => {
  const { lines, inspection, fingerprint } = await read({ kind: "file", file: shopFile(600) });
  await open({ lines, inspection, fingerprint, name: "shop.csv" });
  const settings = {
    ...PRESET_SETTINGS.quick,
    ...{ epochs: 200, patience: 100, batchSize: 32, embedDim: 8, hiddenSize: 8, numHeads: 2, numLayers: 1 },
  };
  const kinds: string[] = [];
  const model = await training.call(
    "train",
    { settings, backend: "wasm" },
    {
      onEvent: (event) => {
        const kind = "kind" in event ? event.kind : event.phase;
        kinds.push(kind);
        if (kind === "epoch" && !kinds.includes("paused")) void training.call("pause", undefined);
        if (kind === "paused") void training.call("resume", undefined);
        if (kind === "resumed") void training.call("stop", undefined);
      },
    },
  );
  expect(kinds.filter((kind) => kind === "paused" || kind === "resumed")).toEqual(["paused", "resumed"]);
  expect(model.history.reason).toBe("stopped by user");
  expect(model.history.epochs.length).toBeLessThan(200);

  const controller = new AbortController();
  const cancelled = training.call(
    "train",
    { settings, backend: "wasm" },
    { signal: controller.signal, onEvent: (event) => "kind" in event && event.kind === "steps" && controller.abort() },
  );
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  const again = await training.call("train", { settings: { ...settings, epochs: 1 }, backend: "wasm" });
  expect(again.history.reason).toBe("all epochs done");
});

test("asking before there is data or a model is answered with what to do", async () => {
  await expect(training.call("customers", { query: "", limit: 1 })).rejects.toThrow(/choose a file or a sample first/);
  await expect(
    training.call("bundle", { runners: [], golden: true, halfWeights: false, page: "", card: "" }),
  ).rejects.toThrow(/There is no model yet/);
  await expect(training.call("openStored", { id: "gone" })).rejects.toThrow(/no stored data set "gone"/);
  const zip = new Blob(["no zip"]);
  await expect(training.call("loadBundle", { zip })).rejects.toThrow(/cannot be opened as a zip/);
});
