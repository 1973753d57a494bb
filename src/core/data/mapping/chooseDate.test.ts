// The day of the sale among other dates: told by names that are no sale, by what varies within a customer, a product and
// the file, and by the order of the lines; what stays open is said.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

async function dateOf(text: string) {
  const { mapping, columns, notes } = await sniff(csv(text));
  const { date } = mapping.columns;
  return {
    date: date === undefined ? null : mapping.header[date],
    notes: notes.filter((note) => /date|day/i.test(note) && !/revenue|day and month/.test(note)),
    reason: (header: string) => columns.find((column) => column.header === header)?.reason,
  };
}

test("a date that is the same on all lines of a customer is the customer's", async () => {
  const text = `customer_id,dob,created_date,transaction_id,transaction_date,product_code,amount
C32,1975-05-15,2020-03-09,T1,2023-10-15,P5,1043.87
C75,1965-11-06,2020-07-31,T2,2023-07-24,P6,26.63
C32,1975-05-15,2020-03-09,T3,2023-12-02,P6,26.63
C75,1965-11-06,2020-07-31,T4,2023-12-05,P5,1043.87
`;
  const told = await dateOf(text);
  expect(told).toMatchObject({ date: "transaction_date", notes: [] });
  expect(told.reason("dob")).toBe("not used: it is a date of birth, not the date of the sale");
  expect(told.reason("created_date")).toMatch(/same on all lines of a customer/);
  const { mapping } = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), mapping);
  expect(inspection).toMatchObject({ first: "2023-07-24T00:00:00", last: "2023-12-05T00:00:00" });
});

test("a birthday is no sale, wherever it stands", async () => {
  const told = await dateOf(`Mã phiếu,Thời điểm bán,Mã khách,Ngày sinh,Mã hàng,Thành tiền
P1,05/01/2024 10:00,K1,01/02/1984,A,10000
P2,06/01/2024 11:00,K2,13/05/1991,B,20000
P3,07/01/2024 12:00,K1,01/02/1984,B,20000
`);
  expect(told).toMatchObject({ date: "Thời điểm bán", notes: [] });
});

test.each([
  ["Ngày sinh", /birth/],
  ["NGAY SINH", /birth/],
  ["Date of birth", /birth/],
  ["birthdate", /birth/],
  ["Ngày đăng ký", /customer/],
  ["registered_at", /customer/],
  ["Joined date", /customer/],
  ["Hạn sử dụng", /expires/],
  ["Expiry Date", /expires/],
  ["Ngày hết hạn", /expires/],
  ["Ngày huỷ", /cancellation/],
  ["Cancelled at", /cancellation/],
  ["Cập nhật lần cuối", /change/],
  ["Last modified", /change/],
  ["updated_at", /change/],
  ["Ngày thanh toán", /payment/],
  ["Paid at", /payment/],
  ["Ngày in", /printout/],
])("%s is another date, though it comes first and the other's name is unknown", async (header, reason) => {
  const told = await dateOf(`${header},customer,wann,product,revenue
2023-03-01,A,2024-01-05,X,10
2023-04-01,B,2024-01-06,Y,20
2023-05-02,A,2024-01-09,Y,20
2023-04-03,B,2024-01-12,X,10
`);
  expect(told).toMatchObject({ date: "wann", notes: [] });
  expect(told.reason(header)).toMatch(reason);
});

test.each(["Ngày phát sinh", "Ngày giao dịch", "Ngày in hóa đơn bán"])("%s alone is read", async (header) => {
  expect((await dateOf(`${header},customer,product,revenue\n05/01/2024,A,X,10\n16/01/2024,B,Y,20\n`)).date).toBe(
    header,
  );
});

test("where a payment's date is the only one, it is read and said", async () => {
  const told = await dateOf("Paid date,customer,product,revenue\n2024-01-05,A,X,10\n2024-01-06,B,Y,20\n");
  expect(told.date).toBe("Paid date");
  expect(told.notes).toEqual([
    expect.stringMatching(/“Paid date” \(2024-01-05\): by its name it is the date of the payment/),
  ]);
  const birth = await dateOf("Ngày sinh,customer,product,revenue\n01/02/1984,A,X,10\n13/05/1991,B,Y,20\n");
  expect(birth.date).toBeNull();
  expect(birth.notes).toEqual([expect.stringMatching(/No column looks like the date/)]);
});

