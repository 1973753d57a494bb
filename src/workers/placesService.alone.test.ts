// Places of a data set at the desk: geocoded once, moved by hand, and never stale in what is computed from them.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import type { PlaceText } from "../core/data/lines/saleLines.ts";
import { ALL_LINES } from "../core/explore/lineFilter.ts";
import type { PlacesReport } from "../core/explore/placesReport.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../core/features/featureSettings.ts";
import { toSaleLines } from "../core/features/testing/plainLine.ts";
import { geocoder } from "../core/geo/testing/testGazetteer.ts";
import { placeKey } from "../storage/assignments.ts";
import { keepGeocodes } from "../storage/caches.ts";
import { openStorage, type Storage } from "../storage/storage.ts";
import { DataService } from "./dataService.ts";
import { ExploreService } from "./exploreService.ts";
import type { Progress } from "./protocol.ts";
import type { Context } from "./rpc.ts";

let lookups = 0;
vi.mock("./gazetteer.ts", () => ({
  loadGeocoder: async () => ({
    ...geocoder,
    point(place: PlaceText) {
      lookups++;
      return geocoder.point(place);
    },
  }),
}));

const PLACES = ["Hà Nội", "Thủ Dầu Một, Bình Dương", "Kho số 9"] as const;
const context = { signal: new AbortController().signal, emit: () => undefined, transfer: () => undefined };
const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 6 };
const { mapping } = exampleArtefact();

/** Three customers of 20 lines each at 1000, 2000, 3000 a line; the second line of the first names no place. */
const lines = toSaleLines(
  Array.from({ length: 60 }, (_, i) => ({
    line: i + 1,
    customer: `C${i % 3}`,
    time: Date.UTC(2024, 2, 1) + i * 40_000_000,
    product: `P${i % 4}`,
    order: null,
    quantity: 2,
    revenue: 1000 * (1 + (i % 3)),
    discount: 0,
    family: "P",
    salesperson: "S",
    source: "Web",
    walkIn: false,
    place: i === 3 ? null : PLACES[i % 3]!,
  })),
  { order: false, salesperson: true, source: true, walkIn: true, place: true },
);
const kho: PlaceText = { address: "", ward: "", district: "", province: PLACES[2] };

let serial = 0;
let storage: Storage;
let desk: DataService;
let report: (work: Context<Progress>) => Promise<PlacesReport>;
beforeEach(async () => {
  serial++;
  lookups = 0;
  await visit();
  await openLines("print");
});
afterEach(() => storage.close());

/** Another visit: what is not stored is gone. */
async function visit(): Promise<void> {
  storage?.close();
  storage = await openStorage(`places-${serial}`);
  desk = new DataService(Promise.resolve(storage));
  const { places } = new ExploreService(desk).handlers;
  report = async (work) => places({ filter: ALL_LINES }, work);
}

async function openLines(fingerprint: string): Promise<void> {
  const inspection = {
    file: { name: "a.csv", size: 10 },
    dialect: { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false } as const,
    mapping,
    columns: [],
    notes: [],
    rows: 60,
    kept: 60,
    rejected: {},
    duplicates: 0,
    walkIns: 0,
    totals: { quantity: 120, revenue: 120_000, discountAmount: 0 },
    customers: 3,
    products: 4,
    orders: 60,
    first: "2024-03-01",
    last: "2024-03-28",
    seconds: 0.1,
    peakBytes: 0,
  };
  await desk.openLines({ lines, inspection, fingerprint, name: "a.csv", truth: null }, context);
}

test("sales are summed by province, the rest stands apart, and every text is looked up once", async () => {
  const { hasPlaces, places, today, former, unsure } = await report(context);
  expect({ hasPlaces, places }).toEqual({ hasPlaces: true, places: 3 });
  const of = (column: ArrayLike<number>) => ({
    unknown: column[0],
    hanoi: column[1],
    hcm: column[28],
    blank: column[35],
  });
  expect(of(today.lines)).toEqual({ unknown: 20, hanoi: 19, hcm: 20, blank: 1 });
  expect(of(today.revenue)).toEqual({ unknown: 60_000, hanoi: 19_000, hcm: 40_000, blank: 1000 });
  expect(of(today.customers)).toEqual({ unknown: 1, hanoi: 1, hcm: 1, blank: 1 });
  expect(today.distinct).toEqual({ customers: 3, orders: 60, customersInSeveral: 1 });
  // Bình Dương is number 46 of the 63.
  expect(former.revenue[1 + 46]).toBe(40_000);
  expect(former.revenue.reduce((sum, value) => sum + value, 0)).toBe(120_000);
  expect(unsure.places).toEqual([kho]);
  expect([...unsure.lines, ...unsure.customers, ...unsure.revenue, ...unsure.guess, ...unsure.byHand]).toEqual([
    20, 1, 60_000, 0, 0,
  ]);
  expect(lookups).toBe(3);
  await report(context);
  await visit();
  await openLines("another file with the same places");
  await report(context);
  expect(lookups).toBe(3);
});

