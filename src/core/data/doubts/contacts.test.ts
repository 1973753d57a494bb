// Customers told by a telephone number or an e-mail address where there is no code.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Coded } from "../lines/saleLines.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { emailText, phoneText } from "../values/contacts.ts";

async function read(text: string) {
  const { mapping, columns } = await sniff(csv(text));
  const { lines, inspection } = await ingest(csv(text), mapping);
  const notes = (inspection.noteSentences ?? []).filter(({ code }) => /sharedNames|noContact/.test(code));
  return { lines, inspection, columns, mapping, notes: notes.map((note) => note.text) };
}

const texts = ({ codes, values }: Coded) => [...codes].map((code) => values[code]);

test("one number in many writings", () => {
  for (const written of [
    ...["0901234567", "901234567", "84901234567", "+84901234567", "+84 901 234 567", "0084901234567", "901234567.0"],
    ...[
      "0901.234.567",
      "(090) 123-4567",
      "'0901234567",
      "+84 (0)901234567",
      "ĐT: 0901234567",
      "0901234567 / 0912345678",
    ],
  ])
    expect([written, phoneText(written)]).toEqual([written, "0901234567"]);
  expect(["(212) 555-0134", "+1 212 555 0134", "12125550134"].map(phoneText)).toEqual(Array(3).fill("2125550134"));
  expect(["+49 170 1234567", "0170 1234567"].map(phoneText)).toEqual(["01701234567", "01701234567"]);
  expect(
    ["0000000000", "0123456789", "1111111111", "", "-", "0", "iPhone 12", "9.01E+08", "an@x.vn", "12"].map(phoneText),
  ).toEqual(Array(10).fill(""));
  expect([" An@X.vn ", "an", "a@b", "a b@c.d"].map(emailText)).toEqual(["an@x.vn", "", "", ""]);
});

const SHOP = `Mã đơn,Ngày bán,Tên khách hàng,Số điện thoại,Mã hàng,SL,Thành tiền
D1,05/01/2024,Nguyễn Văn An,0901234567,A,1,10
D2,17/01/2024,Nguyễn Văn An,0912345678,A,1,10
D3,29/01/2024,nguyen van an,+84 901 234 567,B,1,10
D4,30/01/2024,Chị Hoa,,B,1,10
D5,30/01/2024,chị hoa,0000000000,B,1,10
D6,31/01/2024,Khách lẻ,,B,1,10
D7,31/01/2024,Khách lẻ,901234567.0,B,1,10
`;

