// What stands for "no date", in the forms in which programs write it; and what is a day like others.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";
import { readDate, timeReading } from "./dates.ts";
import { isNoDay, saysNoDate } from "./noDate.ts";

test.each([
  "0",
  "00/00/0000",
  "0000-00-00",
  "0000-00-00 00:00:00",
  "00000000",
  "00.00.0000",
  "1900-01-00",
  "1/0/1900",
  "00/01/1900",
  "0001-01-01",
  "0001-01-01T00:00:00",
  "01/01/0001 00:00:00",
  "1/1/0001 12:00:00 AM",
  "00010101",
  "30/12/1899",
  "12/30/1899",
  "1899-12-31",
  "30-Dec-1899",
  "1753-01-01",
  "9999-12-31",
  "31.12.9999",
  "12/31/9999",
  "99991231",
  "99991231235959",
  "31-Dec-9999",
  "9999-99-99",
  "-62135596800",
  "2958465",
  " 0 ",
])("%s says that there is no date", (text) => {
  for (const format of ["iso", "dd/mm/yyyy", "mm/dd/yyyy"] as const) expect(saysNoDate(text, format)).toBe(true);
});

test.each([
  "",
  "soon",
  "31/02/2024",
  "2024-00-10",
  "1899-05-05",
  "9999-03-03",
  "13/13/2024",
  "10:30",
  "00:05",
  "1024",
  "0.5x",
])("%s is no such word", (text) => {
  for (const format of ["iso", "dd/mm/yyyy", "excel"] as const) expect(saysNoDate(text, format)).toBe(false);
});

test.each([
  "1900-01-01",
  "01/01/1900",
  "1970-01-01 07:00:00",
  "1969-12-31 19:00",
  "1980-01-01",
  "2038-01-19",
  "31/12/2099",
])("%s is read as a day that stands for none", (text) => {
  const reading = timeReading();
  expect(readDate(text, "dd/mm/yyyy", reading)).toBe(true);
  expect(isNoDay(reading.ms)).toBe(true);
});

async function read(dates: readonly string[]) {
  const text = `order,Ngày bán,customer,sku,qty,amount\n${dates.map((date, i) => `${i},${date},C${i % 2},A,1,10`).join("\n")}\n`;
  const { mapping } = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), mapping);
  return inspection;
}

test("lines without a date are set aside as such, with what stands there", async () => {
  const { kept, rejected, first, last } = await read([
    "05/01/2024",
    "01/01/1900",
    "07/01/2024",
    "00/00/0000",
    "0001-01-01",
    "30/12/1899",
    "13/01/2024",
    "01/01/1970 07:00",
    "",
  ]);
  expect(kept).toBe(3);
  expect([first.slice(0, 10), last.slice(0, 10)]).toEqual(["2024-01-05", "2024-01-13"]);
  expect(rejected).toEqual({
    "missing time": {
      count: 6,
      lines: [2, 4, 5, 6, 8, 9],
      values: ["01/01/1900", "00/00/0000", "0001-01-01", "30/12/1899", "01/01/1970 07:00", ""],
    },
  });
});

test("a column of dates is one although most of its cells say that there is none", async () => {
  const dates = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? `2024-01-${10 + (i % 20)}` : "0000-00-00"));
  const { kept, rejected, mapping } = await read(dates);
  expect(mapping.columns.date).toBe(1);
  expect([kept, rejected["missing time"]?.count]).toEqual([10, 20]);
});

test("days of 1970 in a file about 1970 are days", async () => {
  const { kept, rejected } = await read(["30/12/1969", "31/12/1969", "01/01/1970", "02/01/1970", "17/02/1970"]);
  expect([kept, rejected]).toEqual([5, {}]);
  const old = await read(Array.from({ length: 40 }, (_, i) => `0${1 + (i % 9)}/01/${1969 + i}`));
  expect(old.kept).toBe(40);
});

test("Excel's day numbers: nought and one are none", async () => {
  const { kept, rejected } = await read(["45296", "0", "45310", "1", "2958465", "45322"]);
  expect([kept, rejected["missing time"]?.count]).toEqual([3, 3]);
});

test("Buddhist years beside days that stand for none", async () => {
  const { kept, rejected, first } = await read(["05/01/2567", "01/01/1900", "17/01/2567", "31/12/9999", "29/01/2567"]);
  expect([kept, Object.keys(rejected), first.slice(0, 10)]).toEqual([3, ["missing time"], "2024-01-05"]);
});
