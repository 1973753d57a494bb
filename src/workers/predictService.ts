// The asking side of the training worker: customers, what they bought, what they buy next, and what they would buy if.

import { purchasesOf } from "../core/explore/purchases.ts";
import { PROVINCES } from "../core/geo/provinces.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { timeText } from "../core/lib/timeText.ts";
import { productAmountsAt } from "../core/model/amounts/productAmounts.ts";
import type { NextPredictions } from "../core/model/predict.ts";
import type { DataService } from "./dataService.ts";
import type { Asked, ModelService } from "./modelService.ts";
import type {
  AllPredictions,
  ComparedAnswer,
  CustomerHistory,
  CustomerPrediction,
  PredictMethods,
  ProductHit,
  ProductPrediction,
  RankedProbability,
  WhatIfAnswer,
} from "./predictProtocol.ts";
import type { Progress } from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";

/** Customers predicted at a time. */
const CHUNK = 256;
/** Lines of all predictions that the page shows, and products it counts. */
const PREVIEW = 100;
const LIKELIEST = 10;
const NUMBERS = ["quantity", "revenue", "discount"] as const;

type Input<Name extends keyof PredictMethods> = PredictMethods[Name]["input"];

/**
 * Answers about customers to come, from the open data set and the current model; it holds nothing of its own. Questions are
 * short and may run beside each other, not beside a training, which has the device. Throws a localised error where a data set
 * or a model is missing.
 */
export class PredictService {
  readonly #data: DataService;
  readonly #models: ModelService;

  constructor(data: DataService, models: ModelService) {
    this.#data = data;
    this.#models = models;
  }

  async customerHistory({ customer, limit }: Input<"customerHistory">): Promise<CustomerHistory> {
    const { knowsPlaces } = await import("../core/features/hypothesis.ts");
    const { lines, customers } = this.#data.current;
    const code = customers.code(customer);
    const { preprocess } = this.#models.current;
    const purchases = purchasesOf(lines, code, limit);
    const geocode = await this.#data.geocode();
    const last = customers.lastLine(code, Number.POSITIVE_INFINITY);
    const place = lines.place?.values[lines.place.codes[last] ?? -1];
    const province = place && geocode?.(place)?.province;
    return {
      customer,
      has: lines.has,
      ...purchases,
      province: (province && PROVINCES[province - 1]?.code) || null,
      knowsPlaces: knowsPlaces(preprocess),
    };
  }