test("the number parts and joins customers, the name shows who it is and stands in", async () => {
  const { lines, inspection, notes } = await read(SHOP);
  expect(texts(lines.customer)).toEqual([
    ...["0901234567", "0912345678", "0901234567", "Chị Hoa", "Chị Hoa", "Khách lẻ", "0901234567"],
  ]);
  expect(lines.customerNames).toEqual(["Nguyễn Văn An", "Nguyễn Văn An", "Chị Hoa", "Khách lẻ"]);
  expect([...lines.walkIn!]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  expect(inspection).toMatchObject({ kept: 7, customers: 4 });
  expect(notes).toEqual([
    expect.stringContaining("1 name stands for several numbers"),
    expect.stringContaining("is blank or no number on 3 lines"),
  ]);
});

test("a file with a telephone number alone is read", async () => {
  const { lines } = await read(
    "Date,Phone,Product,Qty\n2024-01-05,0901234567,A,1\n2024-01-06,84901234567,B,1\n2024-01-07,0912345678,B,1\n",
  );
  expect(texts(lines.customer)).toEqual(["0901234567", "0901234567", "0912345678"]);
});

test("an e-mail address joins whatever its capitals, and the name stands in where it is blank", async () => {
  const { lines } = await read(`Order,Date,Customer Name,Email,SKU,Qty
1,2024-01-05,An,An@Example.com,A,1
2,2024-01-06,An Nguyen,an@example.com,B,1
3,2024-01-07,Binh,,B,1
`);
  expect(texts(lines.customer)).toEqual(["an@example.com", "an@example.com", "Binh"]);
});

test("where a code exists the number is only held against it, unless all its values stand for nobody", async () => {
  const coded = await read(SHOP.replaceAll(/^(D\d),/gm, "$1,K1,").replace("Mã đơn,", "Mã đơn,Mã KH,"));
  expect(coded.lines.customer.values).toEqual(["K1"]);
  expect(coded.columns.find(({ header }) => header === "Số điện thoại")?.reason).toBe(
    "a telephone number, held against the customers' codes",
  );
  expect(coded.notes).toEqual([]);
  const walkIns = await read(SHOP.replaceAll(/^(D\d),/gm, "$1,KHLE,").replace("Mã đơn,", "Mã đơn,Mã KH,"));
  expect(walkIns.lines.customer.values).toEqual(["0901234567", "0912345678", "Chị Hoa", "Khách lẻ"]);
});

test("numbers that are no customer's do not tell customers", async () => {
  const staff = await read(
    "Date,Tên khách hàng,SĐT nhân viên,Mã hàng,SL\n2024-01-05,An,0901234567,A,1\n2024-01-06,An,0912345678,B,1\n",
  );
  expect(staff.lines.customer.values).toEqual(["An"]);
  const goods = await read(
    "Date,Customer Name,Phone,Qty,Product\n2024-01-05,An,iPhone 12,1,A\n2024-01-06,An,Galaxy S9,1,B\n",
  );
  expect(goods.lines.customer.values).toEqual(["An"]);
});

test("numbers in any writing read alike by bytes, as text and in several threads", async () => {
  const number = fc.constantFrom(
    "0901234567",
    "84901234567",
    "901234567.0",
    "+84 912 345 678",
    "0912345678",
    "",
    "0",
    "9.01E+08",
    "null",
  );
  const name = fc.constantFrom("An", "AN", "Bình", "Bình", "", "Khách lẻ", "0901234567");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(number, name), { minLength: 2, maxLength: 60 }), async (lines) => {
      const text = `order,date,name,phone,product\n${lines.map(([phone, who], i) => `o${i},2024-01-05,${who},${phone},p`).join("\n")}\n`;
      const mapping = {
        header: ["order", "date", "name", "phone", "product"],
        columns: { order: 0, date: 1, customerName: 2, phone: 3, product: 4 },
        ...({ dateFormat: "iso", decimal: ".", discountKind: "amount", keepReturns: false } as const),
      };
      const outcome = async (run: Promise<Awaited<ReturnType<typeof ingest>>>) =>
        run.then(
          ({ lines: found, inspection: { notes, rejected } }) => ({ found, notes, rejected }),
          (error) => String(error),
        );
      const { from, threads } = divisible(text, 2);
      const byText = await outcome(ingest(csv(text), mapping, { textOnly: true }));
      expect(await outcome(ingest(csv(text), mapping))).toEqual(byText);
      expect(await outcome(ingest(from, mapping, { threads }))).toEqual(byText);
    }),
    { numRuns: 60 },
  );
});

/** 60 orders of 20 customers; `who` tells code, name and number of an order's customer. */
function coded(who: (customer: number, order: number) => [code: string, name: string, phone: string]): string {
  const rows = Array.from({ length: 60 }, (_, order) => {
    const day = String(1 + (order % 28)).padStart(2, "0");
    return [`D${order}`, `${day}/01/2024`, ...who(order % 20, order), "SP1", 1, 10].join(",");
  });
  return ["Mã đơn,Ngày bán,Mã KH,Tên khách hàng,Số điện thoại,Mã hàng,SL,Thành tiền", ...rows].join("\n");
}

const NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cúc", "Phạm Minh Dũng", "Đỗ Thu Giang", "Vũ Hải Yến"];
const phoneOf = (customer: number) => `09${String(12_345_678 + 7 * customer)}`;

