// Columns of dates in two writings: what a spreadsheet turned around, two orders side by side, and what is neither.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv, divisible } from "../testing/testFiles.ts";

const text = (dates: readonly string[]) =>
  `order,Ngày bán,customer,sku,qty,amount\n${dates.map((date, i) => `${i},${date},C${i % 3},P${i % 2},1,10`).join("\n")}\n`;

async function read(dates: readonly string[], change: Partial<Mapping> = {}, isSaved = false) {
  const found = await sniff(csv(text(dates)));
  const mapping = { ...found.mapping, ...change };
  const { lines, inspection } = await ingest(csv(text(dates)), mapping, isSaved ? { saved: mapping } : {});
  return {
    mapping,
    doubts: found.doubts,
    days: [...lines.time].map((time) => new Date(time).toISOString().slice(0, 10)),
    codes: inspection.noteSentences!.map(({ code }) => code),
    rejected: inspection.rejected,
  };
}

const EXAMPLE = ["2024-05-01", "2024-12-01", "13/01/2024", "25/01/2024", "2024-02-02", "2024-10-02", "28/02/2024"];
const two = (n: number) => String(n).padStart(2, "0");
/** The days from the first of January on, as a day-first file looks after an American Excel. */
const halfTurned = (count: number, write: (year: number, month: number, day: number) => string) =>
  Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2024, 0, 1 + i));
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    return day <= 12 ? write(2024, day, month) : `${two(day)}/${two(month)}/2024`;
  });
const daysFrom = (count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));

test("the example: January and February, told with its counts", async () => {
  const { days, mapping, codes, doubts } = await read(EXAMPLE);
  expect(days).toEqual([
    "2024-01-05",
    "2024-01-12",
    "2024-01-13",
    "2024-01-25",
    "2024-02-02",
    "2024-02-10",
    "2024-02-28",
  ]);
  expect(mapping.turnedDates).toBe(true);
  expect(codes).toContain("note.turnedDates");
  const doubt = doubts.find(({ note }) => note.code === "note.turnedDates")!;
  expect(doubt.note.values).toMatchObject({
    turned: 4,
    left: 3,
    value: "2024-05-01",
    day: "2024-05-01",
    back: "2024-01-05",
  });
  expect(doubt.answers!.map(({ mapping: to }) => to.turnedDates)).toEqual([true, false]);
  const left = await read(EXAMPLE, { turnedDates: false });
  expect(left.days).toContain("2024-12-01");
  expect(left.codes).not.toContain("note.turnedDates");
});

