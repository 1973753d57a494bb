// `due` over a generated distributor: its list against the lines themselves, its files against its list.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-due-"));
const path = (name: string): string => join(folder, name);
const file = path("g.csv");

beforeAll(async () => {
  await studio("generate", "--rows", "4000", "--seed", "4", "--out", file);
});

interface Asked {
  date: string;
  model: string;
  customers: { customer: string; state: string; last: string; revenueAtRisk: number; salesperson: string }[];
}

test("lists every customer but walk-ins, most at risk first; a state and groups narrow and order it", async () => {
  const { code, out } = await studio("due", file, "--json", "--date", "2025-06-30");
  expect(code).toBe(0);
  const { date, customers }: Asked = JSON.parse(out);
  expect(date).toBe("2025-06-30");
  const ids = new Set<string>();
  for (const row of readFileSync(file, "utf8").split("\r\n").slice(1, -1)) {
    const [, day, month, year] = /BH\d+,(\d\d)\/(\d\d)\/(\d{4})/.exec(row)!;
    if (row.startsWith("KH") && `${year}-${month}-${day}` <= "2025-06-30") ids.add(row.slice(0, 8));
  }
  expect(new Set(customers.map(({ customer }) => customer))).toEqual(ids);
  const stakes = customers.map(({ revenueAtRisk }) => revenueAtRisk);
  expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
  for (const { last } of customers) expect(last <= "2025-06-30").toBe(true);
  const lost = await studio("due", file, "--json", "--date", "2025-06-30", "--state", "lost", "--by", "salesperson");
  const narrowed: Asked = JSON.parse(lost.out);
  expect(narrowed.customers.map(({ customer }) => customer).sort()).toEqual(
    customers.flatMap(({ customer, state }) => (state === "lost" ? [customer] : [])).sort(),
  );
  for (const { salesperson } of narrowed.customers) expect(salesperson).toMatch(/^NV\d{3}$/);
});

test("writes CSV and a workbook, prints words, and judges", async () => {
  const csv = await studio("due", file, "--out", path("due.csv"));
  expect(csv.code).toBe(0);
  const [head, ...rows] = readFileSync(path("due.csv"), "utf8").trim().split(/\r?\n/);
  expect(head).toMatch(/^customer,name,state,orders,.*within_7_days,within_14_days,within_30_days/);
  expect(csv.out).toContain(`${rows.length} customers`);
  await studio("due", file, "--top", "5", "--out", path("due.xlsx"));
  expect(readFileSync(path("due.xlsx")).subarray(0, 2).toString()).toBe("PK");
  const { out } = await studio("due", file, "--by", "route", "--top", "1", "--judge");
  expect(out).toContain("likely lost (có nguy cơ mất)");
  expect(out).toMatch(/\nT\d-\d\d\n/);
  expect(out).toMatch(/own mean gap +0\.\d{3} \[/);
});

test("says what is wrong with a question", async () => {
  expect((await studio("due", file, "--state", "gone")).err).toContain(
    "--state gone: have due, overdue, lost, new, rhythm",
  );
  expect((await studio("due", file, "--date", "2025-13-01")).err).toContain('"2025-13-01" is no date');
  expect((await studio("due", file, "--date", "2001-01-01")).err).toContain("choose a later date");
  writeFileSync(path("plain.csv"), "date,customer,product,quantity\n2024-01-02,A,P,1\n2024-02-03,A,P,1\n");
  expect((await studio("due", path("plain.csv"), "--by", "route")).err).toContain(
    "--by route: this file has no such column",
  );
});
