import { expect, test } from "vitest";
import { createFormat } from "./format.ts";

const vi = createFormat("vi");
const en = createFormat("en");
const plain = (text: string) => text.replace(/\s/g, " ");

test("numbers and dong stand in the language's form", () => {
  expect(vi.number(1234567)).toBe("1.234.567");
  expect(en.number(1234567)).toBe("1,234,567");
  expect(plain(vi.money(1234567.4, "VND"))).toBe("1.234.567 ₫");
  expect(en.money(1234567.4, "VND")).toBe("₫1,234,567");
  expect(en.money(12.5, "GBP")).toBe("£12.50");
  expect(en.money(12.345, null)).toBe("12.35");
  expect(en.money(741_493_210, "VND", true)).toBe("₫741m");
  expect(plain(vi.money(1_234_567_890, "VND", true))).toBe("1,23 tỷ ₫");
  expect(plain(vi.money(849_000_000, "VND", true))).toBe("849 triệu ₫");
  expect(plain(vi.money(445_000, "VND", true))).toBe("445 nghìn ₫");
  expect(plain(vi.money(12.5, "VND", true))).toBe("13 ₫");
  expect(en.money(12.5, "GBP", true)).toBe("£12.50");
  expect(en.money(200, "GBP", true)).toBe("£200");
  expect(en.money(Number.NaN, "GBP", true)).toBe("–");
  expect(plain(vi.compact(2_500_000_000_000))).toBe("2,5 nghìn tỷ");
});

test("what is below zero has a minus, no hyphen", () => {
  expect(en.number(-1234)).toBe("−1,234");
  expect(vi.number(-1.25, 2)).toBe("−1,25");
  expect(vi.fixed(-0.5, 1)).toBe("−0,5");
  expect(en.short(-0.00012345)).toBe("−1.23E-4");
  expect(plain(vi.percent(-0.2))).toMatch(/^−20,0 ?%$/);
  expect(en.money(-1234567, "VND")).toBe("−₫1,234,567");
  expect(plain(vi.money(-1_234_567_890, "VND", true))).toBe("−1,23 tỷ ₫");
});

test("dates are wall-clock dates, whatever the zone of the machine", () => {
  const time = Date.UTC(2025, 2, 31, 23, 59);
  expect(vi.date(time)).toBe("31/03/2025");
  expect(en.date(time)).toBe("31/03/2025");
  expect(en.date(Number.NaN)).toBe("–");
});

test("moments have the year in full, in the order of the language", () => {
  const time = new Date(2025, 2, 31, 8, 5, 9).getTime();
  expect(vi.dateTime(time)).toBe("08:05 31/03/2025");
  expect(vi.moment(time)).toBe("08:05:09 31/03/2025");
  expect(en.dateTime(time)).toBe("31/03/2025, 08:05");
  expect(en.moment(time)).toBe("31/03/2025, 08:05:09");
});

test("spans read in their natural unit", () => {
  expect(en.duration(0.25)).toBe("250 ms");
  expect(vi.duration(0.25)).toBe("dưới 1 giây");
  expect(en.duration(2.94)).toBe("2.9 s");
  expect(en.duration(1)).toBe("1 s");
  expect(en.duration(75)).toBe("1 min 15 s");
  expect(en.duration(3 * 60)).toBe("3 min");
  expect(en.duration(2 * 3600 + 120)).toBe("2 h 2 min");
  expect(plain(vi.duration(75))).toBe("1 phút 15 giây");
  expect(en.duration(Number.NaN)).toBe("–");
});

test("shares, sizes and losses", () => {
  expect(en.percent(0.1234)).toBe("12.3%");
  expect(plain(vi.percent(0.1234))).toMatch(/^12,3 ?%$/);
  expect(en.bytes(1_500_000)).toBe("1.5 MB");
  expect(en.short(0.00012345)).toBe("1.23E-4");
  expect(en.short(Math.PI)).toBe("3.14");
  expect(en.percent(Number.NaN)).toBe("–");
});