  products({ query, limit }: Input<"products">): ProductHit[] {
    const known = new Set(this.#models.current.preprocess.products);
    const hits = this.#data.current.products().search(query, limit);
    return hits.map((hit) => ({ ...hit, known: known.has(hit.product) }));
  }

  async predict({ customer, time, topK }: Input<"predict">): Promise<CustomerPrediction> {
    const { lines, customers } = this.#data.current;
    const code = customers.code(customer);
    const asked = await this.#models.asked();
    const k = Math.min(topK, asked.model.preprocess.products.length);
    const next = await asked.predictor.predictNext(asked.samples, [code], time, { topK: k });
    return {
      customer,
      name: lines.customerNames[code] ?? "",
      time,
      ...customers.past(code, time),
      walkIn: customers.isWalkIn(code),
      products: productsOf(asked, next, 0, k),
      ...numbersOf(asked, next, 0),
    };
  }

  async whatIf({ customer, time, topK, hypothesis }: Input<"whatIf">): Promise<WhatIfAnswer> {
    const { HYPOTHETICAL, hypothesisTask } = await import("../core/features/hypothesis.ts");
    const code = this.#data.current.customers.code(customer);
    const geocode = await this.#data.geocode();
    const asked = await this.#models.asked();
    const { samples, predictor, model } = asked;
    const supposed = await runCooperatively(hypothesisTask(samples, code, hypothesis, geocode));
    const every = { topK: model.preprocess.products.length };
    const next = {
      without: await predictor.predictNext(samples, [code], time, every),
      with: await predictor.predictNext(supposed, [HYPOTHETICAL], time, every),
    };
    const { products, productNames } = model.preprocess;
    const rankedIn = ({ topIds, topProbabilities }: NextPredictions, id: number): RankedProbability => {
      const place = topIds.indexOf(id);
      return { probability: topProbabilities[place] ?? 0, rank: place + 1 };
    };
    const ids = new Set([...next.with.topIds.subarray(0, topK), ...next.without.topIds.subarray(0, topK)]);
    const linesBefore = (of: typeof samples, who: number) =>
      of.linesOf(who).lines.filter((line) => of.lines.time[line]! < time).length;
    return {
      without: { historyLines: linesBefore(samples, code), ...numbersOf(asked, next.without, 0) },
      with: { historyLines: linesBefore(supposed, HYPOTHETICAL), ...numbersOf(asked, next.with, 0) },
      products: [...ids]
        .map((id) => ({
          product: products[id - 2] ?? "",
          name: productNames[id - 2] ?? "",
          without: rankedIn(next.without, id),
          with: rankedIn(next.with, id),
        }))
        .sort((a, b) => a.with.rank - b.with.rank),
    };
  }

  async predictAll({ time, topK }: Input<"predictAll">, { signal, emit }: Context<Progress>): Promise<AllPredictions> {
    const { nextCsvHeader, nextCsvLines } = await import("../core/artefact/nextCsv.ts");
    const { lines, customers } = this.#data.current;
    const codes = customers.before(time);
    const asked = await this.#models.asked();
    const { model, samples, predictor } = asked;
    const k = Math.min(topK, model.preprocess.products.length);
    // The byte order mark makes Excel read UTF-8.
    const pieces = [`\ufeff${nextCsvHeader(k, predictor.amounts !== null)}`];
    const firsts = new Map<number, number>();
    const sums = { quantity: 0, revenue: 0, discount: 0 };
    const preview: AllPredictions["preview"] = [];
    const report = throttledProgress("predicting", emit);
    for (let at = 0; at < codes.length; at += CHUNK) {
      throwIfAborted(signal);
      const chunk = codes.slice(at, at + CHUNK);
      const next = await predictor.predictNext(samples, chunk, time, { topK: k, signal });
      pieces.push(nextCsvLines(samples, chunk, time, k, next));
      for (const [row, code] of chunk.entries()) {
        const first = next.topIds[row * k]!;
        firsts.set(first, (firsts.get(first) ?? 0) + 1);
        for (const name of NUMBERS) sums[name] += next[name][row]!;
        if (preview.length >= PREVIEW) continue;
        const customer = { customer: lines.customer.values[code] ?? "", name: lines.customerNames[code] ?? "" };
        preview.push({ ...customer, products: productsOf(asked, next, row, k), ...numbersOf(asked, next, row) });
      }
      report(at + chunk.length, codes.length);
    }
    const { products, productNames, tasks } = model.preprocess;
    const mean = (name: (typeof NUMBERS)[number]) =>
      tasks[name] && codes.length > 0 ? sums[name] / codes.length : null;
    return {
      csv: new Blob(pieces, { type: "text/csv;charset=utf-8" }),
      name: `next_purchases_${timeText(time, false)}.csv`,
      time,
      customers: codes.length,
      likeliest: [...firsts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, LIKELIEST)
        .map(([id, count]) => ({
          product: products[id - 2] ?? "",
          name: productNames[id - 2] ?? "",
          customers: count,
        })),
      distinct: firsts.size,
      means: { quantity: mean("quantity"), revenue: mean("revenue"), discount: mean("discount") },
      preview,
    };
  }
}

/** The k likeliest products of a row. */
function productsOf({ model }: Asked, next: NextPredictions, row: number, k: number): ProductPrediction[] {
  const { products, productNames, tasks } = model.preprocess;
  return Array.from(next.topIds.subarray(row * k, (row + 1) * k), (id, place) => ({
    product: products[id - 2] ?? "",
    name: productNames[id - 2] ?? "",
    probability: next.topProbabilities[row * k + place]!,
    amounts: next.amounts && productAmountsAt(next.amounts, row * k + place, tasks),
  }));
}

/** A row's numbers; null for tasks that the model never saw. */
function numbersOf({ model }: Asked, next: NextPredictions, row: number): Omit<ComparedAnswer, "historyLines"> {
  const { tasks } = model.preprocess;
  const number = (name: (typeof NUMBERS)[number]) => (tasks[name] ? next[name][row]! : null);
  return { quantity: number("quantity"), revenue: number("revenue"), discount: number("discount") };
}
