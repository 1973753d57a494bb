// The command line from end to end, in this process: generate, inspect, train, predict, and what mistakes are answered with.

import { type Dirent, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { unpack } from "../core/artefact/unpack.ts";
import { zipFiles } from "../core/artefact/zip.ts";
import type { RawSample } from "../core/features/sampleSet.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-"));
const path = (name: string): string => join(folder, name);

async function studio(...args: string[]) {
  const written: Record<"out" | "err", string[]> = { out: [], err: [] };
  const stream = (key: "out" | "err") => ({ write: (text: string) => written[key].push(text) });
  const code = await main(args, new Terminal({ stdout: stream("out"), stderr: stream("err") }));
  return { code, out: written.out.join(""), err: written.err.join("") };
}

const csv = (name: string) => Papa.parse<string[]>(readFileSync(path(name), "utf8"), { skipEmptyLines: true }).data;

describe("generate and inspect", () => {
  test("the same options write the same file, whose lines are all read", async () => {
    for (const name of ["a.csv", "b.csv"]) {
      const { code, out } = await studio("generate", "--rows", "400", "--seed", "7", "--out", path(name));
      expect(code).toBe(0);
      expect(out).toMatch(/400 synthetic lines.*best possible next-product accuracy/);
    }
    expect(readFileSync(path("a.csv"))).toEqual(readFileSync(path("b.csv")));
    const { out } = await studio("inspect", path("a.csv"), "--json");
    const report = JSON.parse(out);
    expect(report).toMatchObject({ encoding: "utf-8", delimiter: ",", dateFormat: "dd/mm/yyyy", rows: 400, kept: 400 });
    writeFileSync(path("a.csv.gz"), gzipSync(readFileSync(path("a.csv"))));
    const zipped = JSON.parse((await studio("inspect", path("a.csv.gz"), "--json")).out);
    expect(zipped.totals).toEqual(report.totals);
    expect((await studio("inspect", path("a.csv"))).out).toContain("400 lines, 400 kept");
  });

  test("the shop has no revenue column and no ceiling", async () => {
    const { out } = await studio("generate", "--rows", "200", "--shape", "shop", "--out", path("shop.csv"));
    expect(out).toContain("200 synthetic lines.");
    expect(readFileSync(path("shop.csv"), "utf8").split("\n")[0]).not.toMatch(/revenue/i);
  });
});

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
    expect(err).toContain(`Left out of ${folder}, as they are no tables: notes.docx`);
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
  expect(out).toContain("2024: 01 40,000 · 02 40,000 · 03 40,000");
  expect(out).toContain("ids that look alike: 2 customer ids (“KH1” = “kh1”)");
  expect(out).toContain("largest quantity: 5,000,000 in data line 41, 100.0 % of all; 99 % of lines have at most 1");
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

