// Who buys from the synthetic distributor: names and places as written, size, visiting habits and favourite products.

import type { Random } from "../../lib/random.ts";
import { type Catalogue, SUCCESSORS } from "./catalogue.ts";
import { csvField, twoDigits } from "./csvField.ts";
import { drawRegion, REGION_COUNT, writePlace } from "./places.ts";

const KINDS = ["Tạp hóa", "Đại lý", "Cửa hàng", "Siêu thị mini", "Quán", "Bách hóa"];
const GIVEN = "Lan,Hoa,Mai,Hùng,Dũng,Tuấn,Phương,Thảo,Linh,Minh,Sơn,Hải,Ngọc,Thu,Tâm,Bình,Đức,Hạnh,Yến,Khánh".split(
  ",",
);
const EPITHETS = "Cô,Chú,Anh,Chị,Bảy,Tư,Út,Năm,Thanh,Kim".split(",");
/** Favourite products of one customer. */
export const FAVOURITES = 28;
/** How often a favourite is chosen among the first followers of another. */
const COHERENCE = 0.6;
const FOLLOWED = 2;

export interface Customers {
  /** C, number of customer codes; the last `walkIns` of them are walk-in codes. */
  count: number;
  walkIns: number;
  /** [C] the columns from customer code to route, ready to print, without a trailing comma. */
  text: string[];
  /** [C] share of orders sent from a mobile phone. */
  mobile: Float64Array;
  /** [C] units bought against a middling customer. */
  size: Float64Array;
  /** [C] contract discount in percent, 0..4, by size. */
  contract: Uint8Array;
  /** [C] mean lines of a visit, before the cap that keeps a visit free of repetitions. */
  lines: Float64Array;
  /** [C] days between visits, to be scaled; usual minute of the day; weekday of the sales route (Monday 0 .. 5). */
  gap: Float64Array;
  minute: Float64Array;
  weekday: Uint8Array;
  /** [C] first and last day relative to the start, as fractions of the span; 2 = stays for good. */
  joins: Float64Array;
  leaves: Float64Array;
  /** [C] chances that a line comes from a favourite, or follows the last product; the rest is season and fashion. */
  loyalty: Float64Array;
  sequence: Float64Array;
  /** [C, K] favourite products and [K] their shares (sum 1), the first most; K = favouriteCount. */
  favourites: Int32Array;
  favouriteCount: number;
  favouriteShares: Float64Array;
}

/** Makes `count` customers and a few walk-in codes beside them. */
export function makeCustomers(count: number, catalogue: Catalogue, rng: Random): Customers {
  const walkIns = Math.max(1, Math.round(count / 400));
  const all = count + walkIns;
  const favouriteCount = Math.min(FAVOURITES, catalogue.count);
  const customers: Customers = {
    count: all,
    walkIns,
    text: [],
    mobile: new Float64Array(all),
    size: new Float64Array(all),
    contract: new Uint8Array(all),
    lines: new Float64Array(all),
    gap: new Float64Array(all),
    minute: new Float64Array(all),
    weekday: new Uint8Array(all),
    joins: new Float64Array(all),
    leaves: new Float64Array(all).fill(2),
    loyalty: new Float64Array(all),
    sequence: new Float64Array(all),
    favourites: new Int32Array(all * favouriteCount).fill(-1),
    favouriteCount,
    favouriteShares: favouriteShares(favouriteCount),
  };
  const regionOf = Uint8Array.from({ length: all }, () => drawRegion(rng));
  const sellers = Math.max(1, Math.ceil(count / REGION_COUNT / 60));
  for (let c = 0; c < all; c++) {
    const walkIn = c >= count;
    const size = Math.exp(0.75 * rng.normal());
    customers.size[c] = walkIn ? 0.3 : size;
    customers.contract[c] = walkIn || size < 0.8 ? 0 : size < 1.4 ? 1 : size < 2.4 ? 2 : size < 4 ? 3 : 4;
    customers.mobile[c] = rng.uniform() < 0.6 ? 0.92 : 0.15;
    customers.lines[c] = walkIn ? 1.5 : 2.2 + 0.9 * Math.min(3, size) * rng.uniform();
    customers.gap[c] = Math.exp(0.55 * rng.normal()) / Math.sqrt(Math.max(0.4, size));
    customers.minute[c] = 480 + 540 * rng.uniform();
    customers.weekday[c] = rng.integer(6);
    if (!walkIn && rng.uniform() < 0.25) customers.joins[c] = 0.9 * rng.uniform();
    if (!walkIn && c > 0 && rng.uniform() < 0.15) {
      customers.leaves[c] = customers.joins[c] + (1 - customers.joins[c]) * rng.uniform();
    }
    customers.loyalty[c] = walkIn ? 0 : 0.15 + 0.6 * rng.uniform();
    customers.sequence[c] = walkIn ? 0 : 0.86 - customers.loyalty[c];
    for (let k = 0; k < favouriteCount; k++) replaceFavourite(customers, c, k, catalogue, rng);
    customers.text.push(writeCustomer(c, walkIn, regionOf[c], sellers, customers.weekday[c], rng));
  }
  return customers;
}

/**
 * Puts another product, not yet among the favourites, into slot k: often one that tends to follow another favourite
 * (what is bought together hangs together), else anything, more often what sells well.
 */
export function replaceFavourite(customers: Customers, c: number, k: number, catalogue: Catalogue, rng: Random): void {
  const { favouriteCount } = customers;
  const mine = customers.favourites.subarray(c * favouriteCount, (c + 1) * favouriteCount);
  let p = Math.floor(catalogue.count * rng.uniform() ** 2.2);
  const other = mine[rng.integer(favouriteCount)];
  if (other >= 0 && rng.uniform() < COHERENCE) p = catalogue.successors[other * SUCCESSORS + rng.integer(FOLLOWED)];
  mine[k] = -1;
  while (mine.includes(p)) p = (p + 1) % catalogue.count;
  mine[k] = p;
}

function favouriteShares(count: number): Float64Array {
  const shares = Float64Array.from({ length: count }, (_, k) => (k + 1) ** -1.4);
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

function writeCustomer(
  c: number,
  walkIn: boolean,
  region: number,
  sellers: number,
  weekday: number,
  rng: Random,
): string {
  const code = walkIn ? `KVL${String(c + 1).padStart(5, "0")}` : `KH${String(c + 1).padStart(6, "0")}`;
  const kind = KINDS[rng.integer(KINDS.length)];
  const name = walkIn
    ? "Khách vãng lai (mẫu)"
    : `${kind} ${EPITHETS[rng.integer(EPITHETS.length)]} ${GIVEN[rng.integer(GIVEN.length)]} (mẫu)`;
  const place = writePlace(region, rng);
  const salesperson = `NV${String(region * sellers + rng.integer(sellers) + 1).padStart(3, "0")}`;
  const route = `T${weekday + 2}-${twoDigits(region + 1)}`;
  const fields = [code, name, walkIn ? "Có" : "Không", place.address, place.district, place.province];
  return [...fields, salesperson, route].map(csvField).join(",");
}