test("a date of the product and one of the whole file are no date of the sale, though their names are dates", async () => {
  const told = await dateOf(`Date A,Date B,customer,Date C,product,revenue
2022-01-01,2024-02-01,A,2024-01-05,X,10
2022-05-01,2024-02-01,B,2024-01-04,Y,20
2022-01-01,2024-02-01,B,2024-01-09,X,20
2022-05-01,2024-02-01,A,2024-01-12,Y,10
`);
  expect(told).toMatchObject({ date: "Date C", notes: [] });
  expect(told.reason("Date A")).toMatch(/same on all lines of a product/);
  expect(told.reason("Date B")).toMatch(/same on every line/);
});

test("of two names alike, the one that rises down the file is the sale's", async () => {
  const told = await dateOf(`Date A,Date B,customer,product,revenue
2023-05-01,2024-01-04,A,X,10
2023-01-09,2024-01-05,B,Y,20
2023-07-02,2024-01-09,A,Y,20
2023-02-11,2024-01-12,B,X,10
2023-08-11,2024-01-13,C,X,10
`);
  expect(told.date).toBe("Date B");
});

test("two dates that nothing tells apart are a note with both names, values and lines", async () => {
  const text = `Ngày chứng từ,Ngày hạch toán,Mã KH,Mã hàng,Thành tiền
05/01/2024,05/01/2024,K1,A,10000
16/01/2024,17/01/2024,K2,B,20000
17/01/2024,17/01/2024,K1,B,20000
`;
  const told = await dateOf(text);
  expect(told.date).toBe("Ngày chứng từ");
  expect(told.notes).toEqual([
    expect.stringMatching(
      /“Ngày chứng từ” \(16\/01\/2024\) is read, “Ngày hạch toán” \(17\/01\/2024\) is not\. They are different days on 1 of the first 3 lines/,
    ),
  ]);
  const { mapping } = await sniff(csv(text));
  expect((await ingest(csv(text), mapping)).inspection.notes).toEqual(told.notes);
  const chosen = { ...mapping, columns: { ...mapping.columns, date: 1 } };
  expect((await ingest(csv(text), chosen)).inspection.notes.filter((note) => /Two columns/.test(note))).toEqual([]);
  expect((await dateOf(text.replace("17/01/2024,K2", "16/01/2024,K2"))).notes).toEqual([]);
});

test("one date that never differs within a customer is doubted", async () => {
  const lines = Array.from({ length: 12 }, (_, i) => `K${i % 6},D${i},2024-01-${10 + (i % 6)},P${i % 3},10`);
  const told = await dateOf(`customer,order,created_date,product,revenue\n${lines.join("\n")}\n`);
  expect(told.date).toBe("created_date");
  expect(told.notes).toEqual([expect.stringMatching(/for all 6 customers with several visits/)]);
});

test("whatever the columns' order and names without meaning, the date that varies within customers is found", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(["b", "s", "m", "c", "p", "r"], { minLength: 6 }),
      fc.integer({ min: 3, max: 9 }),
      fc.constantFrom("iso", "dmy"),
      async (order, customers, form) => {
        const names: Record<string, string> = { b: "d1", s: "d2", m: "d3", c: "customer", p: "product", r: "revenue" };
        const day = (n: number) => {
          const [y, m, d] = new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10).split("-");
          return form === "iso" ? `${y}-${m}-${d}` : `${d}/${m}/${y}`;
        };
        const lines = Array.from({ length: customers * 4 }, (_, i) => {
          const customer = (i * 7) % customers;
          const cells: Record<string, string> = {
            b: day(13 * customer),
            s: day(500 + i),
            m: day(900),
            c: `C${customer}`,
            p: `P${i % 5}`,
            r: `${i}.5`,
          };
          return order.map((key) => cells[key]).join(",");
        });
        const text = `${order.map((key) => names[key]).join(",")}\n${lines.join("\n")}\n`;
        expect((await dateOf(text)).date).toBe("d2");
      },
    ),
    { numRuns: 40 },
  );
});
