// Customers who stand for nobody: told by what they are called and by how they buy, marked, and told; and nobody else.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { isNobody, oddOnesOut } from "../values/nobody.ts";

async function read(text: string, walkIns?: Mapping["walkIns"]) {
  const found = await sniff(csv(text));
  const mapping = { ...found.mapping, ...(walkIns && { walkIns }) };
  const { lines, inspection } = await ingest(csv(text), mapping);
  const notes = (inspection.noteSentences ?? []).filter(({ code }) => /note\.(walkIns|crowd)/.test(code));
  const doubts = found.doubts.filter(({ note }) => /note\.(walkIns|crowd)/.test(note.code));
  return { lines, inspection, notes: notes.map((note) => note.text), doubts };
}

const KIOT = `Mã hóa đơn,Thời gian,Khách hàng,Mã hàng,Số lượng,Giá bán,Thành tiền
HD1,05/01/2024 10:00,Khách lẻ,SP01,1,55000,55000
HD2,17/01/2024 11:00,Khách lẻ,SP02,1,12000,12000
HD3,29/01/2024 12:00,Chị Hoa,SP02,1,12000,12000
HD4,30/01/2024 12:00,khách  lẻ,SP02,1,12000,12000
`;

test("lines of Khách lẻ are of walk-ins, and its spellings are one", async () => {
  const { lines, inspection, notes, doubts } = await read(KIOT);
  expect([...lines.walkIn!]).toEqual([1, 1, 0, 1]);
  expect(inspection).toMatchObject({ walkIns: 3, customers: 2 });
  expect(notes).toEqual([expect.stringContaining("“Khách lẻ” stands for nobody in particular: 3 lines (75")]);
  expect(doubts.map(({ note }) => note.text)).toEqual([expect.stringContaining("on 3 of the first 4 lines")]);
});

test("the user's word goes before the name", async () => {
  const { doubts } = await read(KIOT);
  const [asWalkIn, asCustomer] = doubts[0]!.answers!;
  expect(asWalkIn!.mapping.walkIns).toBeUndefined();
  expect(asCustomer!.mapping.walkIns).toEqual({ unmarked: ["Khách lẻ"] });
  const unmarked = await read(KIOT, asCustomer!.mapping.walkIns);
  expect(unmarked.lines.walkIn).toBeNull();
  expect(unmarked.notes).toEqual([]);
  const marked = await read(KIOT, { marked: ["CHỊ HOA"], unmarked: ["khách lẻ"] });
  expect([...marked.lines.walkIn!]).toEqual([0, 0, 1, 0]);
  expect(marked.notes).toEqual([]);
});

test("the name beside a code, and codes that are unlike all others", async () => {
  const { lines } = await read(`Order ID,Date,Customer ID,Customer Name,Product,Qty
1,2024-01-05,C001,Walk-in Customer,A,1
2,2024-01-06,C002,Anna,A,1
3,2024-01-07,0,,A,1
4,2024-01-08,KL,,A,1
5,2024-01-09,-,,A,1
6,2024-01-10,C003,Ben,A,1
`);
  expect([...lines.walkIn!]).toEqual([1, 0, 1, 1, 1, 0]);
});

test("a column of the file that marks walk-ins keeps its word", async () => {
  const { lines } = await read(`Date,Mã KH,Tên KH,Khách vãng lai,Mã hàng,SL
2024-01-05,K1,Khách lẻ,Không,A,1
2024-01-06,K2,Lan,Có,A,1
2024-01-07,K3,Mai,Không,A,1
`);
  expect([...lines.walkIn!]).toEqual([1, 1, 0]);
});

test("names in several languages stand for nobody", () => {
  for (const name of [
    ...[
      "Khách lẻ",
      "KHÁCH LẺ",
      "khach le",
      "Khách vãng lai",
      "KHLE",
      "Khách lẻ 1",
      "Khách lẻ (CN2)",
      "Khách lẻ - Quầy 3",
    ],
    ...[
      "Guest",
      "WALK-IN",
      "Walk In Customer",
      "cash customer",
      "Cash",
      "Unknown",
      "Consumidor Final",
      "Publico General",
    ],
    ...[
      "Público en general",
      "Laufkundschaft",
      "Client de passage",
      "Cliente Generico",
      "散客",
      "ลูกค้าทั่วไป",
      "-",
      "---",
      "?",
    ],
  ])
    expect([name, isNobody(name)]).toEqual([name, true]);
});

