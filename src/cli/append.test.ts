// What append writes of two exports, and what it asks before it takes a month that is not like the file.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-append-"));
const path = (name: string): string => join(folder, name);

test("append writes the lines of two exports once, and what it wrote reads to the totals of both", async () => {
  const month = (from: number, to: number) =>
    `Mã đơn;Ngày bán;Mã KH;Tên hàng;Thành tiền\n${Array.from({ length: to - from }, (_, i) => `D${from + i};${13 + from + i}/01/2024;K${(from + i) % 3};"Trà; ""xanh""";${1000 * (from + i)}`).join("\n")}`;
  writeFileSync(path("old.csv"), month(0, 10));
  writeFileSync(path("new.csv"), month(7, 15).replaceAll(";", "\t").replaceAll("Trà\t", "Trà;"));
  const { code, out } = await studio("append", path("old.csv"), path("new.csv"), "--out", path("old.csv"));
  expect({ code, out }).toEqual({
    code: 0,
    out: `old.csv: 10 lines\nnew.csv: 8 lines\n3 lines stand in two files and are written once\n${path("old.csv")}: 15 lines\n`,
  });
  const { rows, totals, products } = JSON.parse((await studio("inspect", "--json", path("old.csv"))).out);
  expect({ rows, revenue: totals.revenue, products }).toEqual({ rows: 15, revenue: 105_000, products: 1 });
  expect((await studio("append", path("old.csv"), "--out", path("x.csv"))).err).toContain("NEW is missing");
});

describe("append of a month that is not like the file", () => {
  const month = (
    name: string,
    lines: readonly string[],
    header = "Mã đơn,Ngày bán,Mã KH,Tên hàng,Trạng thái,Số lượng,Thành tiền",
  ) => {
    writeFileSync(path(name), `${header}\n${lines.join("\n")}\n`);
    return path(name);
  };
  const two = (n: number) => String(n).padStart(2, "0");
  const sales = (date: (day: number) => string, { status = "Hoàn thành", sum = (i: number) => `${1000 + i}` } = {}) =>
    Array.from(
      { length: 12 },
      (_, i) => `${date(i + 1)}${i},${date(i + 1)},K${i % 3},Trà,${i === 5 ? status : "Hoàn thành"},1,${sum(i)}`,
    );
  const january = (day: number) => `${two(day + 15)}/01/2024`;
  const append = (first: string, next: string, ...more: string[]) =>
    studio("append", first, next, "--out", path("all.csv"), ...more);

  test.each<[string, () => string, RegExp]>([
    [
      "day and month by the order of the lines",
      () =>
        month(
          "n1.csv",
          sales((day) => `02/${two(day)}/2024`),
        ),
      /n1.csv: .* follow each other in time as mm\/dd\/yyyy/,
    ],
    [
      "day and month for certain",
      () =>
        month(
          "n2.csv",
          sales((day) => `02/${two(day + 14)}/2024`),
        ),
      /n2.csv: .* can only be mm\/dd\/yyyy/,
    ],
    [
      "decimal mark",
      () =>
        month(
          "n3.csv",
          sales((day) => `${two(day + 14)}/02/2024`, { sum: (i) => `"${i + 1}.500,25"` }),
        ),
      /n3.csv: .*decimal mark/,
    ],
    [
      "cancelled lines where there were none",
      () =>
        month(
          "n4.csv",
          sales((day) => `${two(day + 14)}/02/2024`, { status: "Đã hủy" }),
        ),
      /n4.csv: “Trạng thái” tells that lines are no sales/,
    ],
  ])("%s: refused with a sentence, added with the flag", async (_, next, sentence) => {
    // In January nothing was cancelled, and the column was not filled in.
    const first = month(
      "jan.csv",
      sales(january, { sum: (i) => `${1000 + i}.5` }).map((line) => line.replace("Hoàn thành", "")),
    );
    const refused = await append(first, next());
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(sentence);
    expect(refused.err).toContain("--accept-differences");
    const added = await append(first, next(), "--accept-differences");
    expect([added.code, added.out.split("\n").at(-2)]).toEqual([0, `${path("all.csv")}: 24 lines`]);
    expect(added.err).toMatch(sentence);
  });

  test("a month like the file is asked nothing; lines in both are kept where that is said", async () => {
    const first = month("jan.csv", sales(january));
    const next = month("feb.csv", [...sales(january).slice(9), ...sales((day) => `${two(day + 14)}/02/2024`)]);
    expect(await append(first, next)).toMatchObject({ code: 0, out: expect.stringContaining(": 24 lines\n") });
    const kept = await append(first, next, "--keep-repeats");
    expect(kept.out).toContain("3 lines stand in two files and are written twice");
    expect(kept.out).toContain(`${path("all.csv")}: 27 lines`);
    // The same in a reading of both.
    const read = async (...more: string[]) =>
      JSON.parse((await studio("inspect", "--json", first, next, ...more)).out) as { kept: number; notes: string[] };
    expect((await read()).kept).toBe(24);
    const both = await read("--keep-repeats");
    expect(both.kept).toBe(27);
    expect(both.notes.join("\n")).toMatch(/3 lines stand in two files, cell for cell, and are kept in both/);
  });

  test("the first file is never left out for a larger one of other columns", async () => {
    const first = month("jan.csv", sales(january).slice(0, 3));
    const other = month(
      "big.csv",
      sales(january).map((line) => `${line},x`),
      "Mã đơn,Ngày bán,Mã KH,Tên hàng,Trạng thái,Số lượng,Thành tiền,Ghi chú",
    );
    const { code, err } = await append(first, other);
    expect(code).toBe(1);
    expect(err).toContain("the columns of jan.csv are not those of the other files");
  });
});
