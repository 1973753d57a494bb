// Lines that are no sales: set aside by what a column says of them, counted, kept on request; the same by every reader.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { withGiftTargets } from "../roles/editRoles.ts";
import { LINE_ROLES, type LineRole } from "../roles/lineRole.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";
import type { Inspection } from "./inspection.ts";

async function read(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { mapping } = await sniff(csv(text));
  return ingest(csv(text), change(mapping));
}

const counts = ({ rejected }: Inspection) =>
  Object.fromEntries(Object.entries(rejected).map(([rule, { count, lines }]) => [rule, [count, lines]]));

const MARKETPLACE = `Mã đơn hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Người Mua,SKU sản phẩm,Số lượng,Tổng giá bán (sản phẩm)
S1,2024-01-05 10:11,Hoàn thành,mai,TS,2,100000
S2,2024-01-09 11:00,Đã hủy,long,TS,1,50000
S3,2024-02-01 12:00,Hoàn thành,mai,CF,1,80000
S4,2024-02-03 12:00,Đã hủy,long,CF,3,240000
`;

describe("a column that says what a line is", () => {
  test("cancelled lines of a marketplace are no purchases", async () => {
    const { lines, inspection } = await read(MARKETPLACE);
    expect(inspection).toMatchObject({ rows: 4, kept: 2, customers: 1, totals: { revenue: 180_000, quantity: 3 } });
    expect(counts(inspection)).toEqual({ cancelled: [2, [2, 4]] });
    expect(inspection.rejected.cancelled?.values).toEqual(["Đã hủy", "Đã hủy"]);
    expect(lines.customer.values).toEqual(["mai"]);
    expect(inspection.notes).toEqual([]);
    expect(inspection.roles).toEqual([
      {
        header: "Trạng Thái Đơn Hàng",
        values: [
          { value: "Hoàn thành", role: "sale", count: 2 },
          { value: "Đã hủy", role: "cancelled", count: 2 },
        ],
      },
    ]);
  });

  test("cancelled lines are kept on request", async () => {
    const keep = (mapping: Mapping): Mapping => ({
      ...mapping,
      roles: { ...mapping.roles!, keep: ["promotion", "cancelled"] },
    });
    const { inspection } = await read(MARKETPLACE, keep);
    expect(inspection).toMatchObject({ kept: 4, rejected: {}, totals: { revenue: 470_000 } });
  });

  const refunds = `Date,Receipt type,Customer,SKU,Quantity,Net sales
2024-01-05,Sale,an,A,1,100
2024-01-06,Sale,binh,B,2,150
2024-01-09,Refund,an,A,1,45
`;
  test("a refund with positive amounts is a return", async () => {
    const { inspection } = await read(refunds);
    expect(inspection).toMatchObject({ returns: 1, kept: 2, totals: { revenue: 250, quantity: 3 } });
    expect(counts(inspection)).toEqual({ "return by type": [1, [3]] });
  });

  test("a refund that is kept counts against what was sold", async () => {
    const { lines, inspection } = await read(refunds, (mapping) => ({ ...mapping, keepReturns: true }));
    expect(inspection).toMatchObject({ returns: 1, kept: 3, totals: { revenue: 205, quantity: 2 } });
    expect([...lines.quantity]).toEqual([1, 2, -1]);
    expect([...lines.revenue]).toEqual([100, 150, -45]);
  });

  test("views and carts, charges, notes of credit", async () => {
    const events = `event_time,event_type,product_id,user_id,price
2024-01-05 10:00:00,view,P1,U1,10
2024-01-05 10:01:00,cart,P1,U1,10
2024-01-05 10:02:00,purchase,P1,U1,10
2024-01-06 10:00:00,view,P2,U2,20
`;
    expect((await read(events)).inspection).toMatchObject({ kept: 1, totals: { revenue: 10 } });
    const charges = `order_id,date,customer,line_type,sku,qty,amount
1,2024-01-05,an,product,A,1,100
1,2024-01-05,an,shipping,,1,30
1,2024-01-05,an,tax,,1,10
2,2024-01-06,binh,product,B,1,50
`;
    const read2 = await read(charges);
    expect(read2.inspection).toMatchObject({ kept: 2, totals: { revenue: 150 } });
    expect(counts(read2.inspection)).toEqual({ "no product": [2, [2, 3]] });
    const vouchers = `Date,Voucher Type,Voucher No,Party,Item,Qty,Amount
05/01/2024,Sales,1,an,A,2,200
17/01/2024,Credit Note,C1,an,A,1,100
29/01/2024,Sales,2,binh,B,1,50
`;
    const tally = await read(vouchers, (mapping) => ({
      ...mapping,
      columns: { ...mapping.columns, customer: 3, product: 4 },
    }));
    expect(tally.inspection).toMatchObject({ returns: 1, totals: { revenue: 250, quantity: 3 } });
  });

  test("gifts stay and are told, flagged where they are no targets; left out they are set aside", async () => {
    const text = `MÃ KHÁCH HÀNG,NGÀY TẠO ĐƠN BÁN,MÃ SẢN PHẨM ĐƠN BÁN,LOẠI SẢN PHẨM,SỐ LƯỢNG ĐƠN BÁN,THÀNH TIỀN ĐƠN BÁN
K1,05/01/2024,A,Bán,10,500
K1,05/01/2024,B,Khuyến mãi,1,0
K2,17/01/2024,A,Bán,2,100
`;
    const kept = await read(text);
    expect(kept.inspection).toMatchObject({ kept: 3, mapping: { columns: { category: 3 } } });
    expect(kept.lines.promotion).toBeNull();
    expect(kept.inspection.noteSentences?.map(({ code }) => code)).toContain("note.gifts");
    const known = await read(text, (mapping) => withGiftTargets(mapping, false));
    expect([...known.lines.promotion!]).toEqual([0, 1, 0]);
    expect(known.inspection.noteSentences?.map(({ code }) => code)).toContain("note.giftsKnown");
    const left = await read(text, (mapping) => ({ ...mapping, roles: { ...mapping.roles!, keep: [] } }));
    expect(counts(left.inspection)).toEqual({ gift: [1, [2]] });
    expect(left.lines.promotion).toBeNull();
  });

  test("signs alone say that lines are returns, as before", async () => {
    const text = `InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,UnitPrice
1,2024-01-05,17850,A,6,2.5
C2,2024-01-06,17850,A,-6,2.5
`;
    const { inspection } = await read(text);
    expect(inspection.mapping.roles).toBeUndefined();
    expect(counts(inspection)).toEqual({ return: [1, [2]] });
  });
});

