import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { DISTRIBUTOR_HEADER, distributorFileName, distributorSource, generateDistributor } from "./distributor.ts";
import { distributorTruth } from "./truth.ts";

const textOf = (rows: number, seed: number): string => [...generateDistributor({ rows, seed })].join("");
const number = (text: string): number => Number(text.replaceAll(",", ""));

const FIELDS: Record<string, string> = {
  customer: "MÃ KHÁCH HÀNG",
  name: "TÊN KHÁCH HÀNG",
  walkIn: "LÀ KHÁCH HÀNG VÃNG LAI",
  address: "ĐỊA CHỈ CỦA KHÁCH HÀNG",
  district: "QUẬN/HUYỆN CỦA KHÁCH HÀNG",
  province: "TỈNH/TP CỦA KHÁCH HÀNG",
  salesperson: "MÃ NHÂN VIÊN",
  route: "TUYẾN BÁN HÀNG",
  source: "NGUỒN ĐƠN",
  order: "MÃ ĐƠN BÁN HÀNG",
  date: "NGÀY TẠO ĐƠN BÁN",
  time: "THỜI GIAN TẠO ĐƠN BÁN",
  product: "MÃ SẢN PHẨM ĐƠN BÁN",
  productName: "TÊN SẢN PHẨM ĐƠN BÁN",
  category: "LOẠI SẢN PHẨM",
  quantity: "SỐ LƯỢNG ĐƠN BÁN",
  unitPrice: "ĐƠN GIÁ ĐƠN BÁN",
  gross: "TỔNG TIỀN ĐƠN BÁN",
  line: "CHIẾT KHẤU ĐƠN BÁN",
  offer: "CK SP ĐƠN BÁN",
  volume: "CK ĐƠN HÀNG ĐƠN BÁN",
  total: "TỔNG CHIẾT KHẤU ĐƠN BÁN",
  revenue: "THÀNH TIỀN ĐƠN BÁN",
};

function parse(text: string): Record<keyof typeof FIELDS, string>[] {
  const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  const at = Object.entries(FIELDS).map(([field, header]) => [field, data[0].indexOf(header)] as const);
  return data.slice(1).map((line) => Object.fromEntries(at.map(([field, column]) => [field, line[column]])));
}

const isoDate = (text: string): string => text.split("/").reverse().join("-");

