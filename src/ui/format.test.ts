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

test("spans read in their natural unit", () => {
  expect(en.duration(0.25)).toBe("250 ms");
  expect(vi.duration(0.25)).toBe("dưới 1 giây");
  expect(plain(en.duration(75))).toBe("1 min 15 secs".replace("secs", plain(en.duration(15)).split(" ")[1]!));
  expect(en.duration(3600)).toMatch(/^1 hr$/);
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