describe("values below the first lines", () => {
  const head = "order,date,customer,sku,qty,amount,status\n";
  const line = (i: number, status: string) =>
    `${i},2024-01-${String(1 + (i % 28)).padStart(2, "0")},C${i % 7},P,1,10,${status}\n`;
  const text = (late: string[]) =>
    head + Array.from({ length: 4500 + late.length }, (_, i) => line(i, late[i - 4500] ?? "Completed")).join("");

  test("are told from their words and noted", async () => {
    const { inspection } = await read(text(["Cancelled", "Cancelled", "Zzz"]));
    expect(inspection).toMatchObject({ kept: 4501, rejected: { cancelled: { count: 2, lines: [4501, 4502] } } });
    expect(inspection.notes).toHaveLength(2);
    expect(inspection.noteSentences).toMatchObject([
      { code: "note.roleFurther", values: { value: "Cancelled", count: 2, role: { code: "role.cancelled" } } },
      { code: "note.roleFurther", values: { value: "Zzz", count: 1, role: { code: "role.sale" } } },
    ]);
  });
});

describe("questions", () => {
  const text = `order,date,customer,sku,qty,amount,Trạng thái
1,2024-01-05,A,P,1,10,K1
2,2024-01-06,B,P,1,10,K2
`;
  test("unknown words of a state are asked about, and an answer settles it", async () => {
    const { doubts, mapping } = await sniff(csv(text));
    const doubt = doubts.find(({ note }) => note.code === "note.roleUnknown")!;
    expect(doubt.columns).toEqual([6]);
    expect(doubt.note.text).toContain("“K1” (1), “K2” (1)");
    expect(mapping.roles).toBeUndefined();
    const { inspection } = await ingest(csv(text), doubt.answers![0]!.mapping);
    expect(inspection.notes).toEqual([]);
    expect(inspection.kept).toBe(2);
  });

  test("a mapping that knows no roles is told of a column that has them", async () => {
    const { mapping } = await sniff(csv(MARKETPLACE));
    const { roles: _, ...old } = mapping;
    const { inspection } = await ingest(csv(MARKETPLACE), old);
    expect(inspection.kept).toBe(4);
    expect(inspection.noteSentences).toMatchObject([{ code: "note.rolesUnread", values: { count: 2, lines: 4 } }]);
    const removed = await ingest(csv(MARKETPLACE), { ...old, roles: { columns: [], keep: [] } });
    expect(removed.inspection.notes).toEqual([]);
  });
});

