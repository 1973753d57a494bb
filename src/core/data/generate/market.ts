// The generating process of the synthetic distributor. One line's product is drawn, given everything before the visit,
// from p = loyalty·favourites + sequence·followers of the last product + rest·(season × promotion × popularity), so the
// best accuracy that anybody could reach is known: the mean of max p.

import { type Random, random } from "../../lib/random.ts";
import { type Catalogue, makeCatalogue, SUCCESSORS } from "./catalogue.ts";
import { type Customers, makeCustomers, replaceFavourite } from "./customers.ts";
import { daysUntilTet } from "./lunarNewYear.ts";

/** Chance per visit that one favourite gives way to another product; that another becomes the dearest. */
const DRIFT = 0.01;
const SWAP = 0.004;
/** Chance per day that a series without a promotion starts one. */
const PROMOTION_START = 0.004;
const PROMOTION_PERCENTS = [5, 8, 10, 12, 15, 20];

export interface Market {
  catalogue: Catalogue;
  customers: Customers;
  /** [C] product of the last line of the customer's last visit; −1 before the first. */
  last: Int32Array;
  /** [P] today's pull of each product: season × Tết × promotion. */
  pull: Float64Array;
  /** [P] today's fashion = popularity × pull, sums to 1; and its running sum. */
  fashion: Float64Array;
  fashionSum: Float64Array;
  bestFashion: number;
  /** [series] today's promotion in percent, 0 = none; and the first day without it. */
  promotion: Uint8Array;
  promotionEnd: Int32Array;
  rng: Random;
  scratch: Scratch;
}

/** Products with a part of their own in the visit at hand, beside the fashion that every product has. */
interface Scratch {
  /** [P] loyalty and sequence parts; 0 outside `ids`. */
  part: Float64Array;
  ids: number[];
  /** Lines of the visit, in drawn order. */
  basket: Int32Array;
}

/** Number of customers (without walk-in codes) and products for a file of so many lines. */
export function marketSize(rows: number): { customers: number; products: number } {
  const scale = Math.max(rows, 1) / 50_000;
  return {
    customers: Math.max(2, Math.round(700 * scale ** 0.866)),
    products: Math.min(4000, Math.max(12, Math.round(400 * scale ** 0.3885))),
  };
}

export function createMarket(rows: number, seed: number): Market {
  const rng = random(seed);
  const size = marketSize(rows);
  const catalogue = makeCatalogue(size.products, rng);
  const customers = makeCustomers(size.customers, catalogue, rng);
  const P = catalogue.count;
  return {
    catalogue,
    customers,
    last: new Int32Array(customers.count).fill(-1),
    pull: new Float64Array(P),
    fashion: new Float64Array(P),
    fashionSum: new Float64Array(P),
    bestFashion: 0,
    promotion: new Uint8Array(catalogue.seriesCount),
    promotionEnd: new Int32Array(catalogue.seriesCount),
    rng,
    scratch: { part: new Float64Array(P), ids: [], basket: new Int32Array(16) },
  };
}

/** Moves promotions on by a day and sets the day's pull and fashion. `day` counts from 1970. */
export function openDay(market: Market, day: number): void {
  const { catalogue, promotion, promotionEnd, pull, fashion, fashionSum, rng } = market;
  for (let s = 0; s < catalogue.seriesCount; s++) {
    if (promotion[s] > 0 && day >= promotionEnd[s]) promotion[s] = 0;
    if (promotion[s] === 0 && rng.uniform() < PROMOTION_START) {
      promotion[s] = PROMOTION_PERCENTS[rng.integer(PROMOTION_PERCENTS.length)];
      promotionEnd[s] = day + 7 + rng.integer(15);
    }
  }
  const rush = Math.max(0, 1 - daysUntilTet(day) / 35);
  let sum = 0;
  for (let p = 0; p < catalogue.count; p++) {
    const season = Math.exp(catalogue.swing[p] * Math.cos(((day - catalogue.peakDay[p]) * 2 * Math.PI) / 365.25));
    const offer = 1 + (6 * promotion[catalogue.series[p]]) / 100;
    pull[p] = season * (1 + (catalogue.tet[p] - 1) * rush) * offer;
    fashion[p] = catalogue.popularity[p] * pull[p];
    sum += fashion[p];
  }
  let running = 0;
  let best = 0;
  for (let p = 0; p < catalogue.count; p++) {
    fashion[p] /= sum;
    running += fashion[p];
    fashionSum[p] = running;
    if (fashion[p] > best) best = fashion[p];
  }
  market.bestFashion = best;
}

/**
 * Draws the products of one visit; the answer's `products` (count of them) is overwritten by the next call.
 * `wanted` lines are cut to ⌊1 / max p⌋, so that a systematic sample holds no product twice; put in random order, each
 * line then has exactly the probabilities p, whose largest is `best`.
 */
