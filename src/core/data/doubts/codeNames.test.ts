// One code for several names, one name under codes that follow one another, a customer for every order; and files without.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

const HEADER = "Order,Date,Customer ID,Product Code,Product Name,Qty";

/** 40 days of sales; `sold` tells code and name of a day's i-th line. */
function shop(
  sold: (day: number, i: number) => [string, string],
  customer = (day: number, i: number) => `C${(day + i) % 9}`,
) {
  const rows = Array.from({ length: 40 }, (_, day) =>
    Array.from({ length: 4 }, (__, i) => {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      return [`O${day * 4 + i}`, date, customer(day, i), ...sold(day, i), 1].join(",");
    }).join("\n"),
  );
  return `${HEADER}\n${rows.join("\n")}\n`;
}

const NAMES = ["Green tea", "Black coffee", "Mung cake", "Fresh yoghurt", "Orange juice", "Soy milk"];

async function found(text: string) {
  const { doubts, mapping } = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), mapping);
  const codes = /severalNames|changedCodes|customerPerOrder/;
  return {
    doubts: doubts.filter(({ note }) => codes.test(note.code)),
    notes: (inspection.noteSentences ?? []).filter(({ code }) => codes.test(code)).map(({ text: note }) => note),
  };
}

test("one code for goods of several names is a question with the name for an answer", async () => {
  const { doubts, notes } = await found(shop((day, i) => ["8935", NAMES[(day + i) % 6]!]));
  expect(notes).toEqual([expect.stringContaining("“Product Code”: 1 of 1 codes stands for different names")]);
  const { header, columns } = doubts[0]!.answers![1]!.mapping;
  expect(header[columns.product!]).toBe("Product Name");
});

test("names that change a little under their codes are no doubt", async () => {
  const writing = [
    (name: string) => name,
    (name: string) => `${name} 500g`,
    (name: string) => name.toUpperCase(),
    (name: string) => `New ${name}`,
  ];
  expect((await found(shop((day, i) => [`P${i}`, writing[Math.floor(day / 10)]!(NAMES[i]!)]))).notes).toEqual([]);
});

test("a name whose code was changed one day is told, sizes of one name are not", async () => {
  const changed = await found(shop((day, i) => [`${day < 20 ? "OLD" : "NEW"}${i}`, NAMES[i]!]));
  expect(changed.notes).toEqual([expect.stringContaining("“Product Name”: the code of 4 names was changed")]);
  expect((await found(shop((day, i) => [`S${i}-${day % 3}`, NAMES[i]!]))).notes).toEqual([]);
});

test("a customer column with another value in every order is told", async () => {
  const { notes } = await found(
    shop(
      (_, i) => [`P${i}`, NAMES[i]!],
      (day, i) => `C${day * 4 + i}`,
    ),
  );
  expect(notes).toEqual([expect.stringContaining("“Customer ID”: 160 customers in 160 orders")]);
});

/** `days` days of 200 lines: more than are looked at before the file is read. */
function long(days: number, sold: (day: number, i: number) => [string, string]) {
  const rows = Array.from({ length: days * 200 }, (_, line) => {
    const [day, i] = [Math.floor(line / 200), line % 200];
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    return [`O${line}`, date, `C${line % 90}`, ...sold(day, i), 1].join(",");
  });
  return [HEADER, ...rows].join("\n");
}

test("codes that get other names behind the first lines are counted over the whole file", async () => {
  const { doubts, notes } = await found(
    long(40, (day, i) => [`P${i % 20}`, NAMES[day > 30 && i % 20 < 5 ? (i % 20) + 1 : (i % 20) % 6]!]),
  );
  expect(doubts).toEqual([]);
  expect(notes).toEqual([
    expect.stringContaining("“Product Code”: 5 of 20 codes stand for different names on 2,000 lines"),
  ]);
});

test("codes that change behind the first lines are counted over the whole file", async () => {
  const { doubts, notes } = await found(long(40, (day, i) => [`${day < 30 ? "A" : "B"}${i % 5}`, `${NAMES[i % 5]!}`]));
  expect(doubts).toEqual([]);
  expect(notes).toEqual([expect.stringContaining("“Product Name”: the code of 5 names was changed")]);
  expect((await found(long(40, (day, i) => [`S${i % 5}-${day % 3}`, NAMES[i % 5]!]))).notes).toEqual([]);
});

test("plain files raise nothing", async () => {
  expect((await found(shop((_, i) => [`P${i}`, NAMES[i]!]))).notes).toEqual([]);
});
