// Workbooks as users have them, written in the test, read as the CSV that they stand for.

import { describe, expect, test } from "vitest";
import { readAll } from "../../source/source.ts";
import { source } from "../../testing/testFiles.ts";
import { type TestCell, type TestSheet, type TestWorkbook, workbook } from "../../testing/workbooks.ts";
import { openTable } from "../openTable.ts";

const HEADER = ["Mã KH", "Ngày", "Mã hàng", "SL", "Thành tiền"];
const LINES: TestCell[][] = [
  ["K1", "2024-01-05", "P1", 2, 30000],
  ["K2", "2024-01-06", "P2", 1, 12000],
];

async function open(sheets: readonly TestSheet[], how: TestWorkbook & { sheet?: string; piece?: number } = {}) {
  const bytes = workbook(sheets, how);
  const file = source(bytes, how.piece ?? bytes.length, "sales.xlsx");
  const head = { bytes: bytes.subarray(0, 1024), gzip: false };
  const opened = await openTable(file, head, how.sheet === undefined ? {} : { sheet: how.sheet });
  const text = new TextDecoder().decode(await readAll(opened.source.stream()));
  return { ...opened, lines: text.trimEnd().split("\n"), texts: opened.notes.map((note) => note.text) };
}

/** The cells of the last column below a header. */
async function column(cells: readonly TestCell[], how: TestWorkbook = {}): Promise<string[]> {
  const rows: TestCell[][] = [["id", "value"], ...cells.map((cell, i) => [`r${i}`, cell])];
  const { lines } = await open([{ name: "S", rows }], how);
  return lines.slice(1).map((line, i) => line.slice(`r${i},`.length));
}

const formatted = (format: string, ...numbers: (number | string)[]) => numbers.map((number) => ({ number, format }));

