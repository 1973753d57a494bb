// What the Explore screen does with places, against a worker's side that only remembers.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Inspection } from "../core/data/ingest/inspection.ts";
import type { PlaceText } from "../core/data/lines/saleLines.ts";
import { visitsOf } from "../core/data/lines/visits.ts";
import { type PlacesReport, placesReport } from "../core/explore/placesReport.ts";
import { toSaleLines } from "../core/features/testing/plainLine.ts";
import { pointByHand } from "../core/geo/byHand.ts";
import type { ProvinceChange } from "../workers/protocol.ts";
import { connect, type Handlers, serve } from "../workers/rpc.ts";
import { createPlacesActions, type PlacesMethods } from "./placesActions.ts";
import { createSession, NO_PLAN } from "./session.ts";

const lines = toSaleLines([
  {
    line: 1,
    customer: "A",
    time: 0,
    product: "P",
    order: "o",
    quantity: 1,
    revenue: 700,
    discount: 0,
    family: "P",
    salesperson: null,
    source: null,
    walkIn: false,
    place: "Kho",
  },
]);
const [kho] = lines.place!.values as [PlaceText];
const inspection: Inspection = {
  file: { name: "a.csv", size: 1 },
  dialect: { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false },
  mapping: {
    header: [],
    columns: {},
    dateFormat: "iso",
    decimal: ".",
    discountKind: "fraction",
    keepReturns: false,
  },
  columns: [],
  notes: [],
  rows: 1,
  kept: 1,
  rejected: {},
  duplicates: 0,
  walkIns: 0,
  totals: { quantity: 1, revenue: 700, discountAmount: 0 },
  customers: 1,
  products: 1,
  orders: 1,
  first: "2025-01-01",
  last: "2025-01-01",
  seconds: 0,
  peakBytes: 0,
};

let assigned: string | null;
let reports: number;
let broken: boolean;
let held: Promise<void>;
const handlers: Handlers<PlacesMethods> = {
  async places(_, { signal }): Promise<PlacesReport> {
    reports++;
    await held;
    if (broken) throw new Error("the worker is out of order");
    const point = assigned === null ? null : pointByHand(assigned, null);
    return placesReport(lines, visitsOf(lines), [{ found: null, point, isByHand: assigned !== null }], { signal });
  },
  async assignProvinces({ changes }): Promise<ProvinceChange[]> {
    const before = assigned;
    for (const { province } of changes) assigned = province;
    return changes.map(({ place }) => ({ place, province: before }));
  },
};

function studio() {
  const { port1, port2 } = new MessageChannel();
  serve<PlacesMethods>(port1, handlers);
  port1.start();
  port2.start();
  const { call, close } = connect<PlacesMethods>(port2);
  const session = createSession();
  const open = (id: string) => {
    const info = { id, name: `${id}.csv`, fingerprint: id, createdAt: 0, inspection, truth: null };
    session.setState({ data: { kind: "ready", info: { ...info, stored: true, notice: null }, source: null } });
  };
  return { session, open, close, actions: createPlacesActions(session, call) };
}

let page: ReturnType<typeof studio>;
beforeEach(() => {
  assigned = null;
  reports = 0;
  broken = false;
  held = Promise.resolve();
  page = studio();
});
afterEach(() => page.close());
const places = () => page.session.getState().places!;
const inHue = () => places().report?.today.revenue[20];

test("sales are added up once per data set", async () => {
  await page.actions.show();
  expect(places()).toBeNull();
  page.open("one");
  await page.actions.show();
  await page.actions.show();
  expect(reports).toBe(1);
  expect(places()).toMatchObject({ dataset: "one", busy: null, stopped: false, problem: null, undo: [] });
  expect(places().report?.today.revenue[0]).toBe(700);
  page.open("two");
  await page.actions.show();
  expect([reports, places().dataset]).toEqual([2, "two"]);
});

test("steps by hand move the numbers, cast the training plan off, and are undone one by one", async () => {
  page.open("one");
  await page.actions.show();
  page.session.setState({ plan: { ...NO_PLAN, share: 0.5 } });
  await page.actions.assign([{ place: kho, province: "01" }]);
  expect(page.session.getState().plan).toBe(NO_PLAN);
  await page.actions.assign([{ place: kho, province: "46" }]);
  expect([inHue(), places().undo.length]).toEqual([700, 2]);
  await page.actions.undo();
  expect([assigned, inHue(), places().undo.length]).toEqual(["01", 0, 1]);
  await page.actions.undo();
  await page.actions.undo();
  expect([assigned, places().undo, places().report?.today.revenue[0]]).toEqual([null, [], 700]);
});

test("a cancelled sum can be started again, and so can one that failed", async () => {
  page.open("one");
  let release = () => {};
  held = new Promise((resolve) => {
    release = resolve;
  });
  const shown = page.actions.show();
  expect(places().busy).not.toBeNull();
  page.actions.cancel();
  await shown;
  release();
  expect(places()).toMatchObject({ report: null, busy: null, stopped: true, problem: null });
  broken = true;
  await page.actions.show();
  expect(places()).toMatchObject({ report: null, busy: null, stopped: false });
  expect(places().problem).toContain("out of order");
  broken = false;
  await page.actions.show();
  expect(places().problem).toBeNull();
  expect(places().report?.places).toBe(1);
});
