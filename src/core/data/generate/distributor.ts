// A synthetic Vietnamese distributor in the very shape of merged_2025.csv: two families of columns (ordered, sold), BOM,
// CRLF, dd/mm/yyyy, HH:MM in a column of its own, comma thousands in quotes. Any number of lines, as a stream.

import { type Random, random } from "../../lib/random.ts";
import type { ByteSource } from "../source/source.ts";
import { CHUNK_CHARACTERS, generatedSource } from "./chunks.ts";
import { csvField, groupedField, twoDigits } from "./csvField.ts";
import { daysUntilTet } from "./lunarNewYear.ts";
import type { Market } from "./market.ts";
import { CeilingGauge, type DistributorOptions, type DistributorTruth } from "./truth.ts";
import { FIRST_DAY, type Visit, visits } from "./visits.ts";

export const DISTRIBUTOR_HEADER = [
  "MÃ KHÁCH HÀNG",
  "TÊN KHÁCH HÀNG",
  "LÀ KHÁCH HÀNG VÃNG LAI",
  "ĐỊA CHỈ CỦA KHÁCH HÀNG",
  "QUẬN/HUYỆN CỦA KHÁCH HÀNG",
  "TỈNH/TP CỦA KHÁCH HÀNG",
  "MÃ NHÂN VIÊN",
  "TUYẾN BÁN HÀNG",
  "NGUỒN ĐƠN",
  "MÃ ĐƠN ĐẶT HÀNG",
  "NGÀY TẠO ĐƠN ĐẶT",
  "MÃ SẢN PHẨM ĐƠN ĐẶT",
  "SỐ LƯỢNG SKUS ĐƠN ĐẶT",
  "SỐ LƯỢNG ĐƠN ĐẶT",
  "TỔNG TIỀN ĐƠN ĐẶT",
  "CHIẾT KHẤU ĐƠN ĐẶT",
  "THÀNH TIỀN ĐƠN ĐẶT",
  "MÃ ĐƠN BÁN HÀNG",
  "NGÀY TẠO ĐƠN BÁN",
  "THỜI GIAN TẠO ĐƠN BÁN",
  "MÃ SẢN PHẨM ĐƠN BÁN",
  "TÊN SẢN PHẨM ĐƠN BÁN",
  "LOẠI SẢN PHẨM",
  "SỐ LƯỢNG ĐƠN BÁN",
  "ĐƠN GIÁ ĐƠN BÁN",
  "TỔNG TIỀN ĐƠN BÁN",
  "CHIẾT KHẤU ĐƠN BÁN",
  "CK SP ĐƠN BÁN",
  "CK ĐƠN HÀNG ĐƠN BÁN",
  "TỔNG CHIẾT KHẤU ĐƠN BÁN",
  "THÀNH TIỀN ĐƠN BÁN",
] as const;

/** Mean bytes of a line, for the expected size of a file. */
const BYTES_PER_LINE = 300;

/** `synthetic_distributor_50000_seed7.csv` */
export function distributorFileName({ rows, seed }: DistributorOptions): string {
  return `synthetic_distributor_${rows}_seed${seed}.csv`;
}

/** The file as a source of bytes; `size` is an estimate. */
export function distributorSource(options: DistributorOptions): ByteSource {
  const size = 1000 + options.rows * BYTES_PER_LINE;
  return generatedSource(distributorFileName(options), size, () => generateDistributor(options));
}

/**
 * The file's text in pieces of about 64 KB; the generator's return value is the known ceiling. The same options give
 * the same text. Throws RangeError on impossible options.
 */