describe("cells", () => {
  test("dates follow their cell's format, built in or written out", async () => {
    expect(
      await column([
        ...formatted("mm-dd-yy", 45296),
        ...formatted("dd/mm/yyyy hh:mm", 45296.4243055556, 45296),
        ...formatted("[$-42A]d mmmm yyyy", 45296),
        ...formatted('[$-41E]d "tháng" m, bbbb;@', 45296),
        ...formatted("yyyy\\-mm\\-dd\\Thh:mm:ss", 45296.99998843),
        ...formatted("[$-F800]dddd, mmmm dd, yyyy", 45351),
        ...formatted("mmm-yy", 45292),
        ...formatted("h:mm", 0.5, 0.25),
        ...formatted("h:mm AM/PM", 45296.75),
        ...formatted("mm:ss.0", 0.000694444),
        ...formatted("[h]:mm", 1.5, 0.0625),
        ...formatted("[mm]:ss", 0.0625),
      ]),
    ).toEqual([
      "2024-01-05",
      "2024-01-05 10:11:00",
      "2024-01-05",
      "2024-01-05",
      "2024-01-05",
      "2024-01-05 23:59:59",
      "2024-02-29",
      "2024-01-01",
      "12:00:00",
      "06:00:00",
      "18:00:00",
      "00:01:00",
      "36:00:00",
      "01:30:00",
      "01:30:00",
    ]);
  });

  test("days around the leap day that never was, the first and the last; what is no day stays a number", async () => {
    const numbers = [0, 1, 59, 61, 2_958_465, 2_958_466, -1, 0.5, "1E+300"];
    expect(await column(formatted("dd/mm/yyyy", ...numbers))).toEqual([
      "1899-12-30",
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "9999-12-31",
      "2958466",
      "-1",
      "12:00:00",
      "1e+300",
    ]);
    expect(await column(formatted("dd/mm/yyyy", 0, 1, 43834), { from1904: true })).toEqual([
      "1904-01-01",
      "1904-01-02",
      "2024-01-05",
    ]);
  });

  test("formats with the letters of dates that are none", async () => {
    const plain = [
      "General",
      "#,##0",
      '#,##0 "thùng"',
      "#,##0\\ [$-42A]",
      '0.00 "days"',
      "0.00E+00",
      "[Red]#,##0;[Blue]-0",
    ];
    expect(await column(plain.flatMap((format) => formatted(format, 45296)))).toEqual(plain.map(() => "45296"));
  });

  test("the sign of a currency in the format is written beside the number", async () => {
    const formats = [
      '#,##0 "₫"',
      "[$€-407]#,##0.00",
      "[$$-409]#,##0",
      '_("$"* #,##0.00_);_("$"* -0_)',
      "#,##0\\ [$VND]",
      "$#,##0",
    ];
    expect(await column(formats.flatMap((format) => formatted(format, 1.5)))).toEqual(
      ["₫", "€", "$", "$", "VND", "$"].map((sign) => `1.5 ${sign}`),
    );
  });

  test("numbers keep their digits, and no mark in them can be taken for thousands", async () => {
    const written = [
      "33.299999999999997",
      "0.30000000000000004",
      "1234.5",
      "-7",
      "1.234",
      "-12.500",
      "0.125",
      "1234.567",
    ];
    const read = ["33.3", "0.30000000000000004", "1234.5", "-7", "1.2340", "-12.5000", "0.125", "1234.567"];
    expect(await column(written.map((number) => ({ number, format: "General" })))).toEqual(read);
    const long = ["8936012345678", "123456789012345678", "1.2345678901234E+17", "1E-3", "5.6843418860808015E-14"];
    expect(await column(long.map((number) => ({ number, format: "General" })))).toEqual([
      "8936012345678",
      "123456789012345678",
      "123456789012340000",
      "0.001",
      "5.684341886080802e-14",
    ]);
  });

  test("percentages are written as they are shown", async () => {
    expect(await column(formatted("0%", 0.07, 0.1, 1, 0.155))).toEqual(["7%", "10%", "100%", "15.5%"]);
    expect(await column(formatted("0.00%", 0.12345))).toEqual(["12.3450%"]);
  });

  test("texts stay what they are: zeros in front, marks, quotes, line breaks, Excel's own escapes", async () => {
    const texts = [
      "0012",
      "1.234",
      'a "b"',
      "x,y",
      "one\ntwo",
      "<&>",
      " padded ",
      "Nguyễn Văn Ẩn",
      "tab_x0009_",
      "=1+1",
    ];
    const read = [
      "0012",
      "1.234",
      '"a ""b"""',
      '"x,y"',
      '"one',
      'two"',
      "<&>",
      " padded ",
      "Nguyễn Văn Ẩn",
      "tab\t",
      "=1+1",
    ];
    for (const inline of [false, true]) {
      const rows: TestCell[][] = [["id", "value"], ...texts.map((text) => ["r", text])];
      const { lines } = await open([{ name: "S", rows }], { inline });
      expect(lines.slice(1).map((each) => each.replace(/^r,/, ""))).toEqual(read);
    }
  });

  test("yes and no, results of formulas, errors, rich text and readings of words", async () => {
    const cells: TestCell[] = [
      true,
      false,
      { attributes: 't="str"', content: "<f>A1&amp;B1</f><v>K&amp;L</v>" },
      { attributes: "", content: '<f t="shared" si="0"/><v>12</v>' },
      { attributes: 't="e"', content: "<f>1/0</f><v>#DIV/0!</v>" },
      { attributes: 't="inlineStr"', content: "<is><r><rPr><b/></rPr><t>Trà </t></r><r><t>sữa</t></r></is>" },
      { attributes: 't="inlineStr"', content: "<is><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></is>" },
      { attributes: 't="d"', content: "<v>2024-01-05T10:30:00</v>" },
      { attributes: "t='n'", content: "<v> 5 </v>" },
      { attributes: 'cm="1" s="0" t="str"', content: "<v><![CDATA[a<b]]></v>" },
    ];
    expect(await column(cells)).toEqual([
      "TRUE",
      "FALSE",
      "K&L",
      "12",
      "#DIV/0!",
      "Trà sữa",
      "東京",
      "2024-01-05T10:30:00",
      "5",
      "a<b",
    ]);
  });

  test("formulas without results are blank and told", async () => {
    const rows: TestCell[][] = [
      HEADER,
      ...LINES.map((line) => [...line.slice(0, 4), { attributes: "", content: "<f>D2*2</f>" }]),
    ];
    const { lines, texts } = await open([{ name: "S", rows }]);
    expect(lines[1]).toBe("K1,2024-01-05,P1,2,");
    expect(texts).toEqual([expect.stringMatching(/formula have no result in the file, in the first rows 2 of them/)]);
  });
});

