// Files of all kinds under names that say nothing: tables are opened, and the rest is refused in words that help.

import { readFile } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readHeadTable } from "../dialect/headTable.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { readAll } from "../source/source.ts";
import { gzip, source } from "../testing/testFiles.ts";
import { type TestCell, workbook } from "../testing/workbooks.ts";
import { fileKind } from "./fileKind.ts";
import { openZip } from "./zip/zipArchive.ts";

const CSV = "customer_id,product_id,date,quantity,revenue\nC1,P1,2025-01-05,2,10\nC2,P1,2025-01-06,1,5.5\n";
const TSV = CSV.replaceAll(",", "\t");
const SHEET = workbook([
  {
    name: "S",
    rows: [
      ["customer_id", "product_id", "date", "quantity", "revenue"],
      ["C1", "P1", "2025-01-05", 2, 10],
      ["C2", "P1", "2025-01-06", 1, 5.5],
    ],
  },
]);

/** What `zstd` may make of some thousand bytes: one raw block. */
function zstd(bytes: Uint8Array): Uint8Array {
  const n = bytes.length;
  const size = n < 256 ? [0x20, n] : [0x60, (n - 256) & 255, (n - 256) >> 8];
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...size, ((n << 3) | 1) & 255, n >> 5, n >> 13, ...bytes]);
}

async function totals(bytes: Uint8Array, name = "data") {
  const file = source(bytes, 1000, name);
  const { mapping } = await sniff(file);
  const { inspection } = await ingest(file, mapping);
  return inspection;
}

function packed(files: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === "string" ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries));
}