async function contradictionsIn(text: string) {
  const { mapping } = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), mapping);
  const found = (inspection.noteSentences ?? []).filter(({ code }) => /phoneOfCodes|phonesOfCode/.test(code));
  return { found: found.map(({ code, values }) => ({ code, values })), customers: inspection.customers };
}

test("one number under several codes is told, with how many of them have other names", async () => {
  const { found, customers } = await contradictionsIn(
    coded((c) => [
      `K${c}`,
      c === 7 ? NAMES[2]! : NAMES[c % 2 === 0 ? 0 : 1]!,
      phoneOf(c === 7 || c === 8 ? 6 : c === 11 ? 9 : c),
    ]),
  );
  expect(customers).toBe(20);
  expect(found).toEqual([
    {
      code: "note.phoneOfCodes",
      values: {
        ...{ column: "Số điện thoại", codes: "Mã KH", count: 2, of: 17, others: 1, phone: phoneOf(6) },
        sample: "“K6”, “K7”, “K8”",
      },
    },
  ]);
});

test("one code with several numbers is told, with how many of them have other names", async () => {
  const { found } = await contradictionsIn(
    coded((c, order) => [`K${c}`, NAMES[c === 3 ? order % 3 : 4]!, phoneOf(c === 3 || c === 5 ? 100 + order : c)]),
  );
  expect(found).toEqual([
    {
      code: "note.phonesOfCode",
      values: {
        ...{ column: "Số điện thoại", codes: "Mã KH", count: 2, of: 20, others: 1, code: "K3" },
        sample: `“${phoneOf(103)}”, “${phoneOf(123)}”, “${phoneOf(143)}”`,
      },
    },
  ]);
});

test("a number a customer, another writing of it, one new number, blanks and walk-ins contradict nothing", async () => {
  const writings = [
    (phone: string) => phone,
    (phone: string) => phone.slice(1),
    (phone: string) => `84${phone.slice(1)}`,
  ];
  for (const text of [
    coded((c, order) => [`K${c}`, NAMES[c % 6]!, writings[order % 3]!(phoneOf(c))]),
    coded((c, order) => [`K${c}`, NAMES[c % 6]!, phoneOf(c === 4 && order > 30 ? 99 : c)]),
    coded((c) => [`K${c}`, NAMES[c % 6]!, c < 10 ? "" : phoneOf(c)]),
    coded((c, order) =>
      c < 4 ? ["KHLE", "Khách lẻ", phoneOf(order % 2 ? 10 : order)] : [`K${c}`, NAMES[c % 6]!, phoneOf(c)],
    ),
  ])
    expect((await contradictionsIn(text)).found).toEqual([]);
});

test("names and numbers beside codes are found alike by bytes, as text and in several threads", async () => {
  const line = fc.tuple(
    fc.constantFrom("K1", "K2", "K3", ""),
    fc.constantFrom(...NAMES, "", " Nguyễn  Văn An", "Lê Hoàng Cúc"),
    fc.constantFrom("0901234567", "84901234567", "0912345678", "0987654321", "", "0"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 60 }), async (lines) => {
      const text = `order,date,code,name,phone,product\n${lines.map((each, i) => `o${i},2024-01-05,${each.join(",")},p`).join("\n")}\n`;
      const mapping = {
        header: ["order", "date", "code", "name", "phone", "product"],
        columns: { order: 0, date: 1, customer: 2, customerName: 3, phone: 4, product: 5 },
        ...({ dateFormat: "iso", decimal: ".", discountKind: "amount", keepReturns: false } as const),
      };
      const outcome = async (run: Promise<Awaited<ReturnType<typeof ingest>>>) =>
        run.then(
          ({ lines: found, inspection: { notes } }) => ({ names: found.customerNames, codes: found.customer, notes }),
          (error) => String(error),
        );
      const { from, threads } = divisible(text, 2);
      const byText = await outcome(ingest(csv(text), mapping, { textOnly: true }));
      expect(await outcome(ingest(csv(text), mapping))).toEqual(byText);
      expect(await outcome(ingest(from, mapping, { threads }))).toEqual(byText);
    }),
    { numRuns: 60 },
  );
});
