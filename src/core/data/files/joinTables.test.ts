// Several files as one: whatever way a file is cut into overlapping ones, and however each of them is written, they read to
// the lines of the whole; what differs is left out by name.

import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { rejectedLines } from "../lines/rejectedLines.ts";
import { type ByteSource, filesSource } from "../source/source.ts";
import { file, HEADER, rowsOf, told, type Written } from "../testing/exportedFiles.ts";
import { encode, gzip, source } from "../testing/testFiles.ts";
import { placeOfLine } from "./fileSurvey.ts";

async function read(files: ByteSource[]) {
  const from = filesSource(files);
  return ingest(from, (await sniff(from)).mapping);
}

test("two months with an overlap are one data set, whatever their order: the overlap counts once", async () => {
  const rows = rowsOf(60);
  const january = file(rows.slice(0, 40), "sales-01.csv");
  const february = file(rows.slice(30), "sales-02.csv");
  for (const files of [
    [january, february],
    [february, january],
  ]) {
    const { lines, inspection } = await read(files);
    const whole = await read([file(rows, "all.csv")]);
    expect(told(lines)).toEqual(told(whole.lines));
    expect(inspection).toMatchObject({ rows: 70, kept: 60, duplicates: 0, totals: whole.inspection.totals });
    expect(inspection.rejected).toEqual({
      "in two files": expect.objectContaining({ count: 10, lines: [41, 42, 43, 44, 45, 46, 47, 48, 49, 50] }),
    });
    expect(inspection.files).toEqual([
      { name: "sales-01.csv", rows: 40, repeated: 0, first: "2024-01-01T00:00:00", last: "2024-01-20T00:00:00" },
      { name: "sales-02.csv", rows: 30, repeated: 10, first: "2024-01-21T00:00:00", last: "2024-01-30T00:00:00" },
    ]);
    expect(inspection.noteSentences!.map(({ code }) => code)).toEqual(["note.files", "note.inTwoFiles"]);
    expect(placeOfLine(inspection.files!, 57)).toEqual({ name: "sales-02.csv", line: 17 });
  }
});

test("the lines of an overlap can be saved with the others that were set aside", async () => {
  const rows = rowsOf(20);
  const files = filesSource([file(rows.slice(0, 12), "a.csv"), file(rows.slice(10), "b.csv")]);
  const pieces = await rejectedLines(files, (await sniff(files)).mapping);
  const saved = pieces.join("").trim().split("\r\n");
  expect(saved.slice(1).map((line) => line.split(",").slice(0, 4).join())).toEqual([
    "13,in two files,also in a.csv,D10",
    "14,in two files,also in a.csv,D11",
  ]);
});

test("a single file among several is read as it is alone", async () => {
  const only = file(rowsOf(10), "a.csv");
  expect(filesSource([only])).toBe(only);
  const { inspection } = await read([only]);
  expect(inspection.files).toBeUndefined();
});

test("each file is read in its own encoding, delimiter, columns' order, titles and packing", async () => {
  const rows = rowsOf(80);
  const packed = await gzip(encode([HEADER, ...rows.slice(60)].map((row) => row.join(",")).join("\r\n"), "utf-8"));
  const files = [
    file(rows.slice(0, 20), "1.csv", { newline: "\r\n" }),
    file(rows.slice(20, 40), "2.csv", { delimiter: ";", encoding: "windows-1258" }),
    file(rows.slice(40, 60), "3.txt", {
      delimiter: "\t",
      encoding: "utf-16le",
      order: [5, 4, 3, 2, 1, 0],
      above: "Báo cáo bán hàng\n",
    }),
    source(packed, 50, "4.csv.gz"),
  ];
  const { lines, inspection } = await read(files);
  expect(told(lines)).toEqual(told((await read([file(rows, "all.csv")])).lines));
  expect(inspection).toMatchObject({ kept: 80, rejected: {} });
});

