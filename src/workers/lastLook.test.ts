// The file that was looked at last is not read again for a changed mapping; another file or dialect is.

import { expect, test } from "vitest";
import { firstLookDoubts } from "../core/data/doubts/firstLookDoubts.ts";
import { LastLook } from "./lastLook.ts";

const signal = new AbortController().signal;

function file(name: string, text: string) {
  return { kind: "file", file: new File([text], name, { lastModified: 1 }) } as const;
}

const OPEN = "Mã KH;Ngày;Mã hàng;Tiền\nK1;05/01/2024;P1;14000\nK2;06/01/2024;P2;9800\n";

test("one look serves every mapping of a file, and its doubts follow the mapping", async () => {
  const last = new LastLook();
  const { look, sniff } = await last.at(file("a.csv", OPEN), undefined, signal);
  // Each call brings its own copy of the file, as a worker gets it.
  const again = await last.at(file("a.csv", OPEN), {}, signal);
  expect(again.look).toBe(look);
  const codes = (change: object) =>
    firstLookDoubts({ ...again.look, mapping: { ...sniff.mapping, ...change } }).map(({ note }) => note.code);
  expect(codes({})).toContain("note.dateOrder");
  expect(codes({ dateFormat: "mm/dd/yyyy" })).not.toContain("note.dateOrder");
});

test("another file, or another delimiter, is looked at anew", async () => {
  const last = new LastLook();
  const first = await last.at(file("a.csv", OPEN), undefined, signal);
  const other = await last.at(file("b.csv", OPEN.replaceAll("K1", "K9")), undefined, signal);
  expect(other.look).not.toBe(first.look);
  expect(other.sniff.columns[0]!.samples[0]).toBe("K9");
  const byBars = await last.at(file("b.csv", OPEN.replaceAll(";", "|")), { delimiter: "|" }, signal);
  expect(byBars.sniff.mapping.dialect).toEqual({ delimiter: "|" });
});
