// Next orders of a small model: what comes after the day changes no bit of them, and their reasons are what the customer's past says.

import { beforeAll, expect, test } from "vitest";
import { customersBefore } from "../data/lines/customersBefore.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { plainOrderModel } from "../evaluation/baskets/orderModel.ts";
import { openSamples } from "../features/open.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { EXPERTS, startingExperts } from "../model/experts.ts";
import { modelConfig } from "../model/fromSettings.ts";
import { initialParameters } from "../model/parameters.ts";
import { loadModel, type Predictor } from "../model/predict.ts";
import { distributorSamples, TINY_MODEL } from "../training/testing/exampleSamples.ts";
import type { NextOrder } from "./nextOrder.ts";
import { nextOrders } from "./orderWriter.ts";

let samples: SampleSet;
let predictor: Predictor;
let time: number;

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(1500, TINY_MODEL.maxSeqLen);
  const config = modelConfig(samples.sizes, samples.preprocess, { ...TINY_MODEL, memory: "experts" });
  const experts = startingExperts({ visits: 60, sales: 14 });
  for (const expert of ["visits", "sales", "related", "followers"] as const) {
    experts.exponents[EXPERTS.indexOf(expert)]![0] = 0.3;
  }
  predictor = await loadModel([{ config, weights: initialParameters(config, 1), experts }]);
  time = samples.preprocess.cuts.validation;
});

async function ordersOf(of: SampleSet): Promise<NextOrder[]> {
  const found: NextOrder[] = [];
  const orders = { ...plainOrderModel(2), membership: plainOrderModel(2).membership.map((each, k) => each + k / 10) };
  const source = { samples: of, predictor, orders };
  for await (const chunk of nextOrders(source, customersBefore(of.lines, time), time, { products: 6 }))
    found.push(...chunk);
  return found;
}

/** The same lines with what lies at or after the day changed: products turned round, numbers multiplied. */
function otherFuture(lines: SaleLines): SaleLines {
  const later = Array.from({ length: lines.count }, (_, i) => i).filter((i) => lines.time[i]! >= time);
  const codes = lines.product.codes.slice();
  for (const [i, line] of later.entries()) codes[line] = lines.product.codes[later[(i + 7) % later.length]!]!;
  const [revenue, quantity] = [lines.revenue.slice(), lines.quantity.slice()];
  for (const line of later) {
    revenue[line]! *= 3;
    quantity[line]! += 5;
  }
  expect(later.length).toBeGreaterThan(20);
  return { ...lines, product: { ...lines.product, codes }, revenue, quantity };
}

test("what comes after the day changes no bit of what is said of it", async () => {
  const changed = openSamples(otherFuture(samples.lines), samples.preprocess);
  const here = openSamples(samples.lines, samples.preprocess);
  const orders = await ordersOf(here);
  expect(orders.length).toBeGreaterThan(20);
  expect(await ordersOf(changed)).toEqual(orders);
});

test("products are sorted by probability, reasons by weight, and a reason of the customer's own is what its lines say", async () => {
  const { lines } = samples;
  const orders = await ordersOf(samples);
  let own = 0;
  for (const order of orders) {
    const probabilities = order.products.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    for (const { product, reasons } of order.products) {
      const weights = reasons.map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      const times = new Set(
        Array.from({ length: lines.count }, (_, i) => i)
          .filter((i) => lines.customer.values[lines.customer.codes[i]!] === order.customer)
          .filter((i) => lines.product.values[lines.product.codes[i]!] === product && lines.time[i]! < time)
          .map((i) => lines.time[i]!),
      );
      for (const reason of reasons) {
        if (reason.kind !== "rhythm" && reason.kind !== "habit" && reason.kind !== "again") continue;
        own++;
        expect(reason.daysAgo).toBeCloseTo((time - Math.max(...times)) / DAY_MS, 6);
        if (reason.kind === "again") expect(times.size).toBe(1);
        if (reason.kind === "rhythm") {
          const span = (Math.max(...times) - Math.min(...times)) / DAY_MS;
          expect(reason.everyDays).toBeCloseTo(span / (times.size - 1), 6);
        }
      }
    }
    for (const { own: usual, due } of order.later) {
      expect(due).toBeGreaterThanOrEqual(time - DAY_MS);
      expect(usual.orders).toBeGreaterThanOrEqual(3);
    }
  }
  expect(own).toBeGreaterThan(20);
});