test("the files of an archive are read as one, beside others; what else lies there is named", async () => {
  const rows = rowsOf(60);
  const text = (from: number, to: number) => new TextEncoder().encode([HEADER, ...rows.slice(from, to)].join("\n"));
  const packed = zipSync({ "2024/01.csv": text(0, 20), "2024/02.csv": text(15, 40), "readme.pdf": new Uint8Array(9) });
  const archive = {
    ...source(packed, 100, "sales.zip"),
    slice: (from: number, to: number) => source(packed.slice(from, to)).stream(),
  };
  const { lines, inspection } = await read([archive, file(rows.slice(40), "03.csv")]);
  expect(told(lines)).toEqual(told((await read([file(rows, "all.csv")])).lines));
  expect(inspection.rejected["in two files"]?.count).toBe(5);
  expect(inspection.notes).toContain("Left out, because it is no table: readme.pdf.");
  const alone = await read([archive]);
  expect(alone.inspection).toMatchObject({
    kept: 40,
    files: [{ name: "2024/01.csv" }, { name: "2024/02.csv", repeated: 5 }],
  });
});

describe("forms of dates and numbers", () => {
  test("files that prove another order of day and month are read each in its own", async () => {
    const american = (iso: string) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`;
    const files = [
      file(rowsOf(60), "hanoi.csv"),
      file(rowsOf(60, 60, american), "austin.csv"),
      file(rowsOf(60, 120), "hue.csv"),
    ];
    const { lines, inspection } = await read(files);
    expect([...lines.time]).toEqual([...(await read([file(rowsOf(180), "all.csv")])).lines.time]);
    expect(inspection.notes).toContain(
      "austin.csv writes its dates as mm/dd/yyyy, the other files as dd/mm/yyyy: each is read in its own way.",
    );
  });

  test("a file that cannot tell day and month apart follows one that can", async () => {
    const files = [file(rowsOf(10), "1.csv"), file(rowsOf(60, 10), "2.csv")];
    const { inspection } = await read(files);
    expect(inspection.mapping.dateFormat).toBe("dd/mm/yyyy");
    expect(inspection.noteSentences!.map(({ code }) => code)).toEqual(["note.files"]);
  });

  test("decimal marks that values prove", async () => {
    const priced = (count: number, from: number, write: (cents: number) => string) =>
      rowsOf(count, from).map((row, i) => [...row.slice(0, 5), write(123_450 + i)]);
    const dot = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    const comma = (cents: number) => `1.${dot(cents).slice(1).replace(".", ",")}`;
    const files = [
      file(priced(30, 0, dot), "1.csv"),
      file(priced(30, 30, dot), "2.csv"),
      file(priced(30, 60, comma), "3.csv"),
    ];
    const { inspection } = await read(files);
    expect(inspection.totals.revenue).toBeCloseTo(
      3 * Array.from({ length: 30 }, (_, i) => (123_450 + i) / 100).reduce((a, b) => a + b),
      6,
    );
    expect(inspection.noteSentences!.map(({ code }) => code)).toContain("note.fileDecimal");
  });
});

describe("files that differ", () => {
  test("are not mixed in silence: the note names the columns, and the larger group is read", async () => {
    const other = file(rowsOf(3), "stock.csv", {}, [
      "Mã đơn",
      "Ngày bán",
      "Mã KH",
      "Tên hàng",
      "Tồn kho",
      "Thành tiền",
    ]);
    const { inspection } = await read([other, file(rowsOf(30), "a.csv"), file(rowsOf(30, 30), "b.csv")]);
    expect(inspection.kept).toBe(60);
    expect(inspection.notes).toContain(
      "This file is left out, because the columns are not those of a.csv: stock.csv (without “Số lượng”, with “Tồn kho”). Read it by itself.",
    );
  });

  test("one that is no table is left out by name, and only when all are it is an error", async () => {
    const picture = source(
      Uint8Array.from({ length: 900 }, (_, i) => (i * 7919) % 256),
      900,
      "photo.jpg",
    );
    const { inspection } = await read([picture, file(rowsOf(8), "a.csv"), file(rowsOf(8, 8), "b.csv")]);
    expect(inspection.kept).toBe(16);
    expect(inspection.noteSentences!.map(({ code }) => code)).toContain("note.fileLeftOut");
    await expect(read([picture, picture])).rejects.toMatchObject({ code: "binary" });
  });
});

test("a month that no file has is told; a weekend and a holiday are not", async () => {
  const weekdays = rowsOf(400).filter((_, i) => (i >> 1) % 7 < 5);
  const inMonth = (month: number) => weekdays.filter((row) => Number(row[1]!.slice(3, 5)) === month);
  const without = await read([file(inMonth(1), "01.csv"), file(inMonth(2), "02.csv"), file(inMonth(3), "03.csv")]);
  expect(without.inspection.noteSentences!.map(({ code }) => code)).toEqual(["note.files"]);
  const { inspection } = await read([file(inMonth(1), "01.csv"), file(inMonth(3), "03.csv")]);
  expect(inspection.notes.at(-1)).toMatch(/^No sales for \d\d days between 01.csv \(to 2024-01-\d\d\) and 03.csv/);
});

test("like lines within a file stay; those of an overlap count as often as in the file that has most of them", async () => {
  const [line] = rowsOf(1);
  const others = rowsOf(20, 1);
  const files = [file([line!, line!, ...others], "a.csv"), file([line!, line!, line!, ...rowsOf(5, 21)], "b.csv")];
  const { inspection } = await read(files);
  expect(inspection).toMatchObject({ rows: 30, kept: 28, rejected: { "in two files": { count: 2 } }, duplicates: 2 });
});

test("lines of another width and open quotes stay what they are", async () => {
  const text = [
    HEADER.join(),
    ...rowsOf(20).map((row) => row.join()),
    'D97,13/02/2024,K1,Trà "xanh",1,5',
    "D98,13/02/2024",
  ];
  const odd = source(
    encode([...text, 'D99,14/02/2024,K1,"Trà ""x""",1,5', 'D99,14/02/2024,K1,"Trà,1,5'].join("\n"), "utf-8"),
    64,
    "odd.csv",
  );
  const { inspection } = await read([odd, file(rowsOf(8, 40), "a.csv")]);
  const alone = (await read([odd])).inspection;
  expect(inspection.rows).toBe(8 + alone.rows);
  expect(inspection.kept).toBe(8 + alone.kept);
  expect(inspection.rejected["ragged line"]?.count).toBe(alone.rejected["ragged line"]?.count);
});

test("any cut into files that overlap, each written in its own way, reads to the lines of the whole", async () => {
  const how: fc.Arbitrary<Written> = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    encoding: fc.constantFrom("utf-8", "utf-16le", "windows-1258"),
    newline: fc.constantFrom("\n", "\r\n"),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
  });
  const piece = fc.record({ length: fc.integer({ min: 3, max: 40 }), overlap: fc.integer({ min: 0, max: 30 }), how });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 2, maxLength: 5 }), fc.boolean(), async (pieces, turned) => {
      const files: ByteSource[] = [];
      let end = 0;
      for (const [i, { length, overlap, how: written }] of pieces.entries()) {
        // Each file goes beyond the one before, and none begins before it.
        const start = end - Math.min(overlap, (pieces[i - 1]?.length ?? 1) - 1);
        const rows = rowsOf(end + length - start, start);
        // Few letters alone do not tell an encoding; one file that is sure of its own does.
        files.push(file(rows, `sales-${i + 1}.csv`, i === 0 ? { ...written, encoding: "utf-8" } : written));
        end += length;
      }
      const { lines, inspection } = await read(turned ? files.reverse() : files);
      const whole = await read([file(rowsOf(end), "all.csv")]);
      expect(told(lines)).toEqual(told(whole.lines));
      expect(inspection).toMatchObject({ kept: end, totals: whole.inspection.totals, orders: end });
    }),
    { numRuns: 40 },
  );
});