test("a province by hand moves the sales, is taken back, and outlives the visit and the data set", async () => {
  const change = { place: kho, province: "46" };
  expect(await desk.assignProvinces([change])).toEqual([{ place: kho, province: null }]);
  const moved = await report(context);
  expect(moved.today.revenue[0]).toBe(0);
  expect(moved.today.revenue[20]).toBe(60_000);
  expect(moved.former.revenue[1 + 30]).toBe(60_000);
  expect([moved.unsure.guess[0], moved.unsure.byHand[0]]).toEqual([0, 20]);
  await visit();
  await openLines("another file with the same places");
  expect((await report(context)).today.revenue[20]).toBe(60_000);
  expect(await desk.assignProvinces([{ place: kho, province: null }])).toEqual([change]);
  expect((await report(context)).today.revenue[0]).toBe(60_000);
});

test("samples are prepared anew when a place moved, and found again when it moved back", async () => {
  const cached = async () => (await desk.prepare(settings, context)).cached;
  expect([await cached(), await cached()]).toEqual([false, true]);
  const elsewhere = { ...kho, province: "nowhere in this file" };
  await desk.assignProvinces([{ place: elsewhere, province: "01" }]);
  expect(await cached()).toBe(true);
  await desk.assignProvinces([{ place: kho, province: "46" }]);
  const samples = await desk.samplesFor(settings.maxSeqLen, context);
  expect(samples.preprocess.settings).toMatchObject(settings);
  const target = samples.targets.findIndex((line) => lines.customer.codes[line] === 2);
  // Huế lies at its own centre, 540 km from Hà Nội.
  expect(samples.rawSample(target).features).toMatchObject({ km_province_centre: 0 });
  expect(await cached()).toBe(true);
  await desk.assignProvinces([{ place: kho, province: null }]);
  expect(await cached()).toBe(true);
  const before = await desk.samplesFor(settings.maxSeqLen, context);
  expect(before.rawSample(target).features).toMatchObject({ km_province_centre: null });
});

test("a cancelled look-up leaves nothing half done", async () => {
  const cancelled = { ...context, signal: AbortSignal.abort() };
  await expect(report(cancelled)).rejects.toMatchObject({ name: "AbortError" });
  expect((await report(context)).today.revenue[1]).toBe(19_000);
  expect(lookups).toBe(3);
});

test("a filter is followed, and follows a place that is moved by hand", async () => {
  const { places } = new ExploreService(desk).handlers;
  const inHue = async () => (await places({ filter: { ...ALL_LINES, provinces: [20] } }, context)).today;
  const unknown = { filter: { ...ALL_LINES, provinces: [0], to: Date.UTC(2024, 2, 1) + 30 * 40_000_000 } };
  expect((await places(unknown, context)).today.revenue.reduce((sum, value) => sum + value, 0)).toBe(30_000);
  expect((await inHue()).lines.reduce((sum, value) => sum + value, 0)).toBe(0);
  await desk.assignProvinces([{ place: kho, province: "46" }]);
  expect((await inHue()).revenue[20]).toBe(60_000);
  expect((await places(unknown, context)).today.distinct.customers).toBe(0);
});

test("answers of an older geocoder are made anew", async () => {
  const old = { province: 1, latitude: 21, longitude: 105, urban: 1, province63: "01", confidence: "exact" } as const;
  await keepGeocodes(storage, "5", new Map([[placeKey(kho), old]]));
  expect((await report(context)).unsure.places).toEqual([kho]);
  expect(lookups).toBe(3);
});
