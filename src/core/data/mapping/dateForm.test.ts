// Dates in forms that are rare but sure: read, with a word where the reader should know; and where a date cannot be read,
// the sentence that says which column, which value and what can be.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

const file = (header: string, ...dates: string[]) =>
  csv(
    `Order No,${header},Customer,Product,Amount\n${dates.map((date, i) => `D${i},"${date.replaceAll('"', '""')}",K${i % 2},P${i},10`).join("\n")}\n`,
  );

async function read(header: string, ...dates: string[]) {
  const source = file(header, ...dates);
  const { mapping, notes } = await sniff(source);
  const { inspection } = await ingest(source, mapping);
  const about = (list: string[]) => list.filter((note) => note.includes(`“${header}”`) && !/day and month/.test(note));
  return { ...inspection, notes: about(inspection.notes), early: about(notes) };
}

test.each([
  ["created_at", "2024-01-05 10:00:00+07", "2024-02-01 09:00:00+07", "2024-01-05T10:00:00", "2024-02-01T09:00:00"],
  ["Order Date", '="2024-01-05"', '="2024-02-01"', "2024-01-05T00:00:00", "2024-02-01T00:00:00"],
  ["Order Date", "2024年1月5日", "2024年2月1日", "2024-01-05T00:00:00", "2024-02-01T00:00:00"],
  ["Ngày bán", "05 Tháng Một 2024", "01 Tháng Hai 2024", "2024-01-05T00:00:00", "2024-02-01T00:00:00"],
  ["fecha date", "5 ene 2024", "1 dic 2024", "2024-01-05T00:00:00", "2024-12-01T00:00:00"],
])("%s: %s is read without a word", async (header, one, other, first, last) => {
  expect(await read(header, one, other)).toMatchObject({ kept: 2, first, last, notes: [], early: [] });
});

test("seconds and milliseconds since 1970 are dates in a column so named, and said", async () => {
  const seconds = await read("created_at", "1704423600", "1704510000");
  expect(seconds).toMatchObject({ kept: 2, first: "2024-01-05T03:00:00", last: "2024-01-06T03:00:00" });
  expect(seconds.notes).toEqual([
    expect.stringMatching(/counts seconds since 1970: 1704423600 is read as 2024-01-05 03:00:00/),
  ]);
  expect(seconds.early).toEqual(seconds.notes);
  expect((await read("timestamp", "1704423600000", "1704510000000")).notes).toEqual([
    expect.stringMatching(/milliseconds/),
  ]);
  const { mapping } = await sniff(file("barcode", "1704423600", "1704510000"));
  expect(mapping.columns.date).toBeUndefined();
});

test("Buddhist years are read where all are, with a note, and a slip among them is set aside", async () => {
  const thai = await read("Order Date", "05/01/2567", "17/01/2567", "29/02/2567");
  expect(thai).toMatchObject({ kept: 3, first: "2024-01-05T00:00:00", last: "2024-02-29T00:00:00" });
  expect(thai.notes).toEqual([expect.stringMatching(/Buddhist: 05\/01\/2567 is read as 2024-01-05, 543 years less/)]);
  expect(thai.early).toEqual(thai.notes);
  const many = Array.from({ length: 30 }, (_, i) => `${1 + (i % 28)}/03/2567`);
  const slips = await read("Order Date", ...many, "05/04/2024");
  expect(slips).toMatchObject({ kept: 30, last: "2024-03-28T00:00:00" });
  expect(slips.rejected["unreadable time"]).toMatchObject({ count: 1, values: ["05/04/2024"] });
});

test("one Buddhist year among others is a slip, and no date of the sale", async () => {
  const read5 = await read("Order Date", "05/01/2024", "17/01/2024", "05/01/2567", "19/01/2024");
  expect(read5).toMatchObject({ kept: 3, last: "2024-01-19T00:00:00", notes: [] });
  expect(read5.rejected["unreadable time"]).toMatchObject({ count: 1, values: ["05/01/2567"] });
});

test("a date that cannot be read is told by its column, a value at fault and the forms that are known", async () => {
  const { notes, mapping } = await sniff(file("Order Date", "week 1 of 24", "week 2 of 24"));
  expect(mapping.columns.date).toBeUndefined();
  expect(notes[0]).toMatch(
    /“Order Date” has the name of the date.*for example “week 1 of 24”.*2024-01-31, 31\/01\/2024/,
  );
  const { columns } = await sniff(file("Posting date", "2024-01-05", "soon", "later"));
  expect(columns[1]!.reason).toMatch(/for example “soon”/);
  const birth = await sniff(file("Ngày sinh", "2024-01-05", "2024-01-06"));
  expect(birth.notes[0]).toMatch(/No column looks like the date/);
});
