// What is asked before a file joins a data set: only where its own values speak against how the data set is read.

import { expect, test } from "vitest";
import { lookAt, sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { fitMapping } from "../mapping/fitMapping.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv } from "../testing/testFiles.ts";
import { appendDoubts } from "./appendDoubts.ts";
import { linesBeside, repeatedLines } from "./repeatedLines.ts";

const two = (n: number) => String(n).padStart(2, "0");
interface Month {
  header?: string;
  day?: (day: number) => string;
  status?: (i: number) => string;
  sum?: (i: number) => string;
}
/** Twelve lines, with a status behind where there is one. */
function month({ header, day = (n) => `${two(n + 12)}/02/2024`, status, sum = () => "1000" }: Month = {}): string {
  const names = header ?? `Mã đơn,Ngày bán,Mã KH,Tên hàng,Số lượng,Thành tiền${status ? ",Trạng thái" : ""}`;
  const lines = Array.from(
    { length: 12 },
    (_, i) => `D${i},${day(i + 1)},K${i % 3},Trà ${i % 2},1,${sum(i)}${status ? `,${status(i)}` : ""}`,
  );
  return `${names}\n${lines.join("\n")}\n`;
}

async function asked(base: string, next: string, change: Partial<Mapping> = {}) {
  const saved = { ...(await sniff(csv(base))).mapping, ...change };
  const { look } = await lookAt(csv(next));
  const mapping = fitMapping(saved, look.table.header);
  return { mapping, doubts: appendDoubts({ ...look, mapping, saved }) };
}

const CANCELLED = (i: number) => (i === 4 ? "Đã hủy" : "Hoàn thành");

test.each<[string, string, string]>([
  ["the same export", month(), month()],
  ["a status read by both", month({ status: CANCELLED }), month({ status: CANCELLED })],
  ["a status column without a cancelled line that is gone", month({ status: () => "Hoàn thành" }), month()],
  ["a new column of no meaning", month(), month({ header: "Mã đơn,Ngày bán,Mã KH,Tên hàng,Số lượng,Thành tiền" })],
  ["dates that could be either", month(), month({ day: (n) => `${two((n * 5) % 12 || 12)}/0${1 + (n % 3)}/2024` })],
])("nothing is asked of %s", async (_, base, next) => {
  expect((await asked(base, next)).doubts).toEqual([]);
});

test("a file without the column that told cancelled lines is asked about; the answer leaves it as it is", async () => {
  const { mapping, doubts } = await asked(month({ status: CANCELLED }), month());
  expect(doubts.map(({ note }) => note.code)).toEqual(["note.savedRoleGone"]);
  expect(doubts[0]!.note.text).toContain("“Trạng thái” which lines are no sales (“Đã hủy”)");
  expect(doubts[0]!.answers!.map((each) => each.mapping)).toEqual([mapping]);
});

test("a column of cancelled lines that only the new file has is asked about, and read where that is said", async () => {
  const base = month({ status: () => "" });
  const next = month({ status: CANCELLED });
  const { doubts } = await asked(base, next);
  expect(doubts.map(({ note }) => note.code)).toEqual(["note.rolesUnread"]);
  const { inspection } = await ingest(csv(next), doubts[0]!.answers![0]!.mapping);
  expect(inspection.rejected.cancelled?.count).toBe(1);
  // Also where the column itself is new, and wherever it stands.
  const moved = next.replaceAll(/^(.*),([^,]*)$/gm, "$2,$1");
  expect((await asked(month(), moved)).doubts.map(({ note }) => note.code)).toEqual(["note.rolesUnread"]);
});

test("money of another currency is never offered to be added up as its own", async () => {
  const { mapping, doubts } = await asked(month(), month({ sum: () => "$12.50" }), { currency: "VND" });
  const money = doubts.find(({ note }) => note.code === "note.savedCurrency")!;
  expect(money.answers).toEqual([
    { label: expect.objectContaining({ code: "answer.sameMoney", text: "Its money is VND all the same" }), mapping },
  ]);
});

test("lines beside those that repeat: none where whole days do, many where single lines do", async () => {
  const read = async (text: string) => (await ingest(csv(text), (await sniff(csv(text))).mapping)).lines;
  const { mapping } = await sniff(csv(month()));
  const day = (n: number) => `${two(Math.ceil(n / 4) + 12)}/02/2024`;
  const before = await read(month({ day }));
  const overlap = await read(month({ day: (n) => day(n > 4 ? n : n + 100).replace(/^3\d/, "28") }));
  const repeated = repeatedLines(before, overlap, mapping);
  expect([repeated.length, linesBeside(overlap, repeated)]).toEqual([8, 0]);
  const single = await read(month({ day, sum: (i) => (i % 4 === 0 ? "1000" : "2000") }));
  const some = repeatedLines(before, single, mapping);
  expect([some.length, linesBeside(single, some)]).toEqual([3, 9]);
});
