// What inspect says of files: several as one, tables under one key, and such as cannot be read through.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-inspect-"));
const path = (name: string): string => join(folder, name);

describe("several files", () => {
  const month = (number: string, days: number[]) =>
    `Mã đơn,Ngày bán,Mã KH,Mã hàng,Thành tiền\n${days.map((day) => `D${number}${day},${day}/${number}/2024,K${day % 3},P${day % 2},${day * 1000}`).join("\n")}\n`;

  test("of the same columns are one, in a row or in a folder; what is no table is named", async () => {
    const folder = path("months");
    mkdirSync(join(folder, "2024"), { recursive: true });
    const first = month("01", [13, 14, 15, 16, 17]);
    writeFileSync(join(folder, "january.csv"), first);
    writeFileSync(join(folder, "2024", "february.csv"), `${month("02", [1, 2])}${first.split("\n")[5]}\n`);
    writeFileSync(join(folder, "notes.docx"), "no table");
    const { out, err } = await studio("segments", folder);
    expect(err).toContain(`Left out of "${folder}", as they are no tables: notes.docx`);
    expect(out).not.toBe("");
    const inspected = await studio("inspect", join(folder, "2024", "february.csv"), join(folder, "january.csv"));
    expect(inspected.out).toContain("8 lines, 7 kept");
    expect(inspected.out).toContain("in two files: 1 (first in data lines 3 of february.csv)");
    expect(inspected.out).toContain("revenue 78,000");
    const json = JSON.parse((await studio("inspect", "--json", folder)).out);
    expect(json.files.map(({ name, repeated }: { name: string; repeated: number }) => [name, repeated])).toEqual([
      ["january.csv", 0],
      ["february.csv", 1],
    ]);
  });
});

test("inspect tells at a glance where the lines lie, what a month brings and what stands out", async () => {
  const lines = Array.from({ length: 120 }, (_, i) => {
    const day = `2024-0${1 + (i % 3)}-${String(1 + (i % 28)).padStart(2, "0")}`;
    return `${i === 5 ? "kh1" : `KH${i % 10}`},P${i % 4},${day},${i === 40 ? 5_000_000 : 1},1000`;
  });
  writeFileSync(path("glance.csv"), `customer_id,product_id,date,quantity,revenue\n${lines.join("\n")}\n`);
  const { out } = await studio("inspect", path("glance.csv"));
  expect(out).toContain(
    "time: 2024-01-01 to 2024-03-28, 88 days, 4 without sales (longest pause 3 days from 2024-01-29)",
  );
  expect(out).toContain(" 120 orders, 2024-01-01 to 2024-03-28\n");
  expect(out).toContain("2024: 01 40,000 · 02 40,000 · 03 40,000");
  expect(out).toContain("ids that look alike: 2 customer ids (“KH1” = “kh1”)");
  expect(out).toContain("largest quantity: 5,000,000 in data line 41, 100.0% of all; 99% of lines have at most 1");
  writeFileSync(path("few.csv"), `customer_id,product_id,date,quantity,revenue\n${lines.slice(0, 20).join("\n")}\n`);
  expect((await studio("inspect", path("few.csv"))).out).not.toContain("largest quantity");
  const { overview } = JSON.parse((await studio("inspect", path("glance.csv"), "--json")).out);
  expect(overview).toMatchObject({
    bulk: { first: "2024-01-01T00:00:00", last: "2024-03-28T00:00:00", before: 0, behind: 0 },
    days: { all: 88, without: 4, longest: 3, from: "2024-01-29" },
    top: { product: { value: "P0", lines: 30, share: 0.25 } },
    alike: { customer: { ids: 2, examples: [["KH1", "kh1"]] } },
    largest: { quantity: { value: 5_000_000, line: 41, usual: 1 } },
  });
  expect(overview.months).toEqual(
    ["2024-01", "2024-02", "2024-03"].map((month) => ({ month, revenue: 40_000, lines: 40, days: 28 })),
  );
});

test("tables under one key are put together with a note, or read alone by --join no", async () => {
  writeFileSync(path("bills.csv"), "order_id,order_date,customer_id\nO1,2024-01-15,C1\nO2,2024-01-16,C2\n");
  writeFileSync(
    path("lines.csv"),
    "order_id,product_id,quantity,price\nO1,P1,1,10\nO1,P2,2,20\nO2,P1,1,10\nO9,P1,1,10\n",
  );
  const joined = await studio("inspect", path("bills.csv"), path("lines.csv"));
  expect(joined.out).toMatch(/4 lines, 3 kept/);
  expect(joined.out).toMatch(
    /Note: lines.csv and bills.csv are read as one table: of the first 4 lines of it 3 find their “order_id” in bills.csv and 1 do not/,
  );
  const alone = await studio("inspect", path("bills.csv"), path("lines.csv"), "--join", "no");
  expect(alone.code).toBe(1);
  expect(alone.out).toContain("lines.csv is read alone, but bills.csv may have more of its lines");
  expect((await studio("inspect", path("bills.csv"), "--join", "maybe")).err).toContain('unknown --join "maybe"');
});