describe("a mapping of another file", () => {
  test("finds its role columns by their names, and tells unknown values from their words", async () => {
    const { mapping } = await sniff(csv(MARKETPLACE));
    const other = `Trạng Thái Đơn Hàng,Mã đơn hàng,Ngày đặt hàng,Người Mua,SKU sản phẩm,Số lượng,Tổng giá bán (sản phẩm)
Hoàn thành,T1,2024-03-05 10:11,mai,TS,2,100000
Trả hàng/Hoàn tiền,T2,2024-03-09 11:00,long,TS,1,50000
`;
    const { inspection } = await ingest(csv(other), mapping);
    expect(counts(inspection)).toEqual({ "return by type": [1, [2]] });
    expect(inspection.mapping.roles?.columns[0]?.column).toBe(0);
    const without = other.replaceAll(/^[^,]+,/gm, "");
    expect((await ingest(csv(without), mapping)).inspection.kept).toBe(2);
  });
});

/** What is right, line by line and by the book: the role that comes last among those not kept sets a line aside. */
function slow(lines: readonly { roles: LineRole[]; quantity: number }[], kept: readonly LineRole[]) {
  const aside = lines.map(({ roles }) => LINE_ROLES.findLast((role) => roles.includes(role) && !kept.includes(role)));
  return lines.flatMap(({ roles, quantity }, i) =>
    aside[i] ? [] : [{ line: i + 1, quantity: roles.includes("return") ? -quantity : quantity }],
  );
}

test("any roles in two columns, any of them kept, read by every reader and in parts", async () => {
  const names: Record<string, LineRole> = {
    ...{ ok: "sale", "": "sale", Tặng: "promotion", "chờ xác nhận": "unconfirmed", "Trả hàng": "return" },
    ...{ huy: "cancelled", "phí ship": "no-product", view: "no-purchase" },
  };
  const value = fc.constantFrom(...Object.keys(names));
  const line = fc.record({ a: value, b: value, quantity: fc.integer({ min: 1, max: 9 }) });
  const keep = fc.subarray(["promotion", "unconfirmed", "cancelled", "no-product", "no-purchase"] as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 4, maxLength: 40 }),
      keep,
      fc.boolean(),
      async (lines, kept, returns) => {
        const text = `customer,product,date,qty,s1,s2\n${lines
          .map(({ a, b, quantity }, i) => `C${i % 3},P${i % 2},2024-01-05,${quantity},${a},${b}\n`)
          .join("")}`;
        const values = Object.entries(names).map(([each, role]) => ({ value: each, role }));
        const mapping: Mapping = {
          header: ["customer", "product", "date", "qty", "s1", "s2"],
          columns: { customer: 0, product: 1, date: 2, quantity: 3 },
          ...{ dateFormat: "iso", decimal: ".", discountKind: "amount", keepReturns: returns, currency: "" },
          roles: { columns: [4, 5].map((column) => ({ column, values })), keep: kept },
        };
        const right = slow(
          lines.map(({ a, b, quantity }) => ({ roles: [names[a]!, names[b]!], quantity })),
          [...kept, "sale", ...(returns ? (["return"] as const) : [])],
        );
        for (const how of ["bytes", "text", "threads"] as const) {
          const { from, threads } = divisible(text, 3);
          const reading = ingest(from, mapping, { textOnly: how === "text", ...(how === "threads" && { threads }) });
          if (right.length === 0) await expect(reading).rejects.toThrow(/None of the/);
          else {
            const { lines: read, inspection } = await reading;
            expect([...read.line].map((each, i) => ({ line: each, quantity: read.quantity[i]! }))).toEqual(right);
            const rejected = Object.values(inspection.rejected).reduce((sum, { count }) => sum + count, 0);
            expect(rejected).toBe(lines.length - right.length);
            const told = Object.fromEntries(inspection.roles![1]!.values.map((each) => [each.value, each.count]));
            const wanted: Record<string, number> = {};
            for (const { b } of lines) wanted[b] = (wanted[b] ?? 0) + 1;
            expect(told).toEqual(wanted);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
