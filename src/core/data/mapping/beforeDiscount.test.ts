// An amount beside a discount and nothing between them: prices tell which side of the discount it is on, or it is asked.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

const PRICES = [10_000, 25_000, 40_000];

interface Shop {
  amount: string;
  discount: string;
  side: "before" | "after";
  kind?: "money" | "percent";
  /** Prices that change from line to line tell nothing. */
  steady?: boolean;
  off?: (line: number) => number;
}

function shop({ amount, discount, side, kind = "money", steady = true, off = (i) => [0, 5, 10, 20][i % 4]! }: Shop) {
  let net = 0;
  const rows = Array.from({ length: 48 }, (_, i) => {
    const quantity = 1 + (i % 3);
    const whole = quantity * (steady ? PRICES[i % 3]! : 9_000 + ((i * 7919) % 400) * 50);
    const money = (whole * off(i)) / 100;
    net += whole - money;
    const written = kind === "percent" ? off(i) : money;
    const shown = side === "before" ? whole : whole - money;
    return `D${i},2024-01-${String(1 + (i % 28)).padStart(2, "0")},K${i % 7},P${i % 3},${quantity},${shown},${written}`;
  });
  return { text: [`Order,Date,Customer ID,Product ID,Qty,${amount},${discount}`, ...rows].join("\n"), net };
}

async function read(text: string) {
  const { mapping, doubts } = await sniff(csv(text));
  const about = doubts.filter(({ note }) => /beforeOrAfter|beforeDiscount/.test(note.code));
  const { inspection } = await ingest(csv(text), mapping);
  return { mapping, about, revenue: inspection.totals.revenue };
}

test.each([
  ["Amount", "Discount Amount", "money"],
  ["Thành tiền", "Chiết khấu", "money"],
  ["Sales", "Discount %", "percent"],
  ["Doanh thu", "CK%", "percent"],
] as const)("%s beside %s: steady prices tell the side", async (amount, discount, kind) => {
  const before = shop({ amount, discount, kind, side: "before" });
  const one = await read(before.text);
  expect(one.mapping.columns).toMatchObject({ gross: 5, discount: 6 });
  expect(one.about).toMatchObject([{ note: { code: "note.beforeDiscount", values: { column: amount, discount } } }]);
  expect(one.revenue).toBeCloseTo(before.net, 3);
  const after = shop({ amount, discount, kind, side: "after" });
  const other = await read(after.text);
  expect(other.mapping.columns).toMatchObject({ revenue: 5, discount: 6 });
  expect(other.about).toEqual([]);
  expect(other.revenue).toBeCloseTo(after.net, 3);
});

test("where prices are no help it is asked, and each answer is what it says", async () => {
  for (const side of ["before", "after"] as const) {
    const { text, net } = shop({ amount: "Amount", discount: "Discount Amount", side, steady: false });
    const { about, mapping } = await read(text);
    expect(about).toMatchObject([
      {
        note: { code: "note.beforeOrAfter", values: { column: "Amount", discount: "Discount Amount" } },
        columns: [5, 6],
        answers: [{ label: { code: "answer.afterDiscount" } }, { label: { code: "answer.beforeDiscount" } }],
      },
    ]);
    expect(about[0]!.answers![0]!.mapping).toEqual(mapping);
    const answer = about[0]!.answers![side === "after" ? 0 : 1]!.mapping;
    const { inspection } = await ingest(csv(text), answer);
    expect(inspection.totals.revenue).toBeCloseTo(net, 3);
  }
});

test("no discount anywhere, a name that says net, or a third column: nothing is asked", async () => {
  const plain = { discount: "Discount Amount", side: "after", steady: false } as const;
  const third = shop({ ...plain, amount: "Amount" }).text.split("\n");
  for (const text of [
    shop({ ...plain, amount: "Amount", off: () => 0 }).text,
    shop({ ...plain, amount: "Net Amount" }).text,
    shop({ ...plain, amount: "Thành tiền sau chiết khấu" }).text,
    third
      .map((row, i) => {
        const cells = row.split(",");
        return i === 0 ? `${row},Gross Amount` : `${row},${Number(cells[5]) + Number(cells[6])}`;
      })
      .join("\n"),
  ])
    expect((await read(text)).about).toEqual([]);
});