export function* generateDistributor(options: DistributorOptions): Generator<string, DistributorTruth> {
  const gauge = new CeilingGauge(options);
  const writer = new LineWriter(random(options.seed ^ 0x5eed));
  let piece = `\uFEFF${DISTRIBUTOR_HEADER.join(",")}\r\n`;
  for (const visit of visits(options.rows, options.seed)) {
    gauge.add(visit);
    piece += writer.write(visit);
    if (piece.length >= CHUNK_CHARACTERS) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
  return gauge.truth();
}

/** Writes a visit's lines: amounts follow product, customer's size, promotion, Tết and volume. */
class LineWriter {
  readonly #rng: Random;
  /** [P] `name,category` as printed. */
  #productText: string[] = [];
  #order = 0;
  #day = 0;
  #date = "";
  readonly #quantity = new Float64Array(16);
  readonly #price = new Float64Array(16);

  constructor(rng: Random) {
    this.#rng = rng;
  }

  write(visit: Visit): string {
    const { market, customer, products, count, minute } = visit;
    const { catalogue, customers, promotion } = market;
    const rng = this.#rng;
    if (this.#productText.length === 0) {
      this.#productText = catalogue.names.map((name, p) => `${csvField(name)},${csvField(catalogue.categories[p])}`);
    }
    if (visit.day !== this.#day) {
      this.#day = visit.day;
      this.#date = dateText(visit.day);
    }
    this.#order++;
    const orderGross = this.#drawAmounts(visit, market);
    const orderPercent = orderGross >= 20_000_000 ? 3 : orderGross >= 8_000_000 ? 2 : orderGross >= 3_000_000 ? 1 : 0;
    const source = rng.uniform() < customers.mobile[customer] ? "Mobile" : "Web";
    const waited = rng.uniform();
    const ordered = waited < 0.55 ? this.#date : dateText(visit.day - (waited < 0.9 ? 1 : 2));
    const number = String(this.#order).padStart(7, "0");
    const head = `${customers.text[customer]},${source},DH${number},${ordered},`;
    const middle = `,BH${number},${this.#date},${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)},`;
    let text = "";
    for (let k = 0; k < count; k++) {
      const p = products[k];
      const quantity = this.#quantity[k];
      const price = this.#price[k];
      const gross = quantity * price;
      const line = Math.round((gross * customers.contract[customer]) / 100);
      const offer = Math.round((gross * promotion[catalogue.series[p]]) / 100);
      const volume = Math.round((gross * orderPercent) / 100);
      const total = line + offer + volume;
      // Now and then less can be delivered than was ordered.
      const wanted = rng.uniform() < 0.06 ? quantity + 1 + rng.integer(quantity + 2) : quantity;
      const wantedOff = Math.round((wanted * price * customers.contract[customer]) / 100);
      const code = catalogue.codes[p];
      text += `${head}${code},${count},${groupedField(wanted)},${groupedField(wanted * price)},${groupedField(wantedOff)},`;
      text += `${groupedField(wanted * price - wantedOff)}${middle}${code},${this.#productText[p]},`;
      text += `${groupedField(quantity)},${groupedField(price)},${groupedField(gross)},${groupedField(line)},`;
      text += `${groupedField(offer)},${groupedField(volume)},${groupedField(total)},${groupedField(gross - total)}\r\n`;
    }
    return text;
  }

  /** Quantity and unit price of each line; returns the order's gross amount. */
  #drawAmounts({ customer, day, products, count }: Visit, { catalogue, customers, promotion }: Market): number {
    const dearer = 1 + 0.02 * Math.floor((day - FIRST_DAY) / 182);
    const rush = Math.max(0, 1 - daysUntilTet(day) / 30);
    let total = 0;
    for (let k = 0; k < count; k++) {
      const p = products[k];
      const offer = promotion[catalogue.series[p]];
      const more = (1 + (2.5 * offer) / 100) * (1 + 0.5 * (catalogue.tet[p] - 1) * rush);
      const mean = catalogue.units[p] * customers.size[customer] * more;
      this.#quantity[k] = Math.max(1, Math.round(mean * Math.exp(0.35 * this.#rng.normal())));
      const wholesale = 1 - 0.01 * Math.min(5, Math.floor(customers.size[customer]));
      this.#price[k] = Math.max(100, Math.round((catalogue.price[p] * dearer * wholesale) / 100) * 100);
      total += this.#quantity[k] * this.#price[k];
    }
    return total;
  }
}

const dates = new Map<number, string>();

/** dd/mm/yyyy of a day since 1970. */
function dateText(day: number): string {
  let text = dates.get(day);
  if (text === undefined) {
    const date = new Date(day * 86_400_000);
    text = `${twoDigits(date.getUTCDate())}/${twoDigits(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
    dates.set(day, text);
  }
  return text;
}