test("of a mapping saved before it is told once", async () => {
  const aboutIt = async (change: Partial<Mapping>, saved: boolean) =>
    (await read(EXAMPLE, change, saved)).codes.filter((code) => /turned/i.test(code));
  expect(await aboutIt({ turnedDates: undefined }, true)).toEqual(["note.savedTurned"]);
  expect(await aboutIt({ turnedDates: undefined }, false)).toEqual(["note.maybeTurned"]);
  expect(await aboutIt({ turnedDates: true }, true)).toEqual(["note.turnedDates"]);
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
test.each([
  ["with a time", (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)} 00:00:00`],
  ["with named months", (year: number, month: number, day: number) => `${day}-${MONTHS[month - 1]}-${year}`],
  ["in slashes", (year: number, month: number, day: number) => `${year}/${month}/${day}`],
  ["as keys", (year: number, month: number, day: number) => `${year}${two(month)}${two(day)}`],
])("ninety days half turned, %s, are the ninety days", async (_, write) => {
  expect((await read(halfTurned(90, write))).days).toEqual(daysFrom(90));
});

test("month-first text turned by a Vietnamese Excel", async () => {
  const dates = daysFrom(60).map((iso) => {
    const [year, month, day] = iso.split("-");
    return Number(day) <= 12 ? `${year}-${day}-${month}` : `${month}/${day}/${year}`;
  });
  const { days, mapping } = await read(dates);
  expect(mapping.dateFormat).toBe("mm/dd/yyyy");
  expect(days).toEqual(daysFrom(60));
});

test("in no order of time a few such days are asked about, many are turned", async () => {
  const shuffled = ["2024-12-03", "25/01/2024", "2024-01-04", "19/08/2024", "2024-06-11", "2024-03-09", "30/05/2024"];
  const { mapping, doubts, codes } = await read(shuffled);
  expect(mapping.turnedDates).toBeUndefined();
  expect(codes).toContain("note.maybeTurned");
  const doubt = doubts.find(({ note }) => note.code === "note.maybeTurned")!;
  expect(doubt.answers!.map(({ mapping: to }) => to.turnedDates)).toEqual([true, false]);
});

test.each([
  [
    "a system that writes otherwise from the 13th on",
    [...daysFrom(12), ...[13, 14, 15, 16, 17, 18].map((d) => `${d}/01/2024`)],
  ],
  ["two sources, each with all days", daysFrom(60).map((iso, i) => (i % 2 ? iso : iso.split("-").reverse().join("/")))],
  ["year first alone", daysFrom(12)],
  ["day first alone", daysFrom(60).map((iso) => iso.split("-").reverse().join("/"))],
  ["a stray writing or two", [...[13, 14, 15, 16, 17, 18, 19].map((d) => `${d}/01/2024`), "2024-02-01", "2024-03-01"]],
])("%s: nothing is turned, nothing asked", async (_, dates) => {
  const { mapping, codes, days } = await read(dates);
  expect(mapping.turnedDates).toBeUndefined();
  for (const code of ["note.turnedDates", "note.maybeTurned", "note.twoOrders"]) expect(codes).not.toContain(code);
  expect(days).toHaveLength(dates.length);
});

test("a date further down that cannot have been turned ends it, by several threads as by one", async () => {
  const dates = [...halfTurned(6000, (year, month, day) => `${year}-${two(month)}-${two(day)}`), "2024-01-31"];
  const { days, codes, mapping } = await read(dates);
  expect(mapping.turnedDates).toBe(true);
  expect(codes).toContain("note.notTurned");
  expect(days[0]).toBe("2024-01-01");
  expect(days[1]).toBe("2024-02-01");
  const good = dates.slice(0, -1);
  const { from, threads } = divisible(text(good), 2);
  const one = await ingest(csv(text(good)), mapping, { textOnly: true });
  const several = await ingest(from, mapping, { threads });
  expect(several.lines).toEqual(one.lines);
  expect(new Date(one.lines.time[1]!).toISOString().slice(0, 10)).toBe("2024-01-02");
});

test("a mapping that turns leaves a file alone in which nothing was turned", async () => {
  const { days } = await read(daysFrom(12), { turnedDates: true });
  expect(days).toEqual(daysFrom(12));
});

test("two orders that each prove themselves are told with what could be either", async () => {
  const { codes, doubts, rejected } = await read(["13/01/2024", "2/14/2024", "3/4/2024", "25/01/2024", "2024-01-05"]);
  expect(codes).toContain("note.twoOrders");
  expect(doubts.find(({ note }) => note.code === "note.twoOrders")!.note.values).toMatchObject({
    own: 2,
    value: "13/01/2024",
    others: 1,
    otherValue: "2/14/2024",
    open: 1,
  });
  expect(rejected["unreadable time"]?.count).toBe(1);
});

test("years of two digits that are today's in Thailand are told", async () => {
  const { doubts, codes } = await read(["05/01/67", "17/01/67", "29/01/67", "02/02/68"]);
  const note = doubts.find(({ note: { code } }) => code === "note.shortThaiYears")!.note;
  expect(note.values).toMatchObject({ count: 4, value: "05/01/67", day: "2067-01-05", thai: "2024-01-05" });
  expect(codes).toEqual(expect.arrayContaining(["note.shortThaiYears", "note.datesToCome"]));
  for (const dates of [
    ["05/01/24", "17/01/24", "29/01/24"],
    ["05/01/2567", "17/01/2567", "29/01/2567"],
    ["05/01/24", "17/01/67", "29/01/24", "30/01/24"],
  ])
    expect((await read(dates)).codes).not.toContain("note.shortThaiYears");
});

/** A shop's export with these dates; what else is in it says whether it is Thailand's. */
const shop = (dates: readonly string[], header: string, product: string) =>
  `${header}\n${dates.map((date, i) => `${i},${date},C${i % 3},${product}${i % 2},1,10`).join("\n")}\n`;
const THAI_HEADER = "เลขที่ใบเสร็จ,Date,customer,sku,qty,amount";
const PLAIN_HEADER = "order,Date,customer,sku,qty,amount";

async function readShop(content: string, change: Partial<Mapping> = {}, isSaved = false) {
  const found = await sniff(csv(content));
  const mapping = { ...found.mapping, ...change };
  const { lines, inspection } = await ingest(csv(content), mapping, isSaved ? { saved: mapping } : {});
  return {
    found,
    days: [...lines.time].map((time) => new Date(time).toISOString().slice(0, 10)),
    codes: inspection.noteSentences!.map(({ code }) => code),
    rejected: inspection.rejected,
  };
}

const SHORT = ["05/01/67", "29/02/67", "01/02/68", "31/12/68"];
const SHORT_DAYS = ["2024-01-05", "2024-02-29", "2025-02-01", "2025-12-31"];

test.each([
  ["Thai letters in the header", shop(SHORT, THAI_HEADER, "P")],
  ["Thai letters in the values", shop(SHORT, PLAIN_HEADER, "ชา")],
  ["baht in the name of the money", shop(SHORT, "order,Date,customer,sku,qty,amount (THB)", "P")],
  ["months by their names", shop(["5 ม.ค. 67", "29 ก.พ. 67", "1 ก.พ. 68", "31 ธ.ค. 68"], THAI_HEADER, "P")],
  [
    "a time of day behind",
    shop(
      SHORT.map((day) => `${day} 10:15`),
      THAI_HEADER,
      "P",
    ),
  ],
  ["hyphens, and years up to 75", shop(["05-01-67", "29-02-67", "01-02-68", "31-12-68"], THAI_HEADER, "P")],
])("years of two digits are Thailand's where the file is: %s", async (_, content) => {
  const { found, days, codes, rejected } = await readShop(content);
  expect(found.mapping.thaiYears).toBe(true);
  expect(days).toEqual(SHORT_DAYS);
  expect(rejected).toEqual({});
  expect(codes).toContain("note.thaiYears");
  expect(codes).not.toContain("note.datesToCome");
  const { note, answers } = found.doubts.find(({ note: { code } }) => code === "note.thaiYears")!;
  expect(note.values).toMatchObject({ column: "Date", count: 4, thai: "2024-01-05" });
  expect(answers![0]!.mapping).toEqual(found.mapping);
  // The way back: as they are written.
  const back = await readShop(content, answers![1]!.mapping);
  expect(back.days[0]).toBe("2067-01-05");
  expect(back.codes).not.toContain("note.thaiYears");
  expect(back.codes).not.toContain("note.shortThaiYears");
});

test("without a word of Thailand they are told, and read so where the user says so", async () => {
  const content = shop(SHORT, PLAIN_HEADER, "P");
  const { found } = await readShop(content);
  expect(found.mapping.thaiYears).toBeUndefined();
  const { answers } = found.doubts.find(({ note }) => note.code === "note.shortThaiYears")!;
  const { days, codes } = await readShop(content, answers![0]!.mapping);
  expect(days).toEqual(SHORT_DAYS);
  expect(codes).toContain("note.thaiYears");
});

test("other years in a Thai file stay what they are, also where Thailand's were chosen before", async () => {
  for (const dates of [
    ["05/01/24", "28/02/24", "01/02/25"],
    ["05/01/2567", "29/02/2567", "01/02/2568"],
    ["2024-01-05", "2024-02-29", "2025-02-01"],
    ["05/01/24", "17/01/67", "29/01/24", "30/01/24"],
  ]) {
    const plain = await readShop(shop(dates, THAI_HEADER, "P"));
    expect(plain.found.mapping.thaiYears).toBeUndefined();
    const chosen = await readShop(shop(dates, THAI_HEADER, "P"), { thaiYears: true });
    expect(chosen.days).toEqual(plain.days);
    expect(chosen.codes).not.toContain("note.thaiYears");
  }
});

test("a saved choice that does not know of them is told of them once", async () => {
  const { codes } = await readShop(shop(SHORT, THAI_HEADER, "P"), { thaiYears: undefined }, true);
  expect(codes).toContain("note.savedThaiYears");
  expect(codes).not.toContain("note.shortThaiYears");
});