describe("the distributor's file", () => {
  const text = textOf(20_000, 3);
  const lines = parse(text);

  it("has the header names of the real one, BOM, CRLF, and exactly the lines asked for", () => {
    expect(text.startsWith("\uFEFFMÃ KHÁCH HÀNG,TÊN KHÁCH HÀNG,LÀ KHÁCH HÀNG VÃNG LAI,")).toBe(true);
    for (const header of Object.values(FIELDS)) expect(DISTRIBUTOR_HEADER).toContain(header);
    expect(new Set(DISTRIBUTOR_HEADER).size).toBe(DISTRIBUTOR_HEADER.length);
    expect(DISTRIBUTOR_HEADER.filter((header) => header.endsWith("ĐƠN ĐẶT")).length).toBe(7);
    expect(DISTRIBUTOR_HEADER.every((header) => header === header.normalize("NFC"))).toBe(true);
    expect(text.replaceAll("\r\n", "").includes("\n")).toBe(false);
    expect(lines.length).toBe(20_000);
    for (const rows of [0, 1, 2, 3, 50, 777]) expect(parse(textOf(rows, 1)).length).toBe(rows);
  });

  it("repeats from its seed, and not from another", () => {
    expect(textOf(500, 3)).toBe(textOf(500, 3));
    expect(textOf(500, 3)).not.toBe(textOf(500, 4));
    const generator = generateDistributor({ rows: 2000, seed: 9 });
    let next = generator.next();
    while (!next.done) next = generator.next();
    expect(next.value).toEqual(distributorTruth({ rows: 2000, seed: 9 }));
  });

  it("comes in pieces of about 64 KB, of about 290 bytes a line", () => {
    const pieces = [...generateDistributor({ rows: 3000, seed: 1 })];
    for (const piece of pieces.slice(0, -1)) {
      expect(piece.length).toBeGreaterThanOrEqual(65_536);
      expect(piece.length).toBeLessThan(72_000);
    }
    const bytes = new TextEncoder().encode(text).length / 20_000;
    expect(bytes).toBeGreaterThan(270);
    expect(bytes).toBeLessThan(310);
  });

  it("is in time order, one customer and moment per order, over one and a half to two years", () => {
    const orders = new Map<string, string>();
    let before = "";
    for (const line of lines) {
      expect(line.date).toMatch(/^\d\d\/\d\d\/\d{4}$/);
      expect(line.time).toMatch(/^\d\d:\d\d$/);
      const moment = `${isoDate(line.date)} ${line.time}`;
      expect(moment >= before).toBe(true);
      before = moment;
      const visit = `${line.customer} ${moment} ${line.source} ${line.salesperson}`;
      expect(orders.get(line.order) ?? visit).toBe(visit);
      orders.set(line.order, visit);
    }
    expect(lines[0].date).toBe("02/01/2024");
    expect(before > "2025-07-01" && before < "2026-01-31").toBe(true);
  });

  it("adds up: gross, four discounts, net", () => {
    for (const line of lines) {
      const [quantity, price, gross] = [line.quantity, line.unitPrice, line.gross].map(number);
      const [direct, offer, volume, total, revenue] = [
        line.line,
        line.offer,
        line.volume,
        line.total,
        line.revenue,
      ].map(number);
      expect(gross).toBe(quantity * price);
      expect(total).toBe(direct + offer + volume);
      expect(revenue).toBe(gross - total);
      expect(quantity).toBeGreaterThanOrEqual(1);
      expect(total).toBeLessThan(0.3 * gross);
    }
    for (const key of ["line", "offer", "volume"]) {
      const share = lines.filter((line) => line[key] !== "0").length / lines.length;
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.9);
    }
  });

  it("is clearly synthetic, with walk-ins, phones and places written in many ways", () => {
    expect(lines.every((line) => line.name.endsWith("(mẫu)"))).toBe(true);
    expect(distributorFileName({ rows: 50_000, seed: 7 })).toBe("synthetic_distributor_50000_seed7.csv");
    const share = (test: (line: (typeof lines)[number]) => boolean): number => lines.filter(test).length / lines.length;
    expect(share((line) => line.walkIn === "Có")).toBeGreaterThan(0.015);
    expect(share((line) => line.walkIn === "Có")).toBeLessThan(0.06);
    expect(lines.every((line) => ["Có", "Không"].includes(line.walkIn))).toBe(true);
    expect(share((line) => line.source === "Mobile")).toBeGreaterThan(0.4);
    expect(share((line) => line.source === "Web")).toBeGreaterThan(0.2);
    expect(new Set(lines.map((line) => line.province)).size).toBeGreaterThan(40);
    expect(share((line) => line.province === "" && line.address !== "")).toBeGreaterThan(0.03);
    expect(share((line) => line.district === "" && line.province !== "")).toBeGreaterThan(0.1);
  });

  it("gives one product one name and category, with family and series in its code", () => {
    const known = new Map<string, string>();
    const families = new Map<string, string>();
    for (const line of lines) {
      expect(line.product).toMatch(/^[A-Z]{2}\d{6}$/);
      const said = `${line.productName}|${line.category}`;
      expect(known.get(line.product) ?? said).toBe(said);
      known.set(line.product, said);
      const family = line.product.slice(0, 2);
      expect(families.get(family) ?? line.category).toBe(line.category);
      families.set(family, line.category);
    }
    expect(known.size).toBeGreaterThan(200);
  });

  it("rushes before Tết and rests after it; ice cream goes in spring and summer", () => {
    const perDay = (from: string, to: string): number => {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      return lines.filter((line) => isoDate(line.date) >= from && isoDate(line.date) < to).length / days;
    };
    expect(perDay("2025-01-07", "2025-01-27")).toBeGreaterThan(1.2 * perDay("2024-09-01", "2024-12-01"));
    expect(perDay("2025-01-27", "2025-02-03")).toBe(0);
    const iceCream = (months: string[]): number => {
      const then = lines.filter((line) => months.includes(line.date.slice(3, 5)));
      return then.filter((line) => line.category === "Kem").length / then.length;
    };
    expect(iceCream(["04", "05", "06"])).toBeGreaterThan(1.5 * iceCream(["10", "11", "12"]));
  });

  it("says what is wrong with impossible options", () => {
    expect(() => [...generateDistributor({ rows: -1, seed: 1 })]).toThrow("found -1");
    expect(() => [...generateDistributor({ rows: 1.5, seed: 1 })]).toThrow("found 1.5");
    expect(() => [...generateDistributor({ rows: 5, seed: Number.NaN })]).toThrow("seed must be a whole number");
  });

  it("is a source of bytes that can be read twice", async () => {
    const source = distributorSource({ rows: 300, seed: 2 });
    const read = async (): Promise<string> => new Response(source.stream()).text();
    const expected = textOf(300, 2).slice(1); // `text()` takes the BOM off
    expect(await read()).toBe(expected);
    expect(await read()).toBe(expected);
    expect(source.size).toBeGreaterThan(80_000);
  });
});
