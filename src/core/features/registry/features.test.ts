// What the registry promises: each group writes exactly its own features, and the documentation says what it says.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { buildColumns } from "../customerColumns.ts";
import { CustomerHistory } from "../customerHistory.ts";
import { History } from "../history.ts";
import { PeriodWindow } from "../periodWindow.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { logged } from "./definition.ts";
import { featureDocs } from "./featureDocs.ts";
import { FEATURES } from "./features.ts";
import { FeatureTable } from "./table.ts";

const plain: PlainLine[] = [0, 1, 9, 9].map((day, i) => ({
  line: i + 1,
  customer: "C",
  time: Date.UTC(2024, 2, 1 + day, 10),
  product: `P${i % 2}`,
  order: null,
  quantity: 2 + i,
  revenue: 100 + i,
  discount: 0.5,
  family: "P",
  salesperson: "S",
  source: "App",
  walkIn: true,
  place: "Hà Nội",
}));
const columns = runToEnd(buildColumns(toSaleLines(plain), false));
const history = new History(columns);
history.locate(3, 0, "before-visit");

/** Slots that a step changed, by name. */
function written(table: FeatureTable, write: (row: Float64Array) => void): string[] {
  const UNTOUCHED = 12345.5;
  const row = new Float64Array(table.width).fill(UNTOUCHED);
  write(row);
  return table.all.flatMap(({ name }, slot) => (row[slot] === UNTOUCHED ? [] : [name]));
}

test("every group writes its own features and no other", () => {
  const run = { positions: Int32Array.of(1), previous: Int32Array.of(0), count: 1, time: history.time };
  const lines = { columns, tiers: Uint8Array.of(1, 2), ...run };
  for (const group of FEATURES.step.groups) {
    const names = written(FEATURES.step, (row) => group.write(lines, row, FEATURES.step.width, FEATURES.step.slots));
    expect(names).toEqual(Object.keys(group.features));
  }
  const window = new PeriodWindow(columns, history);
  window.moveTo(history, 0, 2);
  for (const group of FEATURES.period.groups) {
    const names = written(FEATURES.period, (row) => {
      group.write?.(window, row, 0, FEATURES.period.slots);
      group.compare?.(row, 0, 0, FEATURES.period.slots);
    });
    expect(names).toEqual(Object.keys(group.features));
  }
  const one = () => Float64Array.of(21);
  const places = {
    province: Uint8Array.of(1),
    latitude: one(),
    longitude: one(),
    urban: one(),
    kmCentre: one(),
    kmHanoi: one(),
    kmDanang: one(),
    kmHcmc: one(),
  };
  const bases = { latitude: one(), longitude: one() };
  const rfm = { recency: [1], frequency: [1], monetary: [1] };
  const customer = new CustomerHistory(columns, places, bases, rfm, history);
  customer.moveTo(history);
  for (const group of FEATURES.customer.groups) {
    const names = written(FEATURES.customer, (row) => group.write(customer, row, FEATURES.customer.slots));
    expect(names).toEqual(Object.keys(group.features));
  }
});

test("a table refuses two features of one name, and needs that nobody has met", () => {
  const group = (name: string, needs?: string[]) => ({
    name: "g",
    revision: 1,
    features: { [name]: logged("One.") },
    needs,
  });
  expect(() => new FeatureTable("step", [group("a"), group("a")])).toThrow(/two step features are called a/);
  expect(() => new FeatureTable("period", [group("b", ["a"]), group("a")])).toThrow(
    /no earlier group of period features writes a/,
  );
  const table = new FeatureTable("period", [group("a"), group("b"), group("c", ["a"])]);
  expect(table.groupsFor(["c"]).flatMap(({ features }) => Object.keys(features))).toEqual(["a", "c"]);
  expect([...table.slotsOf(["c", "a"])]).toEqual([2, 0]);
  expect(() => table.slotsOf(["constructor"])).toThrow(/no period feature is called constructor/);
});

test("docs/features.md is the registry's", () => {
  const stored = readFileSync(new URL("../../../../docs/features.md", import.meta.url), "utf8");
  expect(stored, "run npm run docs").toBe(featureDocs());
});
