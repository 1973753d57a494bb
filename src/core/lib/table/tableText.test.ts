// A saved table as text is read back by the rules of the country's spreadsheets.

import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { anyCharacter } from "../testing/anyCharacter.ts";
import type { SavedCell, SavedTable } from "./savedTable.ts";
import { tableCsv, tableTsv } from "./tableText.ts";

const TABLE: SavedTable = {
  title: "T",
  about: { title: "About", rows: [] },
  columns: [
    { title: "Sản phẩm", kind: "text" },
    { title: "Số lượng", kind: "number", digits: 1, unit: "kg" },
    { title: "Thành tiền", kind: "money", currency: "VND" },
    { title: "Xác suất", kind: "share" },
    { title: "Ngày", kind: "date" },
    { title: "Lúc", kind: "moment" },
  ],
  rows: [
    ["=HYPERLINK(1)", 12.125, -1_234_567.8, 0.1234567, Date.UTC(2025, 2, 4), Date.UTC(2025, 2, 4, 9, 5)],
    ["a;b,c\n“d”", Number.NaN, null, 0, Number.NaN, null],
  ],
};

test("Vietnamese spreadsheets get semicolons and decimal commas, English ones commas and points", () => {
  expect(tableCsv(TABLE, "vi")).toBe(
    "\ufeffSản phẩm;Số lượng (kg);Thành tiền (VND);Xác suất;Ngày;Lúc\r\n" +
      "'=HYPERLINK(1);12,125;-1234568;0,1234567;2025-03-04;2025-03-04T09:05:00\r\n" +
      '"a;b,c\n“d”";;;0;;\r\n',
  );
  expect(tableCsv(TABLE, "en")).toContain(
    "\r\n'=HYPERLINK(1),12.125,-1234568,0.1234567,2025-03-04,2025-03-04T09:05:00\r\n",
  );
});

test("the clipboard gets tabs, shares in percent and one line a row", () => {
  expect(tableTsv(TABLE, "vi")).toBe(
    "Sản phẩm\tSố lượng (kg)\tThành tiền (VND)\tXác suất\tNgày\tLúc\n" +
      "'=HYPERLINK(1)\t12,125\t-1234568\t12,34567%\t2025-03-04\t2025-03-04T09:05:00\n" +
      "a;b,c “d”\t\t\t0%\t\t",
  );
});

test("any text and number is found again in the CSV of either language, and no cell starts a formula", () => {
  const cell = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.constantFrom("vi", "en"), (rows, language) => {
      const columns = [
        { title: "a", kind: "number", digits: 0 },
        { title: "b", kind: "text" },
      ] as const;
      const text = tableCsv({ ...TABLE, columns, rows }, language);
      const [, ...read] = Papa.parse<string[]>(text.slice(1), {
        delimiter: language === "vi" ? ";" : ",",
        newline: "\r\n",
      }).data;
      const written = (value: SavedCell): string => {
        if (value === null) return "";
        if (typeof value === "string") {
          // Neither at the beginning nor where a spreadsheet of the other country would begin a cell.
          const inner = value.replace(
            language === "vi" ? /([,\t])(?=[=+\-@＝＋－＠])/g : /([;\t])(?=[=+\-@＝＋－＠])/g,
            "$1'",
          );
          return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${inner}` : inner;
        }
        return String(Number(value.toPrecision(15))).replace(".", language === "vi" ? "," : ".");
      };
      // The last line's end makes one more row of one empty cell.
      expect(read.slice(0, -1)).toEqual(rows.map((row) => row.map(written)));
      for (const value of read.flat()) if (!/^-?[\d.,]+(e[-+]\d+)?$/.test(value)) expect(value).not.toMatch(/^[=+\-@]/);
    }),
  );
});