describe("rows", () => {
  test("a plain sheet has no notes, however its file is written and cut", async () => {
    for (const how of [{}, { inline: true }, { prefix: "x:" }, { placeless: true }, { piece: 1 }, { piece: 37 }]) {
      const { lines, notes, read } = await open([{ name: "Bán hàng", rows: [HEADER, ...LINES] }], how);
      expect(lines).toEqual([HEADER.join(","), "K1,2024-01-05,P1,2,30000", "K2,2024-01-06,P2,1,12000"]);
      expect(notes).toEqual([]);
      expect(read).toEqual(["Bán hàng"]);
    }
  });

  test("missing cells are blank, empty rows are left out, columns beside the table too", async () => {
    const styled: TestCell = { attributes: 's="0"', content: "" };
    const rows: TestCell[][] = [
      [null, ...HEADER],
      [null, "K1", null, "P1", null, 5],
      [],
      [styled, styled, styled],
      [null, "K2", "2024-01-06", "P2", 1, styled, styled, styled],
      ["", "K3", "2024-01-07", "P3", 1, 2],
      [null, "K4", "2024-01-08", "P4", 1, 2, null, null, "a remark"],
    ];
    const { lines } = await open([{ name: "S", rows }]);
    expect(lines).toEqual([
      HEADER.join(","),
      "K1,,P1,,5",
      "K2,2024-01-06,P2,1,",
      "K3,2024-01-07,P3,1,2",
      "K4,2024-01-08,P4,1,2",
    ]);
  });

  test("titles stand above the header, and the first line's row is told", async () => {
    const rows: TestCell[][] = [["BÁO CÁO BÁN HÀNG"], ["Từ 01/01/2024"], [], HEADER, ...LINES];
    const { lines, texts } = await open([{ name: "S", rows }]);
    expect(lines.slice(0, 3)).toEqual(["BÁO CÁO BÁN HÀNG,,,,", "Từ 01/01/2024,,,,", HEADER.join(",")]);
    expect(texts).toEqual(["The first line of the data is row 5 of the sheet: lines are counted from there."]);
  });

  test("a header of merged cells in two rows becomes one", async () => {
    const rows: TestCell[][] = [
      ["BÁO CÁO"],
      ["Ngày", "Khách hàng", null, "Mã hàng", "Doanh thu", null],
      [null, "Mã", "Tên", null, "SL", "Thành tiền"],
      ["2024-01-05", "K1", "Lan", "P1", 2, 30000],
      ["2024-01-06", "K2", "Mai", "P2", 1, 12000],
    ];
    const { lines, texts } = await open([{ name: "S", rows }]);
    expect(lines).toEqual([
      "BÁO CÁO,,,,,",
      "Ngày,Mã Khách hàng,Tên Khách hàng,Mã hàng,Doanh thu SL,Doanh thu Thành tiền",
      "2024-01-05,K1,Lan,P1,2,30000",
      "2024-01-06,K2,Mai,P2,1,12000",
    ]);
    expect(texts[0]).toMatch(/two rows of the sheet \(2 and 3\)/);
  });

  test("a line of words below the header is a line, not a part of the header", async () => {
    const rows: TestCell[][] = [HEADER, ["K1", null, "P1", "hai", "nhiều"], ...LINES];
    const { lines, notes } = await open([{ name: "S", rows }]);
    expect(lines).toHaveLength(4);
    expect(notes).toEqual([]);
  });
});

