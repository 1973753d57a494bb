// Exported CSV is opened in spreadsheets: no cell may run as a formula, and every text must come back as written.

import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";
import { anyCharacter } from "./testing/anyCharacter.ts";

test("text that looks like a formula gets an apostrophe; numbers stay numbers", () => {
  expect(csvLine(["=1+1", "+84", "-x", "@a", "\tb", "\rc", "a=b", -3, 0.5, null, Number.NaN])).toBe(
    `'=1+1,'+84,'-x,'@a,'\tb,"'\rc",a=b,-3,0.5,,\r\n`,
  );
});

test("quotes what needs it", () => {
  expect(csvLine(['a"b', "a,b", "a\nb", ""])).toBe('"a""b","a,b","a\nb",\r\n');
});

test("any text is read back by a CSV parser, without a leading formula sign", () => {
  const cells = fc.array(fc.string({ unit: anyCharacter }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, (row) => {
      const [read] = Papa.parse<string[]>(csvLine(row), { header: false, delimiter: ",", newline: "\r\n" }).data;
      expect(read).toEqual(row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
    }),
  );
});
