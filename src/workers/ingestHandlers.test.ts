// What the ingest worker answers beyond what the core tells of a file.

import { expect, test } from "vitest";
import { workbook } from "../core/data/testing/workbooks.ts";
import { ingestHandlers } from "./ingestHandlers.ts";
import type { DataOrigin } from "./protocol.ts";

const context = { signal: new AbortController().signal, emit: () => undefined, transfer: () => undefined };
const SALES = "Mã KH;Ngày;Mã hàng;Tiền\nK1;15/01/2024;P1;14000\nK2;16/01/2024;P2;9800\n";

function file(name: string, text: string): File {
  return new File([text], name, { lastModified: 1 });
}

test("files that were left out are told of whatever the mapping", async () => {
  const origin: DataOrigin = { kind: "file", file: file("a.csv", SALES), leftOut: ["a/photo.jpg"] };
  const { mapping, doubts } = await ingestHandlers.sniff({ origin }, context);
  const told = doubts.filter(({ note }) => note.code === "note.noTables");
  expect(told.map(({ note }) => note.values.names)).toEqual(["a/photo.jpg"]);
  const changed = await ingestHandlers.doubts({ origin, mapping: { ...mapping, keepReturns: true } }, context);
  expect(changed.filter(({ note }) => note.code === "note.noTables")).toEqual(told);
});

test("lines set aside are a CSV by name, too, whatever they were read from", async () => {
  const nameOf = async (origin: DataOrigin) => {
    const { mapping } = await ingestHandlers.sniff({ origin }, context);
    return (await ingestHandlers.rejectedCsv({ origin, mapping }, context)).name;
  };
  expect(await nameOf({ kind: "file", file: file("a.csv", SALES) })).toBe("rejected_a.csv");
  const more = [file("b.csv", SALES.replaceAll("/01/", "/02/"))];
  expect(await nameOf({ kind: "file", file: file("a.csv", SALES), more })).toBe("rejected_a.csv + 1.csv");
  const bytes = workbook([{ name: "Sales", rows: SALES.split("\n").map((line) => line.split(";")) }]);
  const book = new File([new Uint8Array(bytes)], "a.xlsx", { lastModified: 1 });
  expect(await nameOf({ kind: "file", file: book })).toBe("rejected_a.xlsx.csv");
});