describe("sheets", () => {
  const more = (prefix: string, count: number): TestCell[][] =>
    Array.from({ length: count }, (_, i) => [`${prefix}${i}`, "2024-02-01", "P1", 1, 100]);

  test("the largest table is read; others are named and can be chosen; hidden ones are no tables of their own", async () => {
    const sheets: TestSheet[] = [
      {
        name: "Danh mục",
        rows: [
          ["Mã hàng", "Tên hàng"],
          ["P1", "Trà"],
        ],
      },
      { name: "Bán hàng", rows: [HEADER, ...more("K", 40)] },
      { name: "Cũ", rows: [HEADER, ...more("Z", 90)], state: "hidden" },
      { name: "Trống", rows: [] },
    ];
    const first = await open(sheets);
    expect(first.read).toEqual(["Bán hàng"]);
    expect(first.sheets).toEqual([
      { name: "Danh mục", lines: 1 },
      { name: "Bán hàng", lines: 40 },
    ]);
    expect(first.texts).toEqual([expect.stringMatching(/“Bán hàng”.*One more sheet.*“Danh mục”/)]);
    const second = await open(sheets, { sheet: "Danh mục" });
    expect(second.lines).toEqual(["Mã hàng,Tên hàng", "P1,Trà"]);
    expect(second.notes).toEqual([]);
    expect((await open(sheets, { sheet: "Cũ" })).lines).toHaveLength(91);
    await expect(open(sheets, { sheet: "Tháng 1" })).rejects.toThrow(/no sheet “Tháng 1” in sales.xlsx.*“Bán hàng”/);
    await expect(open(sheets, { sheet: "Trống" })).rejects.toThrow(/No sheet of sales.xlsx holds a table/);
  });

  test("sheets of one shape are one table, with their own titles and places left out", async () => {
    const sheets: TestSheet[] = [
      { name: "T1", rows: [["Tháng 1"], HEADER, ...more("A", 3)] },
      {
        name: "Ghi chú",
        rows: [
          ["Việc", "Ai"],
          ["gọi", "Lan"],
        ],
      },
      { name: "T2", rows: [[], [null, ...HEADER], ...more("B", 5).map((row) => [null, ...row])] },
      { name: "T3", rows: [HEADER.map((name) => name.toUpperCase()), ...more("C", 2)] },
    ];
    const { lines, read, texts } = await open(sheets);
    expect(read).toEqual(["T1", "T2", "T3"]);
    expect(lines.slice(0, 2)).toEqual(["Tháng 1,,,,", HEADER.join(",")]);
    expect(lines.slice(2).map((each) => each.split(",")[0])).toEqual([
      "A0",
      "A1",
      "A2",
      "B0",
      "B1",
      "B2",
      "B3",
      "B4",
      "C0",
      "C1",
    ]);
    expect(texts[0]).toMatch(/3 sheets have the same columns.*“T1”, “T2”, “T3”/);
    expect(texts[1]).toMatch(/One more sheet.*“Ghi chú”/);
    expect((await open(sheets, { sheet: "T2" })).lines).toHaveLength(6);
  });

  test("a sheet that holds all the others is not added to them", async () => {
    const months = ["A", "B"].map((name) => ({ name, rows: [HEADER, ...more(name, 4)] }));
    const all = { name: "Dữ liệu", rows: [HEADER, ...more("A", 4), ...more("B", 4)] };
    expect((await open([...months, all])).read).toEqual(["Dữ liệu"]);
    expect((await open([{ name: "Tổng hợp", rows: [HEADER, ...more("A", 9)] }, ...months])).read).toEqual(["Tổng hợp"]);
  });
});