describe("inspect of a file that cannot be read through", () => {
  const dated = (date: (day: number) => string, title = "") =>
    `${title}Order Date,Customer,Product,Amount\n${[5, 6, 7].map((day) => `${date(day)},K${day},P,${day}`).join("\n")}\n`;

  test("columns and reasons are printed before the error, which names the column, a value and what can be read", async () => {
    writeFileSync(
      path("weeks.csv"),
      dated((day) => `week ${day}`),
    );
    const { code, out, err } = await studio("inspect", path("weeks.csv"));
    expect(code).toBe(1);
    expect(out).toMatch(
      /Columns:\n {2}– +Order Date {2}\(not used: its values are no dates.*“week 5”\)\n {2}customer /,
    );
    expect(err).toMatch(/error: “Order Date” has the name of the date.*“week 5”.*2024-01-31/);
    const json = JSON.parse((await studio("inspect", path("weeks.csv"), "--json")).out);
    expect(json.error).toMatch(/“Order Date” has the name/);
    expect(json.columns).toHaveLength(4);
    expect(json.notes).toEqual([]);
    expect((await studio("samples", path("weeks.csv"))).err).toMatch(/“Order Date” has the name of the date/);
  });

  test("notes are told by every command that reads a file, and held by --json", async () => {
    writeFileSync(
      path("titled.csv"),
      dated((day) => `2024-01-0${day}`, "Sales of January,,,\n"),
    );
    const told = /Note: Lines above the header are left out.*: 1\./;
    expect((await studio("inspect", path("titled.csv"))).out).toMatch(told);
    expect(JSON.parse((await studio("inspect", path("titled.csv"), "--json")).out).notes).toHaveLength(1);
    expect((await studio("samples", path("titled.csv"))).err).toMatch(told);
    expect((await studio("segments", path("titled.csv"))).err).toMatch(told);
  });

  test("a date chosen by hand is read in its own format, or in the one chosen with it", async () => {
    const lines = [5, 6, 9].map((day) => `2024-01-${10 + day},${day}/02/2024,K${day},P,${day}`);
    writeFileSync(path("dates.csv"), `Order Date,Posting,Customer,Product,Amount\n${lines.join("\n")}\n`);
    const inspect = async (...options: string[]) =>
      JSON.parse((await studio("inspect", path("dates.csv"), "--json", "--map", "date=Posting", ...options)).out);
    expect(await inspect()).toMatchObject({ kept: 3, dateFormat: "dd/mm/yyyy", first: "2024-02-05T00:00:00" });
    expect(await inspect("--date-format", "mm/dd/yyyy")).toMatchObject({ kept: 3, first: "2024-05-02T00:00:00" });
  });

  test("so are they where no line can be used, and where another column is missing", async () => {
    writeFileSync(path("none.csv"), dated((day) => `2024-01-0${day}`).replaceAll(/K\d/g, ""));
    const none = await studio("inspect", path("none.csv"));
    expect(none).toMatchObject({ code: 1, out: expect.stringMatching(/date +Order Date/) });
    expect(none.err).toMatch(/None of the 3 lines/);
    writeFileSync(path("nobody.csv"), dated((day) => `2024-01-0${day}`).replace("Customer", "xyz"));
    const nobody = await studio("inspect", path("nobody.csv"));
    expect(nobody).toMatchObject({
      code: 1,
      out: expect.stringMatching(/– +xyz {2}\(not used: its name is not known\)/),
    });
    expect(nobody.err).toMatch(/No column is mapped to the customer/);
  });
});

test("inspect ranks what the file tells apart, the first in words and all of them as JSON", async () => {
  const lines = Array.from({ length: 140 }, (_, i) => {
    const who = i % 7;
    return `K${i % 9},P${i % 4},2024-01-${String(1 + (i % 28)).padStart(2, "0")},${(1 + who) * 90},${who === 6 ? 10 : 0}%,NV${who}`;
  });
  const head = "customer_id,product_id,date,revenue,discount,salesperson";
  writeFileSync(path("ranked.csv"), `${head}\n${lines.join("\n")}\n`);
  const { out } = await studio("inspect", path("ranked.csv"));
  // 20 lines each of 90, 180 .. 630.
  expect(out).toContain("  salesperson: NV6 25.0%, 10.0% off · NV5 21.4% · NV4 17.9% · NV3 14.3% · NV2 10.7% … of 7");
  const { rankings } = JSON.parse((await studio("inspect", path("ranked.csv"), "--json")).out);
  expect(rankings.salesperson).toHaveLength(7);
  expect(rankings.salesperson[0]).toMatchObject({ value: "NV6", lines: 20, revenue: 12_600, quantity: null });
  expect(rankings.salesperson[0].discount).toBeCloseTo(1400, 9);
  expect(rankings.salesperson[6]).toMatchObject({ value: "NV0", revenue: 1800, discount: 0, discountShare: 0 });
  expect(rankings.route).toBeUndefined();
});
