// Sales whose meaning is known, and a file that tells them in one of the many ways programs have: the reader has to find
// the same totals, customers and visits again, or to say what differs.

import fc from "fast-check";
import { fieldLine } from "../generate/csvField.ts";

const DAY = 86_400_000;

/** What happened: one line of one visit. */
export interface MeantLine {
  customer: string;
  /** Index of the visit in order of time. */
  visit: number;
  /** Wall-clock ms, the same for all lines of a visit. */
  time: number;
  product: string;
  quantity: number;
  /** In the file's currency, whole cents. */
  price: number;
  sold: boolean;
  foreign: boolean;
}

/** How the file tells it. */
export interface Telling {
  dates: "iso" | "dmy" | "ymd" | "formula" | "epoch" | "buddhist";
  decimal: "." | ",";
  orders: "unique" | "daily" | "perCustomer" | "none";
  blanks: "repeated" | "firstLineOnly";
  amounts: "revenue" | "price" | "both" | "withOrderTotal";
  units: boolean;
  status: "none" | "vietnamese" | "english" | "type";
  currency: "none" | "sign" | "column";
}

export interface MeantFile {
  text: string;
  /** The lines that are sales of the file's own currency, by their data line numbers (from 1). */
  sales: ReadonlyMap<number, MeantLine>;
  telling: Telling;
}

const PRODUCTS = ["TS01", "CF02", "BD03", "SC04"] as const;
/** Prices differ widely and no two divide one another. */
const PRICES = [55_000, 12_000, 31_000, 7000] as const;
const STATUS = {
  vietnamese: { name: "Trạng thái đơn hàng", sold: "Hoàn thành", not: "Đã hủy" },
  english: { name: "Order Status", sold: "Completed", not: "Cancelled" },
  type: { name: "Receipt type", sold: "Sale", not: "Refund" },
} as const;

