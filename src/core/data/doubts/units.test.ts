// Quantities with units beside them or in a column of their own, and columns that are left out though their names are sure.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

async function read(text: string, textOnly = false) {
  const { mapping } = await sniff(csv(text));
  const { lines, inspection } = await ingest(csv(text), mapping, { textOnly });
  return { mapping, lines, inspection, codes: inspection.noteSentences!.map(({ code }) => code) };
}

const BILLS = (quantities: readonly string[], column = "Số lượng") =>
  `Số hóa đơn,Ngày,Mã khách hàng,Mã hàng,${column},Thành tiền\n${quantities
    .map((quantity, i) => `${i + 1},${String(13 + (i % 15))}/01/2024,KH${i % 2},SP0${i % 3},"${quantity}",1200000\n`)
    .join("")}`;

describe.each([false, true])("text only: %s", (textOnly) => {
  test("a number with a unit is the number, and the units are told", async () => {
    const { inspection } = await read(BILLS(["12 thùng", "3 thùng", "10 lốc"]), textOnly);
    expect(inspection).toMatchObject({ kept: 3, totals: { quantity: 25 } });
    expect(inspection.notes).toEqual([expect.stringContaining("thùng (2), lốc (1)")]);
  });

  test.each([
    ["glued, with a dot, before the number", ["12pcs", "3 Nos.", "SL 10"], 25],
    ["decimals with a comma", ["1,5 kg", "2,25 kg", "10 kg"], 13.75],
    ["thousands", ["1.200 lon", "1.000.000 lon", "3 lon"], 1_001_203],
    ["some without", ["12", "3", "10 chai"], 25],
    ["in brackets and of two words", ["12 (thùng)", "3 gói nhỏ", "10 gói nhỏ"], 25],
  ])("%s", async (_, quantities, total) => {
    const { inspection } = await read(BILLS(quantities), textOnly);
    expect(inspection).toMatchObject({ kept: 3, totals: { quantity: total } });
  });

  test("a rate for one of something is a price", async () => {
    const text = `Bill,Date,Customer,Product,Quantity,Unit price\n1,2024-01-13,K1,A,2,55000/Nos\n2,2024-01-14,K2,B,3,12000/Kg\n`;
    const { inspection, codes } = await read(text, textOnly);
    expect(inspection.totals.revenue).toBe(146_000);
    expect(codes).toEqual(["note.netOfPrice"]);
  });

  test("a column chosen by hand is read so, too", async () => {
    const text = BILLS(["12 thùng", "3 thùng", "10 lốc"], "zzz");
    const { mapping } = await sniff(csv(text));
    const chosen = { ...mapping, columns: { ...mapping.columns, quantity: 4 } };
    expect((await ingest(csv(text), chosen, { textOnly })).inspection.totals.quantity).toBe(25);
  });
});

test("a product in two units is told, with units beside the number and in a column of their own", async () => {
  expect((await read(BILLS(["12 thùng", "3 lon", "10 lon", "5 lon"]))).inspection.notes[1]).toMatch(
    /1 product is sold .*SP00: thùng, lon/,
  );
  const lines = (second: string) =>
    `Mã HĐ,Ngày bán,Mã KH,Mã hàng,Số lượng,ĐVT,Thành tiền\n1,13/01/2024,K1,A,1,Thùng,10\n2,14/01/2024,K1,A,2,${second},10\n`;
  expect((await read(lines("Lon"))).codes).toEqual(["note.unitsOfProducts"]);
  // Another case or a dot behind it is the same unit.
  expect((await read(lines("thùng."))).codes).toEqual([]);
});

test("one slip among plain numbers is set aside as before", async () => {
  const { inspection, codes } = await read(BILLS([...Array<string>(30).fill("2"), "1O"]));
  expect(inspection).toMatchObject({ kept: 30, rejected: { "unreadable number": { lines: [31] } } });
  expect(codes).toEqual([]);
});

test.each([
  ["Số lượng", "một ít", "note.dropped", /every line counts as quantity 1/],
  ["Quantity", "12:30", "note.dropped", /for example “12:30”/],
])("a column with the name of the %s whose values are no numbers is told", async (column, value, code, sentence) => {
  const { inspection, codes } = await read(BILLS([value, value, value], column));
  expect(codes).toContain(code);
  expect(inspection.notes.join("\n")).toMatch(sentence);
});

test("any whole numbers with any units add up to the same as the numbers alone", async () => {
  const unit = fc.constantFrom("thùng", "lốc", "kg", "pcs", "Nos", "hộp 'lớn'", "ชิ้น", "箱", "ед.");
  const line = fc.record({ quantity: fc.nat(999), unit, space: fc.constantFrom("", " ", "\u00a0") });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), fc.boolean(), async (lines, textOnly) => {
      const text = BILLS(lines.map(({ quantity, unit: name, space }) => `${quantity}${space}${name}`));
      const { inspection } = await read(text, textOnly);
      expect(inspection.kept).toBe(lines.length);
      expect(inspection.totals.quantity).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0));
    }),
    { numRuns: 40 },
  );
});
