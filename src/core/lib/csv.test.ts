// Exported CSV is opened in spreadsheets: no cell may run as a formula, and every text must come back as written.

import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { copiedCell, csvLine, withoutFormula, withoutGuard } from "./csv.ts";
import { anyCharacter } from "./testing/anyCharacter.ts";

test("text that looks like a formula gets an apostrophe; numbers stay numbers", () => {
  expect(csvLine(["=1+1", "+84", "-x", "@a", "\tb", "\rc", "a=b", -3, 0.5, null, Number.NaN])).toBe(
    `'=1+1,'+84,'-x,'@a,'\tb,"'\rc",a=b,-3,0.5,,\r\n`,
  );
});

test("quotes what needs it", () => {
  expect(csvLine(['a"b', "a,b", "a\nb", ""])).toBe('"a""b","a,b","a\nb",\r\n');
});

/** Texts with many of the signs that spreadsheets compute from, and of what stands between cells. */
const hostile = fc.string({ unit: fc.oneof(anyCharacter, fc.constantFrom(..."=+-@＝＋－＠\t\r\n'\";,1x ")) });

/** What a spreadsheet would compute: OWASP's list, with the full-width forms. */
const COMPUTED = /^[\t\r\n]*[=+\-@＝＋－＠]/;

test("no cell is computed, whichever separator the spreadsheet expects, and quoted or not", () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.constantFrom(",", ";"), (row, separator) => {
      const form = { separator, decimal: separator === "," ? "." : "," } as const;
      const line = csvLine(["first", ...row], form);
      const options = { header: false, newline: "\r\n" } as const;
      const [own] = Papa.parse<string[]>(line, { ...options, delimiter: separator }).data;
      for (const cell of own!) expect(cell).not.toMatch(COMPUTED);
      // Another country's spreadsheet takes the line apart elsewhere, and knows no quotes within a cell.
      const others = line.slice(0, -2).split(separator === "," ? /[;\t]/ : /[,\t]/);
      for (const cell of others) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(csvLine([-1, 0.5, 1e308, -0], form)).toBe(
        separator === "," ? "-1,0.5,1e+308,0\r\n" : "-1;0,5;1e+308;0\r\n",
      );
    }),
  );
});

test("the guard comes off again, and only it", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(withoutGuard(withoutFormula(text))).toBe(
        COMPUTED.test(text) || !text.startsWith("'") ? text : withoutGuard(text),
      );
    }),
  );
  expect(["'Ngọc'", "'s", "''=1", "'12"].map(withoutGuard)).toEqual(["'Ngọc'", "'s", "''=1", "'12"]);
});

test("numbers of a file that is copied stay numbers, all else is no formula", () => {
  const kept = ["-5", "+5", "-1.234", "-1e5", "-3%", "12", "", "-", "--", "Áo - L"];
  expect(kept.map(copiedCell)).toEqual(kept);
  expect(["-1,234.5", "-1.234,50"].map(copiedCell)).toEqual(['"-1,234.5"', '"-1.234,50"']);
  const guarded = ["-5+1", "=5", "+a", "-1-1", "@1", "-5 đ", "+-5", "－5", "\t5", "-1.2.e", "-5=1"];
  for (const cell of guarded) expect(copiedCell(cell)).toBe(`'${cell}`);
});

test("any text is read back by a CSV parser, without a leading formula sign", () => {
  const cells = fc.array(fc.string({ unit: anyCharacter }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, (row) => {
      const [read] = Papa.parse<string[]>(csvLine(row), { header: false, delimiter: ",", newline: "\r\n" }).data;
      expect(read).toEqual(row.map((cell) => withoutFormula(cell).replace(/(?<=[;\t])(?=[=+\-@＝＋－＠])/g, "'")));
    }),
  );
});