/** Visits of a few customers over some weeks: several of one to three lines, a few cancelled, a few in dollars. */
const happened: fc.Arbitrary<MeantLine[]> = fc
  .array(
    fc.record({
      customer: fc.integer({ min: 1, max: 5 }),
      /** Days since the visit before. */
      later: fc.integer({ min: 0, max: 4 }),
      lines: fc.array(fc.record({ product: fc.nat(PRODUCTS.length - 1), quantity: fc.integer({ min: 1, max: 24 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      sold: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      foreign: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
    }),
    { minLength: 24, maxLength: 40 },
  )
  .map((visits) => {
    // From the 9th on, so that both orders of day and month would read some of the days; the first visits are plain sales.
    let day = Date.UTC(2024, 0, 9);
    let minute = 0;
    return visits.flatMap(({ customer, later, lines, sold, foreign }, visit) => {
      if (later > 0) minute = 0;
      day += later * DAY;
      minute += 7;
      const plain = visit < 12;
      return lines.map(({ product, quantity }) => ({
        customer: `KH00${customer}`,
        visit,
        time: day + (8 * 60 + minute) * 60_000,
        product: PRODUCTS[product]!,
        quantity,
        price: PRICES[product]!,
        sold: plain || sold,
        foreign: !plain && foreign,
      }));
    });
  });

const pick = <T extends string>(...values: T[]) => fc.constantFrom(...values);

/** Any telling; `only` holds some of its parts fixed. */
export function anyTelling(only: Partial<Telling> = {}): fc.Arbitrary<Telling> {
  return fc
    .record({
      dates: pick("iso", "dmy", "ymd", "formula", "epoch", "buddhist"),
      decimal: pick(".", ","),
      orders: pick("unique", "daily", "perCustomer", "none"),
      blanks: pick("repeated", "firstLineOnly"),
      amounts: pick("revenue", "price", "both", "withOrderTotal"),
      units: fc.boolean(),
      status: pick("none", "vietnamese", "english", "type"),
      currency: pick("none", "sign", "column"),
    } satisfies { [Part in keyof Telling]: fc.Arbitrary<Telling[Part]> })
    .map((telling) => ({ ...telling, ...only }));
}

/** Files of any meaning, told in any way that `only` leaves open. */
export function meantFiles(only: Partial<Telling> = {}): fc.Arbitrary<MeantFile> {
  return fc.tuple(happened, anyTelling(only)).map(([lines, telling]) => write(lines, telling));
}

/** Visits by what the file can tell: without order numbers those of one customer at one moment are one. */
function write(lines: readonly MeantLine[], telling: Telling): MeantFile {
  const number = orderNumbers(lines, telling.orders);
  const rows: Map<string, string>[] = [];
  const sales = new Map<number, MeantLine>();
  lines.forEach((line, i) => {
    const foreign = telling.currency !== "none" && line.foreign;
    const sold = telling.status === "none" || line.sold;
    const first = i === 0 || lines[i - 1]!.visit !== line.visit;
    const told = first || telling.blanks === "repeated";
    const amount = line.quantity * line.price;
    const inOrder = lines.filter(({ visit }) => visit === line.visit);
    const money = (value: number) => written(value, telling, foreign);
    const row = new Map<string, string>();
    if (telling.orders !== "none") row.set("Mã đơn hàng", told ? number[i]! : "");
    row.set("Ngày bán", told ? dateText(line.time, telling.dates) : "");
    row.set("Mã khách hàng", told ? line.customer : "");
    row.set("Mã hàng", line.product);
    row.set("Số lượng", telling.units ? `${line.quantity} thùng` : String(line.quantity));
    if (telling.amounts !== "revenue") row.set("Đơn giá", money(line.price));
    if (telling.amounts === "withOrderTotal")
      row.set("Tổng tiền hàng", money(inOrder.reduce((sum, each) => sum + each.quantity * each.price, 0)));
    if (telling.amounts === "revenue" || telling.amounts === "both") row.set("Thành tiền", money(amount));
    if (telling.currency === "column") row.set("Loại tiền", foreign ? "USD" : "VND");
    if (telling.status !== "none") {
      const { name, sold: yes, not } = STATUS[telling.status];
      row.set(name, sold ? yes : not);
    }
    rows.push(row);
    if (sold && !foreign) sales.set(i + 1, line);
  });
  const header = [...rows[0]!.keys()];
  const text = [header, ...rows.map((row) => [...row.values()])].map((cells) => fieldLine(cells)).join("");
  return { text, sales, telling };
}

/** [lines] the number of each line's order. */
function orderNumbers(lines: readonly MeantLine[], kind: Telling["orders"]): string[] {
  const next = new Map<string, number>();
  const ofVisit = new Map<number, string>();
  return lines.map(({ visit, time, customer }) => {
    const known = ofVisit.get(visit);
    if (known !== undefined) return known;
    const key = kind === "daily" ? String(Math.floor(time / DAY)) : kind === "perCustomer" ? customer : "";
    const number = (next.get(key) ?? 0) + 1;
    next.set(key, number);
    const text = kind === "unique" ? `HD${String(number).padStart(5, "0")}` : String(number);
    ofVisit.set(visit, text);
    return text;
  });
}

function written(value: number, { decimal, currency }: Telling, foreign: boolean): string {
  const digits = String(value).replace(/\B(?=(\d{3})+$)/g, decimal === "," ? "." : ",");
  const text = `${digits}${decimal}00`;
  return currency === "sign" ? (foreign ? `$${text}` : `${text} ₫`) : text;
}

function dateText(time: number, kind: Telling["dates"]): string {
  const iso = new Date(time).toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const clock = iso.slice(11, 16);
  switch (kind) {
    case "iso":
      return `${year}-${month}-${day} ${clock}`;
    case "dmy":
      return `${day}/${month}/${year} ${clock}`;
    case "ymd":
      return `${year}/${month}/${day} ${clock}`;
    case "formula":
      return `="${year}-${month}-${day} ${clock}"`;
    case "epoch":
      return String(time / 1000);
    case "buddhist":
      return `${day}/${month}/${Number(year) + 543} ${clock}`;
  }
}
