// Exports of shops whose order number has no name that is known (Shopify's "Name"), and files that have none.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

async function read(text: string) {
  const source = csv(text);
  const { mapping, columns } = await sniff(source);
  const { inspection, lines } = await ingest(source, mapping);
  return { mapping, columns, inspection, lines };
}

interface Order {
  number: string;
  email: string;
  status: string;
  day: number;
  items: [name: string, quantity: number, price: number][];
}
const ORDERS: Order[] = [
  {
    number: "#1001",
    email: "an@x.vn",
    status: "paid",
    day: 5,
    items: [
      ["Tea", 1, 20],
      ["Mug", 2, 15],
    ],
  },
  { number: "#1002", email: "binh@x.vn", status: "paid", day: 6, items: [["Tea", 1, 20]] },
  {
    number: "#1003",
    email: "an@x.vn",
    status: "refunded",
    day: 7,
    items: [
      ["Mug", 2, 15],
      ["Spoon", 1, 10],
    ],
  },
  {
    number: "#1004",
    email: "cuc@x.vn",
    status: "paid",
    day: 8,
    items: [
      ["Tea", 1, 20],
      ["Mug", 1, 15],
      ["Spoon", 3, 10],
    ],
  },
];

/** The orders as a shop's program writes them: `repeated` columns stand on every line, the others on an order's first alone. */
function shop(number: string, repeated: readonly string[], orders = ORDERS): string {
  const columns = ["Email", "Financial Status", "Paid at", "Created at", "Subtotal", "Total"];
  const rows = orders.flatMap(({ number: own, email, status, day, items }) => {
    const sum = items.reduce((total, [, quantity, price]) => total + quantity * price, 0);
    const at = `2024-01-0${day} 10:00:00 +0700`;
    const head = [email, status, at, at, sum, sum + 5];
    return items.map(([name, quantity, price], line) => [
      own,
      ...head.map((cell, i) => (line === 0 || repeated.includes(columns[i]!) ? cell : "")),
      ...[quantity, name, price],
    ]);
  });
  const header = [number, ...columns, "Lineitem quantity", "Lineitem name", "Lineitem price"];
  return [header, ...rows].map((row) => row.join(",")).join("\n");
}

test.each([
  ["Name", []],
  ["Name", ["Email"]],
  ["Name", ["Email", "Created at"]],
  ["Beleg", ["Email", "Created at", "Paid at"]],
])("%s with %j on every line: date, status and customer come from the order's first", async (name, repeated) => {
  const { mapping, inspection, lines } = await read(shop(name, repeated));
  expect(mapping.columns).toMatchObject({ order: 0, customer: 1, unitPrice: 9 });
  expect(mapping.columns.revenue).toBeUndefined();
  expect(mapping.fillDown).toBe(true);
  // The refunded order is set aside with both of its lines.
  expect(inspection).toMatchObject({
    ...{ rows: 8, kept: 6, orders: 3, customers: 3 },
    rejected: { "return by type": { count: 2, lines: [4, 5] } },
    totals: { quantity: 9, revenue: 135 },
  });
  expect(lines.order!.values).toEqual(["#1001", "#1002", "#1004"]);
  expect([...lines.order!.codes]).toEqual([0, 0, 1, 2, 2, 2]);
});

test("KiotViet: the number on every line, time, customer and status on the first", async () => {
  const { inspection } = await read(`Mã hóa đơn,Thời gian,Khách hàng,Trạng thái,Tổng tiền hàng,Mã hàng,Số lượng,Đơn giá
HD001,05/01/2024 10:00,Chị Hoa,Hoàn thành,67000,SP1,1,55000
HD001,,,,,SP2,1,12000
HD002,06/01/2024 10:00,Anh Nam,Đã hủy,67000,SP1,1,55000
HD002,,,,,SP2,1,12000
HD003,07/01/2024 10:00,Chị Hoa,Hoàn thành,24000,SP2,2,12000
`);
  expect(inspection).toMatchObject({
    ...{ kept: 3, orders: 2, customers: 1 },
    rejected: { cancelled: { count: 2, lines: [3, 4] } },
    totals: { quantity: 4, revenue: 91000 },
  });
});

test("WooCommerce: number, status and address of the order beside its items", async () => {
  const rows = ["501,wc-completed,2024-01-05,an@x.vn,50,Tea,1,20", "501,,,,,Mug,2,15"];
  rows.push(
    "502,wc-cancelled,2024-01-06,binh@x.vn,35,Tea,1,20",
    "502,,,,,Mug,1,15",
    "503,wc-completed,2024-01-07,an@x.vn,15,Mug,1,15",
  );
  for (const number of ["Order ID", "Post ID"]) {
    const header = `${number},Order Status,Date Created,Billing Email,Order Total,Item Name,Qty,Item Price`;
    const { mapping, inspection } = await read([header, ...rows].join("\n"));
    expect(mapping.columns.order).toBe(0);
    expect(inspection).toMatchObject({ kept: 3, orders: 2, customers: 1, totals: { quantity: 4, revenue: 65 } });
  }
});

const LINES = [
  ["R1", "an@x.vn", "2024-01-05", "Tea", "2"],
  ["R1", "an@x.vn", "2024-01-05", "Mug", ""],
  ["R2", "binh@x.vn", "2024-01-06", "Tea", ""],
  ["R2", "binh@x.vn", "2024-01-06", "Mug", "1"],
  ["R3", "an@x.vn", "2024-01-07", "Spoon", "1"],
];

test("values that come back, stand alone, or have no blanks below their first line are no order numbers", async () => {
  const csvOf = (column: readonly string[], note: (i: number) => string) =>
    ["Ref,Email,Created at,Lineitem name,Note,Lineitem price"]
      .concat(LINES.map((line, i) => [column[i], ...line.slice(1, 4), note(i), "10"].join(",")))
      .join("\n");
  const cases = [
    csvOf(["R1", "R1", "R2", "R2", "R1"], () => ""),
    csvOf(["R1", "R2", "R3", "R4", "R5"], (i) => (i % 2 === 0 ? "x" : "")),
    csvOf(["R1", "R1", "R2", "R2", "R3"], (i) => (i === 1 ? "" : "x")),
    csvOf(["R1", "R1", "R2", "R2", "R3"], () => "x"),
    csvOf(["R1", "R1", "R1", "R1", "R1"], (i) => (i === 0 ? "x" : "")),
  ];
  for (const text of cases) {
    const { mapping } = await sniff(csv(text));
    expect(mapping.columns.order).toBeUndefined();
    expect(mapping.fillDown).toBeUndefined();
  }
});
