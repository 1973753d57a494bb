// A database that the page of an older version left (fixtures/README.md) is opened by today's code: everything in it is
// there, its model predicts what the page said, and its unfinished run goes on as it did there.

import "fake-indexeddb/auto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingest } from "../core/data/ingest/ingest.ts";
import { source } from "../core/data/testing/testFiles.ts";
import { watchTask } from "../core/evaluation/createWatch.ts";
import { openSamples } from "../core/features/open.ts";
import { geocoder } from "../core/geo/testing/testGazetteer.ts";
import { chooseBackend } from "../core/kernels/backends.ts";
import { drain } from "../core/lib/drain.ts";
import { loadModel } from "../core/model/predict.ts";
import type { EpochReport } from "../core/training/events.ts";
import { fit as fitMember } from "../core/training/fit.ts";
import { listAssignments, placeKey } from "./assignments.ts";
import { findGeocodes } from "./caches.ts";
import { deleteCheckpoint, listCheckpoints, loadCheckpoint } from "./checkpoints.ts";
import { listDatasets, loadDataset } from "./datasets.ts";
import { listRecipes } from "./recipes.ts";
import { listRuns, loadRun } from "./runs.ts";
import { openStorage, type Storage } from "./storage.ts";
import { importDatabase, readDatabaseFixture } from "./testing/databaseFixture.ts";

interface Said {
  date: string;
  predictions: Record<string, { products: string[]; probabilities: number[]; numbers: number[] }>;
  finished: Pick<EpochReport, "epoch" | "train" | "validation">[];
}

const geocode = geocoder.point;

/** Within a share of the larger of both; Chromium fuses multiply-add where Node 20 cannot. */
function expectNear(found: number, expected: number, share: number): void {
  expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThanOrEqual(share * Math.abs(expected));
}

describe.each(["v1", "v2", "v3"])("%s", (version) => {
  const isOldest = version === "v1";
  const fixtures = join("fixtures", version);
  const database = join(fixtures, "indexeddb.json.gz");
  let storage: Storage;
  let said: Said;
  let sales: string;

  beforeAll(async () => {
    await importDatabase(database, `older ${version}`);
    storage = await openStorage(`older ${version}`);
    said = JSON.parse(await readFile(join(fixtures, "indexeddb.said.json"), "utf8"));
    sales = (await listDatasets(storage)).find(({ name }) => name === "sales.csv")!.id;
  });

  afterAll(() => storage.close());

  test("every record is there, bit for bit", async () => {
    expect(storage.notice).toBeNull();
    const { tables } = await readDatabaseFixture(database);
    expect((await listDatasets(storage)).map(({ name }) => name)).toEqual(["sales.csv", "places.csv"]);
    const { lines, info } = await loadDataset(storage, sales);
    expect([lines.count, info.inspection.kept, info.inspection.customers]).toEqual([600, 600, 16]);
    const csv = gunzipSync(await readFile(join(fixtures, "sales.csv.gz")));
    const read = await ingest(source(csv), info.inspection.mapping);
    expect(lines).toEqual(read.lines);
    expect((await listRecipes(storage)).map(({ name }) => name)).toEqual(["sales", "places"]);
    const place = placeKey({ address: "", ward: "", district: "", province: "Kho Xyz 17" });
    expect(await listAssignments(storage)).toEqual(new Map([[place, "48"]]));
    const [geocodes] = tables.geocodes as [{ id: string; points: Map<string, unknown> }];
    expect(await findGeocodes(storage, geocodes.id)).toEqual(geocodes.points);
    const [run] = await listRuns(storage);
    expect(run).toMatchObject({ name: "two epochs", note: "kept by an older version", dataset: "sales.csv" });
    expect(run!.settings).toMatchObject({ epochs: 2, hiddenSize: 4, memory: version === "v3" ? "experts" : "counts" });
    expect(run!.history.epochs).toHaveLength(2);
    // Since v2 these are kept.
    expect(run!.features?.maxSeqLen).toBe(isOldest ? undefined : 6);
    expect(info.inspection.mapping.currency).toBe(isOldest ? undefined : "VND");
  });

  test("a kept run predicts what its page predicted", async () => {
    const { lines } = await loadDataset(storage, sales);
    const [run] = await listRuns(storage);
    const { model } = await loadRun(storage, run!.id);
    const samples = openSamples(lines, model.preprocess, { geocode });
    await chooseBackend("wasm");
    const predictor = await loadModel(model.members);
    for (const [customer, { products, probabilities, numbers }] of Object.entries(said.predictions)) {
      const code = lines.customer.values.indexOf(customer);
      const next = await predictor.predictNext(samples, [code], Date.parse(said.date), { topK: products.length });
      expect(Array.from(next.topIds, (id) => model.preprocess.products[id - 2])).toEqual(products);
      for (const [k, probability] of probabilities.entries()) expectNear(next.topProbabilities[k]!, probability, 1e-4);
      const own = [next.quantity[0]!, next.revenue[0]!, next.discount[0]!];
      for (const [i, number] of numbers.entries()) expectNear(own[i]!, number, 1e-4);
    }
    predictor.dispose();
  });

  test("an unfinished run goes on as it did on its page", async () => {
    const [found, ...others] = await listCheckpoints(storage, sales);
    expect(others).toEqual([]);
    // In v1 there was one to a data set, under its id.
    expect(found!.id === sales).toBe(isOldest);
    expect(found).toMatchObject({ epoch: 4, bestEpoch: 3, problem: null });
    expect(found!.settings).toMatchObject({ epochs: 12, hiddenSize: 4, patience: 100 });
    const { snapshot, preprocess } = (await loadCheckpoint(storage, found!.id))!;
    const { lines } = await loadDataset(storage, sales);
    const samples = openSamples(lines, preprocess, { geocode });
    const { settings } = snapshot;
    const backend = await chooseBackend("wasm");
    const epochs: EpochReport[] = [];
    await drain(fitMember(samples, settings, { backend, watch: watchTask, from: snapshot }), (event) => {
      if (event.kind === "epoch") epochs.push(event.report);
    });
    expect(epochs.map(({ epoch }) => epoch)).toEqual(said.finished.slice(3).map(({ epoch }) => epoch));
    for (const [i, { train, validation }] of epochs.entries()) {
      const expected = said.finished[i + 3]!;
      expectNear(train.total, expected.train.total, 1e-3);
      expectNear(validation.total, expected.validation.total, 1e-3);
    }
    await deleteCheckpoint(storage, found!.id);
    expect(await storage.checkpoints.list()).toEqual([]);
  });
});
