import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { visitsOf } from "../data/lines/visits.ts";
import { type GroupTotals, totalsByGroup, totalsByPlace } from "./placeTotals.ts";

interface Line {
  customer: number;
  time: number;
  order: number;
  place: number;
  quantity: number;
  revenue: number;
  discount: number;
}

const PLACES = 5;

function toLines(all: Line[], withOrders: boolean) {
  const codes = (pick: (line: Line) => number) => Int32Array.from(all, pick);
  const names = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  const place = { address: "", ward: "", district: "", province: "" };
  return {
    count: all.length,
    customer: { codes: codes((line) => line.customer), values: names(8) },
    order: withOrders ? { codes: codes((line) => line.order), values: names(12) } : null,
    time: Float64Array.from(all, (line) => line.time),
    quantity: Float64Array.from(all, (line) => line.quantity),
    revenue: Float64Array.from(all, (line) => line.revenue),
    discount: Float64Array.from(all, (line) => line.discount),
    has: { quantity: true, revenue: true, discount: true, timeOfDay: true },
    place: { codes: codes((line) => line.place), values: Array.from({ length: PLACES }, () => place) },
  };
}

/** The obvious way: filter, then sets. */
function slowly(all: Line[], withOrders: boolean, groupOf: Uint8Array, groups: number): GroupTotals {
  const customers = (some: Line[]) => new Set(some.map((line) => line.customer)).size;
  // All on one day.
  const visit = ({ customer, order, time }: Line) =>
    withOrders && order >= 0 ? `${customer} ${order}` : `${customer} at ${time}`;
  const orders = (some: Line[]) => new Set(some.map(visit)).size;
  const own = Array.from({ length: groups }, (_, g) => all.filter((line) => groupOf[line.place + 1] === g));
  const groupsOf = (customer: number) => own.filter((some) => some.some((line) => line.customer === customer)).length;
  return {
    lines: Uint32Array.from(own, (some) => some.length),
    quantity: Float64Array.from(own, (some) => some.reduce((sum, line) => sum + line.quantity, 0)),
    revenue: Float64Array.from(own, (some) => some.reduce((sum, line) => sum + line.revenue, 0)),
    discount: Float64Array.from(own, (some) =>
      some.reduce((sum, { revenue, discount }) => sum + (discount === 0.5 ? revenue : 0), 0),
    ),
    customers: Uint32Array.from(own, customers),
    orders: Uint32Array.from(own, orders),
    distinct: {
      customers: customers(all),
      orders: orders(all),
      customersInSeveral: [0, 1, 2, 3, 4, 5, 6, 7].filter((customer) => groupsOf(customer) > 1).length,
    },
  };
}

const arbitraryLines = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 7 }),
    time: fc.integer({ min: 0, max: 5 }),
    order: fc.integer({ min: -1, max: 11 }),
    place: fc.integer({ min: -1, max: PLACES - 1 }),
    quantity: fc.integer({ min: -9, max: 99 }),
    revenue: fc.integer({ min: -999, max: 1_000_000 }),
    discount: fc.constantFrom(0, 0.5, 1),
  }),
  { maxLength: 60 },
);
const arbitraryGroups = fc.constantFrom(3, 36, 66).chain((groups) =>
  fc.record({
    groups: fc.constant(groups),
    of: fc.array(fc.integer({ min: 0, max: groups - 1 }), { minLength: PLACES + 1, maxLength: PLACES + 1 }),
  }),
);

test("group totals equal those of a slow count, with order numbers and without", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLines, fc.boolean(), arbitraryGroups, async (all, withOrders, { groups, of }) => {
      const lines = toLines(all, withOrders);
      const groupOf = Uint8Array.from(of);
      const totals = await totalsByGroup(lines, visitsOf(lines), groupOf, groups);
      expect(totals).toEqual(slowly(all, withOrders, groupOf, groups));
    }),
  );
});

test("place totals equal those of a slow count, for the wanted places only", async () => {
  const marks = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: PLACES, maxLength: PLACES });
  await fc.assert(
    fc.asyncProperty(arbitraryLines, marks, async (all, wanted) => {
      const totals = await totalsByPlace(toLines(all, true), Uint8Array.from(wanted));
      for (let place = 0; place < PLACES; place++) {
        const own = wanted[place] === 1 ? all.filter((line) => line.place === place) : [];
        expect(totals.lines[place]).toBe(own.length);
        expect(totals.revenue[place]).toBe(own.reduce((sum, line) => sum + line.revenue, 0));
        expect(totals.customers[place]).toBe(new Set(own.map((line) => line.customer)).size);
      }
    }),
  );
});

describe("totalsByGroup", () => {
  it("counts a customer who moved in both groups, once in all, and an order of two places likewise", async () => {
    const line = { customer: 0, time: 1, order: 4, place: 0, quantity: 2, revenue: 100, discount: 0 };
    const lines = toLines([line, { ...line, place: 1, revenue: 50 }, { ...line, customer: 1, order: -1 }], true);
    const totals = await totalsByGroup(lines, visitsOf(lines), Uint8Array.of(0, 1, 2, 0, 0, 0), 3);
    expect([...totals.lines]).toEqual([0, 2, 1]);
    expect([...totals.revenue]).toEqual([0, 200, 50]);
    expect([...totals.customers]).toEqual([0, 2, 1]);
    expect([...totals.orders]).toEqual([0, 2, 1]);
    expect(totals.distinct).toEqual({ customers: 2, orders: 2, customersInSeveral: 1 });
  });

  it("loses nothing of small amounts beside large ones", async () => {
    const line = { customer: 0, time: 1, order: 0, place: 0, quantity: 1, revenue: 0.01, discount: 0 };
    const lines = toLines([{ ...line, revenue: 1e15 }, line, line, { ...line, revenue: -1e15 }], true);
    const totals = await totalsByGroup(lines, visitsOf(lines), new Uint8Array(PLACES + 1), 1);
    expect(totals.revenue[0]).toBeCloseTo(0.02, 12);
  });

  it("stops with the signal's reason", async () => {
    const lines = toLines([{ customer: 0, time: 1, order: 0, place: 0, quantity: 1, revenue: 1, discount: 0 }], true);
    const call = totalsByGroup(lines, visitsOf(lines), new Uint8Array(PLACES + 1), 1, {
      signal: AbortSignal.abort(),
    });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});