export function drawVisit(
  market: Market,
  customer: number,
  wanted: number,
): { products: Int32Array; count: number; best: number } {
  const { rng, fashion, scratch } = market;
  const { part, ids, basket } = scratch;
  const rest = fillParts(market, customer);
  let best = rest * market.bestFashion;
  let held = 0;
  for (const p of ids) {
    const probability = part[p] + rest * fashion[p];
    held += probability;
    if (probability > best) best = probability;
  }
  const count = Math.max(1, Math.min(wanted, basket.length, Math.floor(1 / best)));
  const step = 1 / count;
  let at = rng.uniform() * step;
  let drawn = 0;
  let passed = 0;
  for (const p of ids) {
    passed += part[p] + rest * fashion[p];
    while (drawn < count && at < passed) {
      basket[drawn++] = p;
      at += step;
    }
  }
  if (drawn < count) ids.sort((a, b) => a - b);
  for (; drawn < count; at += step) basket[drawn++] = drawFashion(market, (at - held) / rest);
  for (let i = count - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    const swapped = basket[i];
    basket[i] = basket[j];
    basket[j] = swapped;
  }
  for (const p of ids) part[p] = 0;
  return { products: basket, count, best };
}

/** Notes what was bought, and lets a favourite drift now and then. */
export function closeVisit(market: Market, customer: number, products: Int32Array, count: number): void {
  const { customers, catalogue, rng } = market;
  const { favourites, favouriteCount } = customers;
  market.last[customer] = products[count - 1];
  if (rng.uniform() < DRIFT && favouriteCount < catalogue.count) {
    replaceFavourite(customers, customer, rng.integer(favouriteCount), catalogue, rng);
  }
  if (rng.uniform() < SWAP) {
    const dearest = customer * favouriteCount;
    const other = dearest + rng.integer(favouriteCount);
    const held = favourites[dearest];
    favourites[dearest] = favourites[other];
    favourites[other] = held;
  }
}

/**
 * The same probabilities the slow way, over all products: [P], sums to 1. The check that the sparse way is right.
 */
export function visitProbabilities(market: Market, customer: number): Float64Array {
  const { catalogue, customers, fashion, last, pull } = market;
  const { loyalty, sequence, favourites, favouriteCount: K, favouriteShares } = customers;
  const mine = Array.from(favourites.subarray(customer * K, (customer + 1) * K));
  const liking = new Map(mine.map((p, k) => [p, favouriteShares[k] * pull[p]]));
  const likings = [...liking.values()].reduce((a, b) => a + b, 0);
  const follows = new Map<number, number>();
  if (last[customer] >= 0) {
    for (let k = last[customer] * SUCCESSORS; k < (last[customer] + 1) * SUCCESSORS; k++) {
      follows.set(catalogue.successors[k], (follows.get(catalogue.successors[k]) ?? 0) + catalogue.successorShares[k]);
    }
  }
  const chained = last[customer] < 0 ? 0 : sequence[customer];
  return Float64Array.from(
    fashion,
    (share, p) =>
      (loyalty[customer] * (liking.get(p) ?? 0)) / likings +
      chained * (follows.get(p) ?? 0) +
      (1 - loyalty[customer] - chained) * share,
  );
}

/** Fills `scratch` with the parts of favourites and followers; returns the weight left for fashion. */
function fillParts(market: Market, customer: number): number {
  const { catalogue, customers, last, pull, scratch } = market;
  const { favourites, favouriteCount, favouriteShares, loyalty, sequence } = customers;
  const { part, ids } = scratch;
  ids.length = 0;
  let rest = 1;
  const loyal = loyalty[customer];
  if (loyal > 0) {
    const start = customer * favouriteCount;
    let sum = 0;
    for (let k = 0; k < favouriteCount; k++) sum += favouriteShares[k] * pull[favourites[start + k]];
    for (let k = 0; k < favouriteCount; k++) {
      const p = favourites[start + k];
      part[p] = (loyal * favouriteShares[k] * pull[p]) / sum;
      ids.push(p);
    }
    rest -= loyal;
  }
  const before = last[customer];
  if (before >= 0 && sequence[customer] > 0) {
    for (let k = before * SUCCESSORS; k < (before + 1) * SUCCESSORS; k++) {
      const share = catalogue.successorShares[k];
      if (share === 0) continue;
      const p = catalogue.successors[k];
      if (part[p] === 0) ids.push(p);
      part[p] += sequence[customer] * share;
    }
    rest -= sequence[customer];
  }
  return rest;
}

/** The product at `at` (0 .. 1 − fashion held by `ids`) of the fashion without `ids`, which must be ascending. */
function drawFashion(market: Market, at: number): number {
  const { fashion, fashionSum, scratch } = market;
  if (scratch.ids.length === fashion.length) return scratch.ids[0]; // only rounding leads here: no product is free
  let place = at;
  for (const p of scratch.ids) {
    if (place < fashionSum[p] - fashion[p]) break;
    place += fashion[p];
  }
  let low = 0;
  let high = fashion.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fashionSum[middle] > place) high = middle;
    else low = middle + 1;
  }
  // Rounding can land on a neighbour that has its own part; the next free product is meant.
  while (scratch.part[low] > 0) low = low + 1 < fashion.length ? low + 1 : 0;
  return low;
}