describe("what can be read", () => {
  const kinds: [string, () => Uint8Array | Promise<Uint8Array>][] = [
    ["a CSV", () => strToU8(CSV)],
    ["text with tabs", () => strToU8(TSV)],
    ["a CSV packed with gzip", () => gzip(strToU8(CSV))],
    ["a CSV packed with Zstandard", () => zstd(strToU8(CSV))],
    ["a workbook", () => SHEET],
    ["a workbook packed with gzip", () => gzip(SHEET)],
    ["a workbook packed with Zstandard", () => zstd(SHEET)],
    ["a workbook packed with both", () => gzip(zstd(SHEET))],
    ["a zip of a CSV", () => packed({ "a/sales.csv": CSV, "__MACOSX/a/._sales.csv": "x", "a/read me.pdf": "%PDF" })],
    ["a zip of a workbook", () => packed({ "sales.xlsx": SHEET })],
    ["a zip of a packed workbook", async () => packed({ "sales.xlsx.gz": await gzip(SHEET) })],
    ["a zip of a packed CSV", async () => packed({ "sales.csv.gz": await gzip(strToU8(CSV)) })],
    ["a zip of a zip is packed once too often, its CSV is not", () => packed({ "sales.tsv": TSV, "other.zip": SHEET })],
  ];
  test.each(kinds)("%s", async (_, make) => {
    const inspection = await totals(await make());
    expect(inspection.totals).toMatchObject({ quantity: 3, revenue: 15.5 });
    expect([inspection.first, inspection.last]).toEqual(["2025-01-05T00:00:00", "2025-01-06T00:00:00"]);
  });

  test("several tables of a zip are one data set, what is no table is left out", async () => {
    const later = CSV.replaceAll("2025-01", "2025-02");
    const files = { "2/feb.csv": later, "1/jan.csv": CSV, "notes.pdf": "%PDF", "read me.txt": "hello" };
    const bytes = packed(files);
    const slice = (start: number, end: number) => source(bytes.subarray(start, end)).stream();
    const file = { ...source(bytes, 1000, "exports.zip"), slice };
    const { mapping } = await sniff(file);
    const { inspection, lines } = await ingest(file, mapping);
    expect(inspection.totals).toMatchObject({ quantity: 6, revenue: 31 });
    expect(inspection.file.name).toBe("exports.zip");
    expect(inspection.files?.map(({ name, rows }) => [name, rows])).toEqual([
      ["1/jan.csv", 2],
      ["2/feb.csv", 2],
    ]);
    expect(lines.count).toBe(4);
    expect(inspection.notes.join("\n")).toMatch(/read me\.txt/);
  });

  test("what a zip holds is told, and a file's own encoding is still found in it", async () => {
    const { notes } = await totals(packed({ "sales.csv": CSV }));
    expect(notes[0]).toBe("The archive holds one table, which is read: sales.csv.");
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${CSV}`, (letter) => letter.charCodeAt(0)).buffer);
    const table = await readHeadTable(source(packed({ "sales.csv": wide })));
    expect(table.dialect.encoding).toBe("utf-16le");
  });
});

test("currencies that only the cells' formats tell apart are not added up", async () => {
  const cell = (number: number, format: string): TestCell => ({ number, format });
  const rows = Array.from({ length: 12 }, (_, i): TestCell[] => [
    `K${i % 3}`,
    cell(45_296 + i, "dd/mm/yyyy"),
    `P${i % 4}`,
    2,
    i % 4 === 1 ? cell(25, "[$$-409]#,##0.00") : cell(55_000, '#,##0 "₫"'),
  ]);
  const bytes = workbook([{ name: "S", rows: [["Mã KH", "Ngày", "Mã hàng", "SL", "Thành tiền"], ...rows] }]);
  const inspection = await totals(bytes);
  expect(inspection.totals).toMatchObject({ quantity: 18, revenue: 495_000 });
  expect(inspection.mapping.currency).toBe("VND");
  expect(inspection.rejected["other currency"]).toMatchObject({ count: 3, lines: [2, 6, 10] });
});

describe("Parquet", () => {
  const fixture = async (name: string) => new Uint8Array(await readFile(`fixtures/tables/${name}.parquet`));

  test("a file of DuckDB has its totals", async () => {
    const inspection = await totals(await fixture("sales"));
    expect(inspection).toMatchObject({ rows: 60, kept: 60, customers: 7, products: 5 });
    expect(inspection.totals).toMatchObject({ quantity: 150, revenue: 150_075 });
    expect([inspection.first, inspection.last]).toEqual(["2024-01-01T08:00:00", "2024-01-03T19:00:00"]);
    expect(inspection.notes).toEqual([]);
  });

  test("every type exactly as it is stored", async () => {
    const file = source(await fixture("types"));
    const { opened } = await readHeadTable(file);
    const text = new TextDecoder().decode(await readAll(opened.source.stream()));
    const columns = text.split("\n")[0]!.split(",");
    const values = new Map(columns.map((name, i) => [name, text.split("\n")[1]!.split(",")[i]]));
    expect(Object.fromEntries(values)).toMatchObject({
      customer_id: "9007199254740993",
      product: "P1",
      sold_on: "2024-01-05",
      at_s: "2024-01-05 10:11:12",
      at_us: "2024-01-05 10:11:12.345",
      at_ns: "2024-01-05 10:11:12.123",
      at_utc: "2024-01-05 20:00:00",
      clock: "08:30:00",
      revenue: "1234567890123456.78",
      big: "12345678901234567890123456.789",
      quantity: "1",
      unsigned: "18446744073709551615",
      share: "0.1",
      weight: "0.1",
      gift: "TRUE",
    });
    expect(text.split("\n")[2]).toMatch(
      /^12,"P,2",1969-12-31,.*,1969-12-31 23:59:59,1969-12-31 23:59:59\.999,.*,-0\.05,1\.5,2,0,1\.2340,,FALSE,\[\]$/,
    );
    expect(text.split("\n")[3]).toBe(`,"Trà ""sữa""",,,,,,,,,,,,,,`);
    expect(opened.notes.map((note) => note.text)).toEqual([expect.stringMatching(/Greenwich.*“at_utc”/)]);
  });

  test("one cut short is damaged", async () => {
    const bytes = await fixture("sales");
    await expect(sniff(source(bytes.subarray(0, 900)))).rejects.toThrow(/Parquet file .* cannot be read/);
  });
});

describe("what cannot be read says what to do", () => {
  const compound = (...streams: string[]) => {
    const bytes = new Uint8Array(3 * 512);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const view = new DataView(bytes.buffer);
    view.setUint16(30, 9, true);
    view.setUint32(48, 1, true);
    streams.forEach((name, i) => {
      for (let c = 0; c < name.length; c++) view.setUint16(1024 + 128 * i + 2 * c, name.charCodeAt(c), true);
    });
    return bytes;
  };
  const wrong: [string, Uint8Array | string, RegExp][] = [
    ["old Excel", compound("Root Entry", "Workbook"), /Excel file of the old format \(\.xls\).*Save As.*\.xlsx/],
    ["Excel 5", compound("Root Entry", "Book"), /old format/],
    ["a workbook with a password", compound("Root Entry", "EncryptedPackage"), /behind a password/],
    ["an old Word document", compound("Root Entry", "WordDocument"), /Word document/],
    ["another old document", compound("Root Entry", "__nameid"), /old Office program/],
    ["a binary workbook", packed({ "xl/workbook.bin": "x" }), /\.xlsb.*Save As/],
    ["a Word document", packed({ "word/document.xml": "<x/>" }), /Word document/],
    ["slides", packed({ "ppt/presentation.xml": "<x/>" }), /PowerPoint/],
    ["OpenOffice", packed({ mimetype: "x", "content.xml": "<x/>" }), /LibreOffice/],
    ["Numbers", packed({ "Index/Document.iwa": "x" }), /Numbers/],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj", /PDF.*Export the same report/],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), /is a picture/],
    ["7z", Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), /Unpack it/],
    ["a database", "SQLite format 3\0\u0010\0", /database/],
    ["a page called .xls", '\ufeff<html xmlns:x="urn"><body><table><tr><td>a</td></tr>', /web page.*called \.xls/],
    ["a page by Excel", "MIME-Version: 1.0\nX-Document-Type: Workbook\n", /web page/],
    [
      "Excel's XML",
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>',
      /XML file.*If Excel opens/,
    ],
    ["JSON", '[{"customer":"C1","product":"P1"},{"customer":"C2"}]', /JSON/],
    ["lines of JSON", '{"customer":"C1","product":"P1"}\n{"customer":"C2"}\n', /JSON/],
    ["a zip without tables", packed({ "a.pdf": "%PDF" }), /no table in data/],
  ];
  test.each(wrong)("%s", async (_, content, sentence) => {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    const file = source(bytes, 100_000, "data");
    const slice = (start: number, end: number) => source(bytes.subarray(start, end)).stream();
    await expect(sniff({ ...file, slice })).rejects.toThrow(sentence);
  });

  test("damaged zips and workbooks", async () => {
    const zip = packed({ "sales.csv": CSV.repeat(50) });
    await expect(sniff(source(zip.subarray(0, zip.length - 10)))).rejects.toThrow(/damaged or cut short/);
    const broken = zip.slice();
    broken.fill(0xff, 50, 80);
    await expect(sniff(source(broken))).rejects.toThrow(/damaged or cut short/);
    const locked = zip.slice();
    const directory = new DataView(locked.buffer).getUint32(locked.length - 6, true);
    expect(locked.subarray(directory, directory + 4)).toEqual(Uint8Array.of(0x50, 0x4b, 1, 2));
    locked[directory + 8] = 1;
    await expect(sniff(source(locked))).rejects.toThrow(/password/);
    const empty = packed({ "xl/workbook.xml": "<workbook><sheets/></workbook>" });
    await expect(sniff(source(empty))).rejects.toThrow(/no sheet with cells/);
  });

  test("headers that begin like other files are headers", () => {
    for (const text of ["[Order ID],[Date]\n1,2", "{id};{name}\n", "<5,>5,total\n1,2,3", "PKW,Datum", "BM,xx", "%,a"])
      expect(fileKind(strToU8(text))).toBe("text");
  });
});

test("the files of a zip are listed, and read again as often as one wants", async () => {
  const entries = await openZip(source(packed({ "b/jan.csv": CSV, "b/feb.csv": TSV, "b/": "" })));
  expect(entries.map(({ name, size }) => [name, size])).toEqual([
    ["b/jan.csv", CSV.length],
    ["b/feb.csv", TSV.length],
  ]);
  for (let i = 0; i < 2; i++) expect(new TextDecoder().decode(await readAll(entries[1]!.source.stream()))).toBe(TSV);
  expect(entries[1]!.source.done?.()).toBe(entries[1]!.source.size);
});