describe("train and predict", () => {
  const tiny = ["epochs=1", "hiddenSize=8", "embedDim=8", "numHeads=2", "numLayers=1", "targetsPerEpoch=256"];
  let trained: Awaited<ReturnType<typeof studio>>;

  beforeAll(async () => {
    await studio("generate", "--rows", "1500", "--seed", "2", "--out", path("m.csv"));
    const own = ["--feature", "overdue = recency_days / gap_mean_days", "--feature", "trend=week_change"];
    const sets = tiny.flatMap((change) => ["--set", change]);
    trained = await studio("train", path("m.csv"), "--backend", "wasm", "--out", path("model"), ...sets, ...own);
  });

  const modelFiles = () =>
    new Map(
      (readdirSync(path("model"), { recursive: true, withFileTypes: true }) as Dirent[])
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [relative(path("model"), file).replaceAll("\\", "/"), readFileSync(file)]),
    );

  test("train writes the model and prints the model beside the baselines", () => {
    expect(trained.err).toMatch(/Epoch 1: train loss/);
    expect(trained.code).toBe(0);
    for (const name of ["model", "popular", "last", "frequent", "markov", "mixture"])
      expect(trained.out).toContain(name);
    const files = modelFiles();
    expect([...files.keys()].sort()).toEqual([
      ...["MODEL_CARD.md", "manifest.json", "members/1/amounts.safetensors", "members/1/config.json"],
      "members/1/experts.json",
      ...[
        "members/1/history.json",
        "members/1/model.safetensors",
        "metrics.json",
        "predictions.csv",
        "preprocess.json",
      ],
    ]);
    const model = unpack(files);
    const [member] = model.members;
    expect(member.settings).toMatchObject({ epochs: 1, hiddenSize: 8 });
    // Two features of the user's own stand behind the 31 others, and the model has inputs for them.
    expect(member.config.customerFeatures).toBe(33);
    expect(model.preprocess.customer.slice(31)).toMatchObject([{ name: "overdue" }, { name: "trend" }]);
    expect(model.preprocess.customer[31]!.deviation).not.toBe(1);
    expect(model.preprocess.settings.customFeatures).toEqual([
      { name: "overdue", formula: "recency_days / gap_mean_days" },
      { name: "trend", formula: "week_change" },
    ]);
    const rows = csv("model/predictions.csv");
    expect(rows.length - 1).toBe(model.metrics.counts.test);
    // The accuracy in metrics.json is that of predictions.csv.
    const right = rows.slice(1).filter((row) => row[3] === row[4]).length;
    expect(model.metrics.product.accuracy.value).toBeCloseTo(right / (rows.length - 1), 10);
    // The line numbers are those of the file: the product stands on them.
    const lines = csv("m.csv");
    const column = lines[0]!.indexOf("MÃ SẢN PHẨM ĐƠN BÁN");
    for (const [line, customer, , product] of rows.slice(1)) {
      expect(lines[Number(line)]![column]).toBe(product);
      expect(lines[Number(line)]![0]).toBe(customer);
    }
  });

  test("predict answers for one or all customers, from the folder or a zip, to a file or stdout", async () => {
    const all = await studio("predict", path("model"), path("m.csv"), "--out", path("p.csv"), "--top-k", "3");
    expect(all).toMatchObject({ code: 0 });
    const rows = csv("p.csv");
    // Of each product what it is, how likely, and seven numbers of its amounts.
    expect(rows[0]).toHaveLength(3 + 3 * (3 + 7) + 3);
    const customers = new Set(
      csv("m.csv")
        .slice(1)
        .map((row) => row[0]),
    );
    expect(rows.length - 1).toBe(customers.size);
    for (const row of rows.slice(1)) {
      const probabilities = [1, 2, 3].map((k) => Number(row[rows[0]!.indexOf(`probability_${k}`)]));
      expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
      expect(probabilities[2]).toBeGreaterThan(0);
    }
    writeFileSync(path("model.zip"), zipFiles(modelFiles()));
    const id = rows[1]![0]!;
    const one = await studio(
      "predict",
      path("model.zip"),
      path("m.csv"),
      "--customer",
      id,
      "--top-k",
      "3",
      "--out",
      path("one.csv"),
    );
    expect(one.code).toBe(0);
    expect(csv("one.csv")).toEqual([rows[0], rows[1]]);
  });

  test("other data than the model's own, and days beyond them, are told in numbers, and in JSON", async () => {
    const own = await studio("predict", path("model"), path("m.csv"), "--json", "--out", path("own.json"));
    expect(own.err).not.toMatch(/Note: (?:These lines|.*days after)/);
    const answer = JSON.parse(readFileSync(path("own.json"), "utf8"));
    expect(answer.data).toMatchObject({ own: true, daysBeyond: 1, newCustomers: 0 });
    expect(answer.data.drift).toEqual(answer.data.ownDrift);
    await studio("predict", path("model"), path("m.csv"), "--out", path("own.csv"));
    const [head, ...rows] = csv("own.csv");
    const cell = (text: string, value: unknown) =>
      typeof value === "number" ? Number(text) : text === "" ? null : text;
    expect(answer.customers).toHaveLength(rows.length);
    answer.customers.forEach((customer: Record<string, unknown>, i: number) => {
      // The CSV puts an apostrophe before what looks like a formula, and writes no null.
      for (const [column, name] of head!.entries()) {
        expect(cell(rows[i]![column]!, customer[name])).toEqual(customer[name] === "" ? null : customer[name]);
      }
    });
    const later = await studio("predict", path("model"), path("m.csv"), "--date", "2031-01-01", "--out", path("l.csv"));
    expect(later.err).toMatch(/Note: 2031-01-01 lies [\d,]+ days after the end of the model's data/);
    await studio("generate", "--rows", "700", "--seed", "9", "--out", path("other.csv"));
    const other = await studio("predict", path("model"), path("other.csv"), "--json", "--out", path("other.json"));
    expect(other.err).toMatch(/These lines are not those that the model was trained on \(\d{4}-\d\d-\d\d to .*\)/);
    expect(other.err).toMatch(/\d+ of \d+ customers are new to the model/);
    expect(other.err).toMatch(/of a product not known to the model [\d.]+ % \(in its own last lines [\d.]+ %\)/);
    expect(JSON.parse(readFileSync(path("other.json"), "utf8")).data).toMatchObject({ own: false });
  });

  /** The file's lines so many days later, under order numbers of their own. */
  const shifted = (days: number) => {
    const [head, ...rows] = csv("m.csv");
    const column = (name: RegExp) => head!.findIndex((each) => name.test(each));
    const [date, order] = [column(/^NGÀY TẠO ĐƠN BÁN/), column(/^MÃ ĐƠN BÁN HÀNG/)];
    const later = rows.map((row) => {
      const cells = [...row];
      cells[date] = row[date]!.replace(/(\d\d)\/(\d\d)\/(\d{4})/, (_, d, m, y) => {
        const at = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d) + days)).toISOString();
        return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`;
      });
      if (order >= 0) cells[order] = `L${row[order]}`;
      return cells;
    });
    return { head: head!, rows: later, date };
  };
  const metricsOf = (name: string) => {
    const [head, ...rows] = csv(name);
    const of = (column: string) => rows.map((row) => Number(row[head!.indexOf(column)]));
    const ranks = of("rank");
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const errors = of("quantity_predicted").map((value, i) => Math.abs(value - of("quantity")[i]!));
    return {
      rows,
      head: head!,
      hit10: mean(ranks.map((rank) => (rank >= 1 && rank <= 10 ? 1 : 0))),
      mrr: mean(ranks.map((rank) => (rank >= 1 ? 1 / rank : 0))),
      quantityMae: mean(errors),
    };
  };

  test("evaluate judges a model on its own test part as train did, and writes every target", async () => {
    const own = await studio("evaluate", path("model"), path("m.csv"), "--json", "--targets", path("t.csv"));
    expect(own).toMatchObject({ code: 0 });
    const { judged, data, metrics, verdicts } = JSON.parse(own.out);
    const stored = JSON.parse(readFileSync(path("model/metrics.json"), "utf8"));
    expect(judged).toMatchObject({
      on: "own",
      targets: stored.counts.test,
      words: expect.stringMatching(/own test part/),
    });
    expect(data.own).toBe(true);
    expect(metrics.product).toEqual(stored.product);
    expect(metrics.baselines).toEqual(stored.baselines);
    expect(verdicts.length).toBeGreaterThan(2);
    const found = metricsOf("t.csv");
    expect(found.rows).toHaveLength(stored.counts.test);
    expect(found.hit10).toBeCloseTo(stored.product.hit10.value, 10);
    expect(found.mrr).toBeCloseTo(stored.product.mrr.value, 10);
    expect(found.quantityMae).toBeCloseTo(stored.quantity.mae.value, 4);
    const column = (name: string) => found.head.indexOf(name);
    for (const row of found.rows) {
      const rank = Number(row[column("rank")]);
      expect(row[column("product_1")] === row[column("product")]).toBe(rank === 1);
      if (rank >= 1 && rank <= 5) {
        expect(row[column(`product_${rank}`)]).toBe(row[column("product")]);
        expect(row[column(`probability_${rank}`)]).toBe(row[column("probability")]);
      }
    }
    const plain = await studio("evaluate", path("model"), path("m.csv"), "--top-k", "2", "--targets", path("t2.csv"));
    expect(plain.out).toContain("the best baseline");
    expect(csv("t2.csv")[0]).toHaveLength(4 + 2 + 2 * 2 + 6 + 5);
  });

  test("evaluate judges what lies after the model's data in a later file, without looking ahead", async () => {
    const { lastDay } = JSON.parse(readFileSync(path("model/manifest.json"), "utf8")).provenance.data;
    const { head, rows, date } = shifted(2000);
    const write = (name: string, lines: string[][]) => writeFileSync(path(name), Papa.unparse([head, ...lines]));
    write("later.csv", rows);
    const files = (name: string) => [path("model"), path("m.csv"), path(name)];
    const all = await studio("evaluate", ...files("later.csv"), "--json", "--targets", path("a.csv"));
    expect(all).toMatchObject({ code: 0, err: expect.stringContaining("Judged on") });
    const { judged, data, metrics } = JSON.parse(all.out);
    expect(judged).toMatchObject({ on: "later", targets: rows.length });
    expect(judged.firstDay > lastDay).toBe(true);
    expect(all.err).toMatch(/Judged on all purchases from \d{4}-\d\d-\d\d on, after the model's data: 1,500 purchases/);
    expect(data).toMatchObject({ own: false, newCustomers: 0 });
    expect(metrics.protocol).toMatch(/^Judged on all purchases from .* 1500 test targets/);
    const found = metricsOf("a.csv");
    expect(found.hit10).toBeCloseTo(metrics.product.hit10.value, 10);
    expect(found.mrr).toBeCloseTo(metrics.product.mrr.value, 10);
    // Alone it has no past for the baselines to be fitted on, which is told; the model is judged all the same.
    const alone = await studio("evaluate", path("model"), path("later.csv"));
    expect(alone).toMatchObject({
      code: 0,
      err: expect.stringMatching(/holds no purchase of the model's training part/),
    });
    expect(all.err).not.toMatch(/holds no purchase/);
    // Without the last lines the targets before them are answered as before.
    const days = rows.map((row) => row[date]!.replace(/^(\d\d)\/(\d\d)\/(\d{4}).*/, "$3-$2-$1"));
    const cut = [...days].sort()[700]!;
    write(
      "part.csv",
      rows.filter((_, i) => days[i]! < cut),
    );
    expect((await studio("evaluate", ...files("part.csv"), "--targets", path("b.csv"))).code).toBe(0);
    const times = found.head.indexOf("time");
    const said = (row: string[]) =>
      row.slice(1).map((cell) => (Number.isFinite(Number(cell)) ? Number(cell).toPrecision(4) : cell));
    expect(metricsOf("b.csv").rows.map(said)).toEqual(found.rows.filter((row) => row[times]! < cut).map(said));
  });

  test("evaluate refuses a file that is neither the model's own nor later", async () => {
    const { head, rows } = shifted(0);
    writeFileSync(path("less.csv"), Papa.unparse([head, ...rows.slice(0, 1400)]));
    const { code, out, err } = await studio("evaluate", path("model"), path("less.csv"), "--targets", path("no.csv"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/nothing to judge: these are not the model's own data/);
    expect(readdirSync(folder)).not.toContain("no.csv");
    expect((await studio("evaluate", path("model"))).err).toContain("FILE is missing");
  });

  test("a date before all lines, and an unknown customer, are told", async () => {
    const early = await studio("predict", path("model"), path("m.csv"), "--date", "1999-01-01");
    expect(early).toMatchObject({ code: 1, out: "" });
    expect(early.err).toContain("no customer has a line before 1999-01-01");
    const nobody = await studio("predict", path("model"), path("m.csv"), "--customer", "nobody");
    expect(nobody.err).toContain('unknown customer "nobody"');
  });
});

describe("geocode and samples", () => {
  test("geocode appends the codes behind the file's own columns", async () => {
    writeFileSync(path("places.csv"), "id,address\n1,Hà Nội\n2,nowhere at all\n");
    const { code, out } = await studio("geocode", path("places.csv"), "--out", path("located.csv"));
    expect(code).toBe(0);
    expect(out).toContain("2 lines, 1 with a province, 2 different places");
    const [head, hanoi, nowhere] = csv("located.csv");
    expect(head!.slice(0, 4)).toEqual(["id", "address", "province34", "province63"]);
    expect(hanoi!.slice(0, 4)).toEqual(["1", "Hà Nội", "01", "01"]);
    expect(nowhere!.slice(2).join("")).toBe("");
  });

  test("samples writes raw targets, the same for the same seed", async () => {
    await studio("generate", "--rows", "600", "--seed", "4", "--out", path("s.csv"));
    const ask = (seed: string) =>
      studio("samples", path("s.csv"), "--limit", "5", "--seed", seed, "--out", path(`s${seed}.ndjson`));
    expect((await ask("1")).out).toMatch(/5 of [\d,]+ targets/);
    const first = readFileSync(path("s1.ndjson"), "utf8");
    const samples = first
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(samples).toHaveLength(5);
    const lines = csv("s.csv");
    for (const { line, customer, target, history } of samples) {
      expect(lines[line]![0]).toBe(customer);
      expect(lines[line]![lines[0]!.indexOf("MÃ SẢN PHẨM ĐƠN BÁN")]).toBe(target.product);
      for (const earlier of history) expect(lines[earlier]![0]).toBe(customer);
    }
    await ask("1");
    expect(readFileSync(path("s1.ndjson"), "utf8")).toBe(first);
    await ask("2");
    expect(readFileSync(path("s2.ndjson"), "utf8")).not.toBe(first);
  });

  test("samples are made as --set says, and a split that leaks is told", async () => {
    await studio("generate", "--rows", "600", "--seed", "4", "--out", path("s.csv"));
    const made = async (...sets: string[]) => {
      const args = ["samples", path("s.csv"), "--limit", "400", "--out", path("set.ndjson"), ...sets];
      const { code, err } = await studio(...args);
      expect(code).toBe(0);
      const rows = readFileSync(path("set.ndjson"), "utf8").trim().split("\n");
      return { err, rows: rows.map((row) => JSON.parse(row) as RawSample) };
    };
    const partsOf = (rows: RawSample[]) => {
      const parts = new Map<string, Set<string>>();
      for (const { customer, split } of rows) parts.set(customer, (parts.get(customer) ?? new Set()).add(split));
      return [...parts.values()].map(({ size }) => size);
    };
    const byTime = await made();
    expect(Math.max(...partsOf(byTime.rows))).toBeGreaterThan(1);
    expect(byTime.err).not.toMatch(/This leaks/);
    const byCustomer = await made("--set", "split=customer", "--set", "maxSeqLen=3", "--set", "minHistory=2");
    expect(Math.max(...partsOf(byCustomer.rows))).toBe(1);
    for (const { history, steps } of byCustomer.rows) {
      expect(history.length).toBeGreaterThanOrEqual(2);
      expect(steps.quantity!.length).toBe(Math.min(3, history.length));
    }
    expect((await made("--set", "split=line")).err).toMatch(/Warning: .*This leaks/);
  });
});

test("segments prints and writes every customer", async () => {
  await studio("generate", "--rows", "600", "--seed", "4", "--out", path("g.csv"));
  const { code, out } = await studio("segments", path("g.csv"), "--clusters", "3", "--out", path("g-segments.csv"));
  expect(code).toBe(0);
  const [head, ...rows] = csv("g-segments.csv");
  expect(head!.slice(-3)).toEqual(["m", "segment", "cluster"]);
  const customers = new Set(
    csv("g.csv")
      .slice(1)
      .map((row) => row[0]),
  );
  expect(new Set(rows.map((row) => row[0]))).toEqual(customers);
  const counted = [...out.matchAll(/^(\D[\w ]*?\w)\s+(\d+)\s+[\d.]+ %$/gm)].map(([, name, count]) => [
    name,
    Number(count),
  ]);
  const total = (some: (name: string) => boolean) =>
    counted.reduce((sum, [name, count]) => sum + (some(String(name)) ? Number(count) : 0), 0);
  expect(total((name) => !name.startsWith("cluster"))).toBe(customers.size);
  expect(total((name) => name.startsWith("cluster"))).toBe(customers.size);
});

describe("mistakes end with exit code 1 and a sentence on stderr", () => {
  test.each([
    [["fly"], 'unknown command "fly" (have: train, predict, inspect, append, generate'],
    [["train"], "FILE is missing"],
    [["train", "a", "b", "--out", "x"], 'cannot read "a": there is no such file'],
    [["train", "a", "--bogus"], "--bogus"],
    [["train", "a", "--backend", "cuda", "--out", "x"], 'unknown backend "cuda" (have: auto, webgpu, wasm)'],
    [["train", "a"], "--out is missing"],
    [["train", "a", "--feature", "x"], 'write a custom feature as name = formula, found "x"'],
    [
      ["samples", "a", "--feature", "x = recency_dayz"],
      'unknown feature "recency_dayz" at 1 (did you mean recency_days?)',
    ],
    [["samples", "a", "--feature", "monetary = 1"], 'there already is a feature named "monetary"'],
    [["train", "/nowhere.csv", "--out", "x"], 'cannot read "/nowhere.csv": there is no such file'],
    [["inspect", mkdtempSync(join(tmpdir(), "empty-"))], "there is no table in this folder"],
    [["generate", "--rows", "ten"], "--rows ten: give a whole number"],
    [["generate", "--rows", "5", "--shape", "moon"], 'unknown shape "moon"'],
    [["predict", "/nowhere", "a.csv"], "there is no such folder"],
    [["predict", tmpdir(), "a.csv", "--date", "1/2/2025"], '"1/2/2025" is no date'],
    [["predict", "x"], "FILE is missing"],
  ])("%j", async (args, message) => {
    const { code, out, err } = await studio(...args);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: /);
    expect({ code, out }).toEqual({ code: 1, out: "" });
  });

  test.each([
    ["an empty file", "", /is empty/],
    ["a header alone", "customer,date,product,quantity\n", /no lines below/],
    ["no product column", "customer,date,quantity\nA,2025-01-01,1\nB,2025-01-02,2\n", /product/],
    [
      "one customer",
      [
        "customer,date,product",
        ...Array.from({ length: 60 }, (_, i) => `A,2025-${1 + (i % 12)}-${1 + (i % 28)},P${i % 3}`),
      ].join("\n"),
      /one customer only.*choose a file with more customers/,
    ],
    ["one visit only", "customer,date,product\nA,2025-01-01,X\nA,2025-01-01,Y\n", /./],
  ])("%s", async (_, content, message) => {
    writeFileSync(path("bad.csv"), content);
    const { code, err } = await studio("train", path("bad.csv"), "--out", path("bad"));
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/undefined|NaN|Cannot read prop/);
  });

  test("help is no mistake", async () => {
    for (const args of [
      [],
      ["--help"],
      ["train", "--help"],
      ["predict", "-h"],
      ["inspect", "--help"],
      ["generate", "--help"],
    ]) {
      const { code, out, err } = await studio(...args);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain("npm run studio -- ");
    }
  });
});
