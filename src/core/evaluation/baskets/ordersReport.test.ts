// Judging of next orders: held against counting by hand on a file that fits on a page, and against a slow version of any cases.

import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleSamples } from "../testing/exampleSamples.ts";
import type { CustomerPast } from "./customerPast.ts";
import { PastReader } from "./customerPast.ts";
import { OrderBaselines } from "./orderBaselines.ts";
import type { OrderCase } from "./orderCases.ts";
import { plainOrderModel } from "./orderModel.ts";
import { orderSentences } from "./orderSentences.ts";
import { ordersReport } from "./ordersReport.ts";
import { orderVisits } from "./orderVisits.ts";

const P = 14;
const nobody = (): CustomerPast => ({ times: [], sizes: [], values: [], products: new Map(), lastLine: -1, lastId: 1 });

const cases = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 3 }),
    /** Bought products, and of how many unknown ones besides. */
    bought: fc.uniqueArray(fc.integer({ min: 2, max: P - 1 }), { maxLength: 6 }),
    unknown: fc.integer({ min: 0, max: 2 }),
    shares: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: P - 2, maxLength: P - 2 }),
    past: fc.array(fc.uniqueArray(fc.integer({ min: 2, max: P - 1 }), { minLength: 1, maxLength: 4 }), {
      maxLength: 4,
    }),
  }),
  { minLength: 1, maxLength: 12 },
);

function pastOf(orders: readonly number[][]): CustomerPast {
  const past = nobody();
  for (const [order, ids] of orders.entries()) {
    past.times.push(order * 1000);
    past.sizes.push(ids.length);
    past.values.push(0);
    for (const id of ids) {
      const known = past.products.get(id);
      if (known) {
        Object.assign(known, { orders: known.orders + 1, last: order * 1000, lastOrder: order });
        known.at.push(order);
      } else
        past.products.set(id, { orders: 1, first: order * 1000, last: order * 1000, lastOrder: order, at: [order] });
    }
  }
  return past;
}

test("recall, precision and hits per order are those of a slow count, for the model and for what the last orders held", () => {
  fc.assert(
    fc.property(cases, (rows) => {
      const made = rows
        .filter(({ bought, unknown }) => bought.length + unknown > 0)
        .map(({ customer, bought, unknown, shares, past }): OrderCase => {
          const total = shares.reduce((a, b) => a + b, 0);
          const ids = Array.from(shares.keys()).sort((a, b) => shares[b]! - shares[a]! || a - b);
          return {
            visit: { customer, time: 1e6, target: 0, ids: new Set(bought), size: bought.length + unknown, value: 1 },
            past: pastOf(past),
            ids: Int32Array.from(ids, (i) => i + 2),
            probabilities: Float32Array.from(ids, (i) => shares[i]! / total),
            amounts: null,
          };
        });
      const popularity = new Float64Array(P).map((_, id) => (id < 2 ? 0 : 0.5 - id / 100));
      const report = ordersReport(plainOrderModel(3), { cases: made, split: 0, walkIns: 0 }, popularity, {
        orders: 2,
        prior: 1,
      });
      if (made.length === 0) {
        expect(report).toBeNull();
        return;
      }
      const mean = (of: (row: OrderCase) => number) => made.reduce((sum, row) => sum + of(row), 0) / made.length;
      const hits = (first: number[], { visit }: OrderCase) => first.filter((id) => visit.ids.has(id)).length;
      // Independent draws keep the order of the model's own probabilities.
      const firstOf = ({ ids }: OrderCase, k: number) => [...ids].slice(0, k);
      expect(report!.model.recall10.value).toBeCloseTo(
        mean((row) => hits(firstOf(row, 10), row) / row.visit.size),
        9,
      );
      expect(report!.model.recall5.value).toBeCloseTo(
        mean((row) => hits(firstOf(row, 5), row) / row.visit.size),
        9,
      );
      expect(report!.model.precision5.value).toBeCloseTo(
        mean((row) => hits(firstOf(row, 5), row) / 5),
        9,
      );
      expect(report!.model.hit5.value).toBeCloseTo(
        mean((row) => (hits(firstOf(row, 5), row) > 0 ? 1 : 0)),
        9,
      );
      const lately = ({ past }: OrderCase): number[] => {
        const count = (id: number) =>
          [...(past.products.get(id)?.at ?? [])].filter((order) => order >= past.times.length - 2).length;
        const all = Array.from({ length: P - 2 }, (_, i) => i + 2);
        return all.sort((a, b) => count(b) - count(a) || a - b).slice(0, 5);
      };
      expect(report!.baselines.lastOrders.hit5.value).toBeCloseTo(
        mean((row) => (hits(lately(row), row) > 0 ? 1 : 0)),
        9,
      );
      expect(orderSentences(report!)[0]!.text).toContain(
        `In ${Math.round(100 * report!.model.hit5.value)} of 100 orders`,
      );
    }),
    { numRuns: 60 },
  );
});

test("orders are whole, of one part, without themselves: a small file counted by hand", () => {
  const day = (at: number, order: string, products: string[], customer = "A") =>
    products.map((product) => ({ customer, day: at, order, product, revenue: 10 }));
  const rows = [
    ...day(1, "1", ["milk", "rice"]),
    ...day(8, "2", ["milk"]),
    ...day(15, "3", ["milk", "rice", "tea"]),
    ...day(22, "4", ["milk", "milk", "salt"]),
    ...day(2, "5", ["rice"], "B"),
    ...day(23, "6", ["rice", "milk"], "B"),
  ];
  const samples = exampleSamples(rows, { minProductCount: 1 }, [0.4, 0.4]);
  const { visits, split, walkIns } = orderVisits(samples, "test");
  expect({ split, walkIns }).toEqual({ split: 0, walkIns: 0 });
  const id = (product: string) => samples.preprocess.products.indexOf(product) + 2;
  const names = (ids: ReadonlySet<number>) => [...ids].map((each) => samples.preprocess.products[each - 2]).sort();
  // Customer B's first order has no history; salt is not known from training.
  const [ofA, ofB] = visits;
  expect(visits).toHaveLength(2);
  expect({ ...ofA, ids: names(ofA!.ids) }).toMatchObject({ ids: ["milk"], size: 2, value: 30 });
  expect({ ...ofB, ids: names(ofB!.ids) }).toMatchObject({ ids: ["milk", "rice"], size: 2, value: 20 });
  const linesOf = (customer: number) => {
    const all = Int32Array.from(rows.keys()).filter((line) => samples.lines.customer.codes[line] === customer);
    return { lines: all, training: new Uint8Array(all.length) };
  };
  const past = new PastReader({ ...samples, linesOf }).read(ofA!.customer, ofA!.time);
  expect(past.sizes).toEqual([2, 1, 3]);
  expect(past.values).toEqual([20, 10, 30]);
  expect(past.products.get(id("milk"))).toMatchObject({ orders: 3, lastOrder: 2, at: [0, 1, 2] });
  expect(past.products.get(id("rice"))).toMatchObject({ orders: 2, at: [0, 2] });
  const rivals = new OrderBaselines(new Float64Array(samples.sizes.numProducts));
  // In two of the last three orders, beside one order's worth of nothing.
  expect(rivals.probabilities(past, { orders: 3, prior: 1 })[id("rice")]).toBeCloseTo(2 / 4, 12);
});