test("names of people and shops stand for somebody", () => {
  for (const name of [
    ...[
      "Khách Lê",
      "Lê Khách",
      "Khách sạn Mường Thanh",
      "Chị Hoa",
      "Johnny Cash",
      "Cash & Carry",
      "Guest House Hoa Sen",
    ],
    ...[
      "Khách lẻ - chị Hoa",
      "Nguyễn Văn Khách",
      "C001",
      "KH00001",
      "0901234567",
      "Mr Unknown Soldier",
      "A",
      "1",
      "John Guest",
    ],
  ])
    expect([name, isNobody(name)]).toEqual([name, false]);
});

test("an odd code is one only where no other is like it", () => {
  expect([...oddOnesOut(["0", "17850", "13047"])]).toEqual([1, 0, 0]);
  expect([...oddOnesOut(["0", "1", "2", "3"])]).toEqual([0, 0, 0, 0]);
  expect([...oddOnesOut(["00000", "17850", "13047"])]).toEqual([1, 0, 0]);
  expect([...oddOnesOut(["00000", "00001", "13047"])]).toEqual([0, 0, 0]);
  expect([...oddOnesOut(["KL", "KH01", "KH02"])]).toEqual([1, 0, 0]);
  expect([...oddOnesOut(["KL", "HN", "DN", "HP"])]).toEqual([0, 0, 0, 0]);
  expect([...oddOnesOut(["0"])]).toEqual([0]);
});

/** Bills of many customers over `days` days; `crowd` has so many a day under one code. */
function shop(crowd: number, days = 20, order = true): string {
  const rows: string[] = [];
  let bill = 0;
  const sell = (day: number, customer: string, hour: number) => {
    const at = `2024-03-${String(day + 1).padStart(2, "0")} ${String(hour).padStart(2, "0")}:30`;
    rows.push(`${order ? `B${++bill}` : ""},${at},${customer},P${bill % 7},1,10`);
  };
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < crowd; i++) sell(day, "KH9", 8 + i);
    for (let i = 0; i < 3; i++) sell(day, `KH${100 + ((day * 3 + i) % 40)}`, 9 + i);
  }
  return `Bill,Date,Customer ID,Product ID,Qty,Amount\n${rows.join("\n")}\n`;
}

test("one code with many bills a day on many days is a doubt with an answer, not marked by itself", async () => {
  for (const text of [shop(6), shop(6, 20, false)]) {
    const { lines, notes, doubts } = await read(text);
    expect(lines.walkIn).toBeNull();
    expect(notes).toEqual([expect.stringContaining("“KH9” has 120 bills (66.")]);
    expect(doubts).toHaveLength(1);
    const marked = await read(text, doubts[0]!.answers![0]!.mapping.walkIns);
    expect(marked.inspection.walkIns).toBe(120);
    expect([marked.notes, marked.doubts.length]).toEqual([[], 1]);
    // Either word is kept with the mapping, and the whole file does not ask again.
    const { mapping } = doubts[0]!.answers![1]!;
    expect(mapping.walkIns).toEqual({ unmarked: ["KH9"] });
    const customer = await read(text, mapping.walkIns);
    expect([customer.inspection.walkIns, customer.notes]).toEqual([0, []]);
  }
});

test("a large customer with a bill a day is none", async () => {
  expect((await read(shop(1))).notes).toEqual([]);
  // Many lines on one bill, as a distributor's large customer has.
  const large = shop(6).replace(/B\d+,(2024-03-\d\d) \d\d:30,KH9/g, "BIG$1,$1 08:30,KH9");
  expect((await read(large)).notes).toEqual([]);
});

test("several threads mark the same lines", async () => {
  const text = `${KIOT}${Array.from({ length: 60 }, (_, i) => `HE${i},0${1 + (i % 9)}/02/2024 10:00,${["Khách lẻ", "An", "KHÁCH LẺ", "Bình"][i % 4]},SP01,1,10,10`).join("\n")}\n`;
  const { mapping } = await sniff(csv(text));
  const { from, threads, chunks } = divisible(text, 2);
  const divided = await ingest(from, mapping, { threads });
  const whole = await ingest(csv(text), mapping, { textOnly: true });
  expect(chunks()).toBeGreaterThan(0);
  expect(divided.lines).toEqual(whole.lines);
  expect(divided.inspection.notes).toEqual(whole.inspection.notes);
  expect(divided.inspection.walkIns).toBe(33);
});
