// The list of rejected lines: complete, traceable, and harmless in a spreadsheet.

import { expect, test } from "vitest";
import { csvLine } from "../../lib/csv.ts";
import { sniff } from "../dialect/sniff.ts";
import { csv } from "../testing/testFiles.ts";
import { rejectedLines } from "./rejectedLines.ts";

test("every rejected line comes with its number, rule and value, cells as written", async () => {
  const from = csv('customer,product,date,qty\na,p,2024-01-01,1\n,"x, y",2024-01-01,1\nb,=1+1,2024-01-01,-3\nc,p\n');
  const { mapping } = await sniff(from);
  const text = (await rejectedLines(from, mapping)).join("");
  expect(text).toBe(
    [
      "\ufeffline,rule,value,customer,product,date,qty",
      '2,missing customer,,,"x, y",2024-01-01,1',
      "3,return,quantity -3,b,'=1+1,2024-01-01,'-3",
      "4,ragged line,2 fields instead of 4,c,p",
      "",
    ].join("\r\n"),
  );
});

test.each([
  ["=SUM(A1)", "'=SUM(A1)"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@x", "'@x"],
  ["\tx", "'\tx"],
  ["\rx", '"\'\rx"'],
  ['say "hi"', '"say ""hi"""'],
  ["a\nb", '"a\nb"'],
  ["1=2", "1=2"],
])("the cell %j is written %j", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});
