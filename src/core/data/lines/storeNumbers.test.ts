// Orders of tills that number by themselves, and orders of several warehouses that do not: what was sold is known.

import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { type VisitLines, visitsOf } from "./visits.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

interface Line {
  sale: number;
  store: string | null;
  customer: string;
  number: string;
  time: number;
}

interface Shop {
  /** Share of the sales to walk-ins. */
  walkIns: number;
  restart: "day" | "never";
  /** Dates without a time of day. */
  days: boolean;
  order: "time" | "store" | "day and store";
  seed: number;
}

/** Sales of three tills, each with its own numbers. */
function tills({ walkIns, restart, days, order, seed }: Shop): Line[] {
  const rng = random(seed);
  const lines: Line[] = [];
  const last = new Map<string, number>();
  for (let sale = 0; sale < 300; sale++) {
    const day = Math.floor(sale / 20);
    const store = `T${rng.integer(3)}`;
    const counter = restart === "day" ? `${store} ${day}` : store;
    const number = (last.get(counter) ?? 0) + 1;
    last.set(counter, number);
    const customer = rng.uniform() < walkIns ? "Khách lẻ" : `C${rng.integer(40)}`;
    const time = day * DAY + (days ? 0 : 480 * MINUTE + (sale % 20) * 30 * MINUTE + rng.integer(20) * MINUTE);
    for (let k = 0; k <= rng.integer(3); k++) lines.push({ sale, store, customer, number: String(number), time });
  }
  const dayOf = (line: Line) => Math.floor(line.time / DAY);
  if (order === "store") lines.sort((a, b) => a.store!.localeCompare(b.store!));
  if (order === "day and store") lines.sort((a, b) => dayOf(a) - dayOf(b) || a.store!.localeCompare(b.store!));
  return lines;
}

function coded(texts: readonly (string | null)[]) {
  const values = [...new Set(texts.filter((text) => text !== null))];
  return { codes: Int32Array.from(texts, (text) => (text === null ? -1 : values.indexOf(text))), values };
}

function toLines(lines: readonly Line[], withStore = true): VisitLines {
  return {
    count: lines.length,
    customer: coded(lines.map(({ customer }) => customer)),
    order: coded(lines.map(({ number }) => number)),
    time: Float64Array.from(lines, ({ time }) => time),
    ...(withStore && { store: coded(lines.map(({ store }) => store)) }),
  };
}

/** Each sale is one visit, and each visit one sale. */
function expectSales(lines: readonly Line[]): void {
  const { codes, count, stores } = visitsOf(toLines(lines));
  expect(stores?.pairs).toBeGreaterThan(0);
  const pairs = new Set(lines.map(({ sale }, i) => `${sale} ${codes[i]}`));
  const sales = new Set(lines.map(({ sale }) => sale)).size;
  expect({ pairs: pairs.size, codes: new Set(codes).size, count }).toEqual({
    pairs: sales,
    codes: sales,
    count: sales,
  });
}

for (const walkIns of [0, 0.5, 0.95, 1])
  for (const order of ["time", "store", "day and store"] as const)
    for (const days of [false, true])
      test(`tills number by themselves: ${walkIns * 100} % walk-ins, by ${order}, ${days ? "days" : "moments"}`, () => {
        for (let seed = 1; seed <= 5; seed++) {
          expectSales(tills({ walkIns, restart: "day", days, order, seed }));
          const lines = tills({ walkIns, restart: "never", days, order, seed });
          const found = visitsOf(toLines(lines));
          const sales = new Set(lines.map(({ sale }) => sale)).size;
          // Tills that start together have the same numbers on one day here and there.
          if (found.stores) expect(found.count).toBe(sales);
          else expect(sales - found.count).toBeLessThan(0.02 * sales);
        }
      });

test("without the till walk-ins of one day and number are one visit, which is what the till mends", () => {
  const lines = tills({ walkIns: 1, restart: "day", days: true, order: "day and store", seed: 1 });
  const sales = new Set(lines.map(({ sale }) => sale)).size;
  expect(visitsOf(toLines(lines, false)).count).toBeLessThan(0.6 * sales);
});

/** Orders numbered through, whose lines come from two warehouses. */
function warehouses(seed: number, walkIns: number, days: boolean): Line[] {
  const rng = random(seed);
  const lines: Line[] = [];
  for (let sale = 0; sale < 300; sale++) {
    const customer = rng.uniform() < walkIns ? "Khách lẻ" : `C${rng.integer(40)}`;
    const time = Math.floor(sale / 20) * DAY + (days ? 0 : (sale % 20) * 40 * MINUTE);
    for (let k = 0; k <= 1 + rng.integer(3); k++)
      lines.push({ sale, store: ["HN", "HCM", null][rng.integer(3)]!, customer, number: `HD${sale}`, time });
  }
  return lines;
}

test("an order of two warehouses stays one", () => {
  for (const walkIns of [0, 0.5, 1])
    for (const days of [false, true])
      for (let seed = 1; seed <= 5; seed++) {
        const lines = warehouses(seed, walkIns, days);
        const { count, codes, stores } = visitsOf(toLines(lines));
        expect(stores).toBeUndefined();
        expect(count).toBe(300);
        expect([...codes]).toEqual([...visitsOf(toLines(lines, false)).codes]);
      }
});

test("orders of one day that come back in another warehouse later in the file stay one where their customers do", () => {
  const lines = warehouses(3, 0.3, true).sort((a, b) => (a.store ?? "").localeCompare(b.store ?? ""));
  expect(visitsOf(toLines(lines)).count).toBe(300);
});

test("a warehouse that says nothing changes no visit", () => {
  const lines = tills({ walkIns: 0.5, restart: "day", days: false, order: "time", seed: 2 });
  const alike = lines.map((line) => ({ ...line, store: "Kho" }));
  expect([...visitsOf(toLines(alike)).codes]).toEqual([...visitsOf(toLines(lines, false)).codes]);
});
