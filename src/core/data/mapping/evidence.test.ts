// The sentence beside each choice of how a file is read, and files read with a choice instead of what the bytes say.

import { expect, test } from "vitest";
import type { SniffOptions } from "../dialect/headTable.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { ReadingEvidence } from "../ingest/inspection.ts";
import { csv, encode, source } from "../testing/testFiles.ts";

async function said(text: string, options: SniffOptions = {}): Promise<Record<keyof ReadingEvidence, string>> {
  const { evidence } = await sniff(csv(text), options);
  return Object.fromEntries(Object.entries(evidence).map(([name, sentence]) => [name, sentence.text])) as never;
}

const SHOP = "Mã KH;Ngày;Mã hàng;SL;Thành tiền\nK1;05/01/2024;P1;2;1.234,5\nK2;31/01/2024;P2;1;14.000\n";

test("what the bytes and values of a file say stands beside each choice", async () => {
  expect(await said(SHOP)).toEqual({
    encoding: "All letters beyond ASCII are valid UTF-8.",
    delimiter: "It divides 2 of the first 2 lines into 5 columns.",
    header: "The first line names the columns.",
    decimal: "Values that can only be written so: 1, for example 1.234,5.",
    date: "100% of the dates are written so; 31/01/2024 can only be read so.",
    currency: "The columns have Vietnamese names.",
  });
});

test("what a file leaves open is said", async () => {
  const open = await said("Mã KH,Ngày,Mã hàng,Thành tiền\nK1,05/01/2024,P1,14.000\nK2,05/01/2024,P2,9.800\n");
  expect(open.date).toMatch(
    /cannot tell day and month apart \(05\/01\/2024\)\. Why this order: this is usual in Vietnam/,
  );
  expect(open.decimal).toBe("No value decides it; 14.000 is taken for 14000.");
  const bare = await said("customer,date,product,quantity\nA,2024-01-05,X,1\nB,2024-01-06,Y,2\n");
  expect(bare.encoding).toMatch(/plain ASCII/);
  expect(bare.decimal).toMatch(/no mark/);
  expect(bare.date).toBe("100% of the dates are written so, for example 2024-01-05.");
});

test("columns that use the other decimal sign are named", async () => {
  const { decimal } = await said(
    'customer,date,product,quantity,price,revenue\nA,2024-01-05,X,"1,5",2.50,3.75\nB,2024-01-06,Y,"2,5",3.20,8.00\n',
  );
  expect(decimal).toBe(
    "Values that can only be written so: 4, for example 2.50. quantity: the other sign, as their values show.",
  );
});

test("an encoding chosen by hand is used for head, preview and reading, and the bytes' own word is kept", async () => {
  const file = source(encode(SHOP, "utf-8"));
  const found = await sniff(file, { encoding: "windows-1252" });
  expect(found.evidence.encoding.text).toBe("Chosen by you; the bytes say utf-8.");
  expect(found.mapping.header[1]).toBe("NgÃ\u00a0y");
  expect(found.mapping.dialect).toEqual({ encoding: "windows-1252" });
  const back = await sniff(file, { encoding: "utf-8" });
  expect(back.mapping.header[1]).toBe("Ngày");
  const { inspection } = await ingest(file, back.mapping);
  expect(inspection.dialect.encoding).toBe("utf-8");
  expect(inspection.totals.revenue).toBe(15234.5);
});

test("another line can be the header: what stands above it is not read", async () => {
  const text = `Tháng,Chi nhánh,Người lập,Ngày lập,Số\n1,HN,Lan,01/02/2024,7\n${SHOP.replace("1.234,5", "1234.5").replaceAll(";", ",")}`;
  const told = await sniff(csv(text));
  expect(told.above).toBe(0);
  expect(told.beginnings[2]).toBe("Mã KH · Ngày · Mã hàng · SL · Thành tiền");
  const chosen = await sniff(csv(text), { above: 2 });
  expect(chosen.mapping.header).toEqual(["Mã KH", "Ngày", "Mã hàng", "SL", "Thành tiền"]);
  expect(chosen.mapping.dialect).toEqual({ above: 2 });
  expect(chosen.evidence.header.text).toBe("Chosen by you.");
  for (const textOnly of [true, false]) {
    const { inspection } = await ingest(csv(text), chosen.mapping, { textOnly });
    expect(inspection).toMatchObject({ rows: 2, kept: 2, first: "2024-01-05T00:00:00" });
  }
});

test("a line that cannot be the header is refused in a sentence", async () => {
  await expect(sniff(csv(`title\n${SHOP}`), { above: 0 })).rejects.toThrow(/Line 1 cannot be the header/);
  await expect(sniff(csv(SHOP), { above: 12 })).rejects.toThrow(/Line 13 cannot be the header/);
});

test("packed bytes without a zero are no text either", async () => {
  const noise = Uint8Array.from({ length: 50_000 }, (_, i) => Math.imul(i + 7, 2_654_435_761) >>> 24 || 7);
  await expect(sniff(source(noise))).rejects.toThrow(/no text file: \d+% of its first bytes are control characters/);
  // A tab-separated file with a stray control character is text.
  expect((await sniff(csv("customer\tdate\tproduct\nA\u0001\t2024-01-05\tX\n"))).dialect.delimiter).toBe("\t");
});

test("a file in which no line has the header's columns says so", async () => {
  const open = Array.from({ length: 40 }, (_, i) => `C${i},"P${i},2024-01-05,2,100`).join("\n");
  await expect(sniff(csv(`customer,product,date,quantity,revenue\n${open}\n`))).rejects.toThrow(
    /None of the first \d+ lines has the 5 columns of the header.*quotes/,
  );
});
