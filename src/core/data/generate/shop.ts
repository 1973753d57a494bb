// A small synthetic shop in the shape of UCI Online Retail, with that file's traps: no revenue column, customer ids
// written as decimals or missing, cancellations, codes that are no products, repeated lines, changing descriptions.

import { type Random, random } from "../../lib/random.ts";
import type { ByteSource } from "../source/source.ts";
import { CHUNK_CHARACTERS, generatedSource } from "./chunks.ts";
import { csvField, twoDigits } from "./csvField.ts";

export const SHOP_HEADER = [
  "InvoiceNo",
  "StockCode",
  "Description",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
  "Country",
] as const;

/** Its prices are in pence; nothing in the file says so. */
export const SHOP_CURRENCY = "GBP";

export interface ShopOptions {
  /** Number of lines, without the header. */
  rows: number;
  seed: number;
}

const COLOURS = "RED,BLUE,GREEN,WHITE,PINK,VINTAGE,RETRO,STRIPED,DOTTED,WOODEN,TIN,GLASS".split(",");
const THINGS =
  "MUG,TEA TOWEL,LUNCH BOX,CANDLE HOLDER,PHOTO FRAME,CAKE STAND,DOOR MAT,NAPKINS,NOTEBOOK,CLOCK,WASH BAG,BUNTING,JAM JAR,KEY RING,GIFT WRAP".split(
    ",",
  );
const COUNTRIES = ["United Kingdom", "United Kingdom", "United Kingdom", "Germany", "France", "EIRE", "Spain"];
const EXTRAS: [code: string, description: string][] = [
  ["POST", "POSTAGE"],
  ["D", "Discount"],
  ["M", "Manual"],
  ["DOT", "DOTCOM POSTAGE"],
  ["BANK CHARGES", "Bank Charges"],
];
/** 1 December 2023, in days since 1970, and the days until the last line. */
const FIRST_DAY = 19_692;
const SPAN_DAYS = 373;
const FAVOURITES = 15;
const BYTES_PER_LINE = 78;

interface Product {
  code: string;
  description: string;
  pence: number;
}

interface Shopper {
  /** As written, "" for guests. */
  id: string;
  country: string;
  favourites: number[];
  size: number;
}

interface Line {
  product: number;
  quantity: number;
}

/** `synthetic_shop_20000_seed7.csv` */
export function shopFileName({ rows, seed }: ShopOptions): string {
  return `synthetic_shop_${rows}_seed${seed}.csv`;
}

/** The file as a source of bytes; `size` is an estimate. */
export function shopSource(options: ShopOptions): ByteSource {
  return generatedSource(shopFileName(options), 80 + options.rows * BYTES_PER_LINE, () => generateShop(options));
}

/**
 * The file's text in pieces of about 64 KB: exactly `rows` lines in time order; the same options give the same text.
 * Throws RangeError on impossible options.
 */
export function* generateShop({ rows, seed }: ShopOptions): Generator<string, void> {
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError(`rows must be a whole number ≥ 0, found ${rows}`);
  if (!Number.isInteger(seed)) throw new RangeError(`seed must be a whole number, found ${seed}`);
  const rng = random(seed ^ 0x5409);
  const products = makeProducts(Math.max(10, Math.min(3000, Math.round(3 * Math.sqrt(rows)))), rng);
  const shoppers = makeShoppers(Math.max(2, Math.round(rows / 100)), products.length, rng);
  // Shopper → lines of the last invoice, for cancellations of what was really bought.
  const bought = new Map<number, Line[]>();
  let invoice = 500_000;
  let piece = `${SHOP_HEADER.join(",")}\n`;
  for (let written = 0; written < rows; ) {
    const date = dateText(FIRST_DAY + (SPAN_DAYS * written) / rows);
    const who = Math.floor(shoppers.length * rng.uniform() ** 1.5);
    const guest = rng.uniform() < 0.22;
    const shopper = shoppers[who];
    const owner = guest ? ",," : `,${shopper.id},`;
    const before = bought.get(who);
    const tail = `${owner}${shopper.country}\n`;
    invoice++;
    const add = (text: string): void => {
      if (written++ < rows) piece += text;
    };
    if (!guest && before && rng.uniform() < 0.09) {
      const back = before[rng.integer(before.length)];
      add(`C${invoice},${lineText(products[back.product], -(1 + rng.integer(back.quantity)), date, rng)}${tail}`);
      bought.delete(who);
    } else {
      const lines = drawBasket(shopper, guest, products.length, rng);
      for (const line of lines) {
        const text = `${invoice},${lineText(products[line.product], line.quantity, date, rng)}${tail}`;
        add(text);
        if (rng.uniform() < 0.01) add(text);
      }
      if (rng.uniform() < 0.03) add(`${invoice},${extraText(date, rng)}${tail}`);
      if (!guest) bought.set(who, lines);
    }
    if (piece.length >= CHUNK_CHARACTERS) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

function makeProducts(count: number, rng: Random): Product[] {
  return Array.from({ length: count }, (_, p) => ({
    code: `${20_000 + 7 * p}${rng.uniform() < 0.2 ? "ABCDE"[rng.integer(5)] : ""}`,
    description: `SAMPLE ${COLOURS[rng.integer(COLOURS.length)]} ${THINGS[p % THINGS.length]}`,
    pence: [42, 55, 85, 125, 165, 195, 255, 295, 425, 495, 850][rng.integer(11)],
  }));
}

function makeShoppers(count: number, products: number, rng: Random): Shopper[] {
  return Array.from({ length: count }, (_, c) => ({
    id: `${12_000 + 3 * c}.0`,
    country: COUNTRIES[rng.integer(COUNTRIES.length)],
    favourites: Array.from({ length: FAVOURITES }, () => Math.floor(products * rng.uniform() ** 1.6)),
    size: Math.exp(0.8 * rng.normal()),
  }));
}

/** Two lines of three come from the shopper's favourites, the first most; the rest and guests follow the fashion. */
function drawBasket(shopper: Shopper, guest: boolean, products: number, rng: Random): Line[] {
  const chosen = new Set<number>();
  const wanted = 1 + rng.integer(9);
  for (let k = 0; k < wanted; k++) {
    const favourite = shopper.favourites[Math.floor(FAVOURITES * rng.uniform() ** 2)];
    const fashion = Math.floor(products * rng.uniform() ** 2.2);
    chosen.add(!guest && rng.uniform() < 0.67 ? favourite : fashion);
  }
  return [...chosen].map((product) => ({
    product,
    quantity: Math.max(1, Math.round(6 * shopper.size * Math.exp(0.6 * rng.normal()))),
  }));
}

/** From StockCode to UnitPrice. Now and then the description is missing or written otherwise. */
function lineText({ code, description, pence }: Product, quantity: number, date: string, rng: Random): string {
  const said = rng.uniform();
  const words = said < 0.003 ? "" : said < 0.02 ? `${description}, BOXED` : description;
  return `${code},${csvField(words)},${quantity},${date},${pence / 100}`;
}

function extraText(date: string, rng: Random): string {
  const [code, description] = EXTRAS[rng.integer(EXTRAS.length)];
  const quantity = code === "D" ? -1 : 1;
  return `${code},${description},${quantity},${date},${5 + rng.integer(30)}`;
}

/** 2023-12-01 08:26:00, within shop hours, from a real number of days since 1970. */
function dateText(day: number): string {
  const whole = Math.floor(day);
  const minute = Math.floor(480 + (day - whole) * 600);
  const date = new Date(whole * 86_400_000).toISOString().slice(0, 10);
  return `${date} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00`;
}
