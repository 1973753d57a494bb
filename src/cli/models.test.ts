// The command line's models in this process: train, predict and evaluate.

import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { MODEL } from "../core/artefact/manifest.ts";
import { resealed } from "../core/artefact/testing/resealed.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { zipFiles } from "../core/artefact/zip.ts";
import { currentVersion } from "../core/lib/versions.ts";
import { modelFilesIn } from "./testing/modelFilesIn.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-models-"));
const path = (name: string): string => join(folder, name);
const csv = (name: string) => Papa.parse<string[]>(readFileSync(path(name), "utf8"), { skipEmptyLines: true }).data;

describe("train and predict", () => {
  const tiny = ["epochs=1", "hiddenSize=8", "embedDim=8", "numHeads=2", "numLayers=1", "targetsPerEpoch=256"];
  let trained: Awaited<ReturnType<typeof studio>>;

  beforeAll(async () => {
    await studio("generate", "--rows", "1500", "--seed", "2", "--out", path("m.csv"));
    const own = ["--feature", "overdue = recency_days / gap_mean_days", "--feature", "trend=week_change"];
    const sets = tiny.flatMap((change) => ["--set", change]);
    trained = await studio("train", path("m.csv"), "--backend", "wasm", "--out", path("model"), ...sets, ...own);
  });

  const modelFiles = () => modelFilesIn(path("model"));

  test("train writes the model and prints the model beside the baselines", () => {
    expect(trained.err).toMatch(/Epoch 1: train loss/);
    expect(trained.code).toBe(0);
    for (const name of ["model", "popular", "last", "frequent", "markov", "mixture"])
      expect(trained.out).toContain(name);
    const files = modelFiles();
    expect([...files.keys()].sort()).toEqual([
      ...[
        "MODEL_CARD.md",
        "golden.json",
        "inputs.json",
        "manifest.json",
        "members/1/amounts.safetensors",
        "members/1/config.json",
      ],
      "members/1/experts.json",
      ...[
        "members/1/history.json",
        "members/1/model.safetensors",
        "metrics.json",
        "orders.json",
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
    const first = rows[0]!.indexOf("product_1");
    const right = rows.slice(1).filter((row) => row[3] === row[first]).length;
    expect(model.metrics.product.accuracy.value).toBeCloseTo(right / (rows.length - 1), 10);
    // The line numbers are those of the file: the product stands on them.
    const lines = csv("m.csv");
    const column = lines[0]!.indexOf("MÃ SẢN PHẨM ĐƠN BÁN");
    for (const [line, customer, , product] of rows.slice(1)) {
      expect(lines[Number(line)]![column]).toBe(product);
      expect(lines[Number(line)]![0]).toBe(customer);
    }
  });

  test("a model that is opened tells that it answers as where it was trained, and says when it does not", async () => {
    const same = await studio("predict", path("model"), path("m.csv"), "--top-k", "1");
    expect(same.err).toMatch(/^20 of 20 example customers answered as where the model was trained/m);
    const files: Map<string, Uint8Array> = modelFiles();
    const golden = JSON.parse(new TextDecoder().decode(files.get("golden.json")));
    golden.answers.probabilities[0] += 0.01;
    files.set("golden.json", new TextEncoder().encode(JSON.stringify(golden)));
    writeFileSync(path("other.zip"), zipFiles(resealed(files)));
    const differs = await studio("predict", path("other.zip"), path("m.csv"), "--top-k", "1");
    expect(differs.err).toMatch(/^Note: Only 19 of 20 example customers .*\(largest difference 0\.01\)/m);
    expect(differs.out).toBe(same.out);
  });

  test("order tells whole orders, lists by group, a table; what cannot be answered says what to do", async () => {
    const model = [path("model"), path("m.csv")];
    const json = await studio("order", ...model, "--json", "--top", "4");
    expect(json.code).toBe(0);
    const { orders, gaps, chances } = JSON.parse(json.out) as {
      gaps: string[];
      chances: { horizon: number | null };
      orders: {
        customer: string;
        value: { mean: number; range: { low: number; high: number } | null };
        within: Record<string, number | null>;
        expectedValue: number | null;
        products: { probability: number }[];
      }[];
    };
    expect(gaps).not.toContain("amounts");
    // Chances are those that due tells of the same lines; the expected value is the order's times them, and sorts the list.
    expect(chances.horizon).toBe(7);
    const due = JSON.parse((await studio("due", path("m.csv"), "--json")).out) as {
      customers: { customer: string; within: number[] }[];
    };
    for (const { customer, within, value, expectedValue } of orders) {
      const told = due.customers.find((each) => each.customer === customer)?.within ?? [null, null, null];
      expect(Object.values(within)).toEqual(told);
      expect(expectedValue).toEqual(told[0] === null ? null : value.mean * told[0]!);
    }
    const stakes = orders.map(({ expectedValue }) => expectedValue ?? -1);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
    expect((await studio("order", ...model, "--within", "9")).err).toMatch(/--within 9: have 7, 14, 30 days/);
    for (const { value, products } of orders) {
      expect(products.length).toBe(4);
      expect(products.every(({ probability }) => probability > 0 && probability < 1)).toBe(true);
      if (value.range) expect(value.range.low).toBeLessThanOrEqual(value.range.high);
    }
    const table = await studio("order", ...model, "--csv", "--by", "salesperson", "--out", path("orders.csv"));
    expect(table.code).toBe(0);
    const rows = csv("orders.csv");
    expect(rows[0]).toContain("probability");
    expect(new Set(rows.slice(1).map(([customer]) => customer)).size).toBe(orders.length);
    // Each salesperson's customers stand together.
    const groups = rows.slice(1).map((row) => row[rows[0]!.indexOf("salesperson")]);
    expect(groups.filter((group, i) => group !== groups[i - 1]).length).toBe(new Set(groups).size);
    const one = await studio("order", ...model, "--customer", orders[0]!.customer);
    expect(one.out).toMatch(/Next order, as of .*: about .* products/);
    expect(await studio("order", ...model, "--customer", "nobody")).toMatchObject({ code: 1 });
    const early = await studio("order", ...model, "--date", "1990-01-01");
    expect(early.err).toMatch(/No customer that fits has an order before 1990-01-01/);
    expect((await studio("order", ...model, "--by", "moon")).err).toMatch(/have salesperson, route, province/);
    const { metrics } = unpack(modelFiles());
    expect(metrics.orders === undefined || metrics.orders.orders > 0).toBe(true);
    if (metrics.orders) expect(trained.out).toMatch(/of 100 orders at least one of the five products named first/);
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

  test("export writes ONNX files of the folder or its zip; what it cannot write is said", async () => {
    const written = await studio("export", path("model"), "--format", "onnx", "--out", path("as-onnx"));
    expect(written.code).toBe(0);
    expect(readdirSync(path("as-onnx/onnx")).sort()).toEqual(["model.onnx", "network-1.onnx"]);
    expect(written.out.match(/onnx: [\d,]+ bytes/g)).toHaveLength(2);
    // The manifest travels as text among the metadata.
    const file = readFileSync(path("as-onnx/onnx/model.onnx"), "utf8");
    expect(file).toContain('"format": "sales-studio-model"');
    writeFileSync(path("export.zip"), zipFiles(modelFiles()));
    const half = await studio("export", path("export.zip"), "--format", "onnx", "--half", "--out", path("as-half"));
    expect(half.code).toBe(0);
    const size = (folder: string) => readFileSync(path(`${folder}/onnx/network-1.onnx`)).length;
    expect(size("as-half")).toBeLessThan(0.8 * size("as-onnx"));
    expect((await studio("export", path("model"), "--out", path("x"))).err).toMatch(/--format is missing/);
    expect((await studio("export", path("model"), "--format", "pt", "--out", path("x"))).err).toMatch(/pt/);
    expect((await studio("export", path("model"), "--format", "onnx")).err).toMatch(/--out is missing/);
    const into = await studio("export", path("model"), "--format", "onnx", "--out", path("m.csv"));
    expect(into.err).toMatch(/it is a file/);
  });

  test("what was exported is the same model: a folder and a zip are brought back, told, and predict alike", async () => {
    const zip = path("taken.zip");
    const taken = await studio("export", path("model"), "--format", "python", "--out", zip);
    expect([taken.code, taken.err]).toEqual([0, expect.stringMatching(/golden\.json holds lines/)]);
    // The runner lies beside the model, with nothing of its tests.
    const inside = [...Object.keys(unzipSync(readFileSync(zip)))];
    expect(inside).toContain("python/sales_studio/__init__.py");
    expect(inside.filter((name) => /test|golden\/|__pycache__/.test(name))).toEqual([]);
    const back = await studio("import", zip, "--out", path("back"));
    expect(back.code, back.err).toBe(0);
    expect(back.err).toMatch(/^20 of 20 example customers/m);
    const inVietnamese = ["--format", "model", "--language", "vi", "--out", path("vi")];
    expect((await studio("export", zip, ...inVietnamese)).code).toBe(0);
    const card = (folder: string) => readFileSync(path(`${folder}/MODEL_CARD.md`), "utf8");
    expect([card("back"), card("vi")]).toEqual([
      expect.stringMatching(/^# Sales prediction model\n/),
      expect.stringMatching(/^# Mô hình dự báo bán hàng\n/),
    ]);
    expect((await studio("import", path("vi"), "--out", path("vi-back"))).err).toMatch(/^20 of 20/m);
    const predicted = await Promise.all(
      ["model", "back"].map((model) => studio("predict", path(model), path("m.csv"), "--top-k", "2")),
    );
    expect(predicted[1]!.out).toBe(predicted[0]!.out);
    // Without the cases it is the same model; nothing of them is left.
    expect((await studio("export", zip, "--format", "model", "--without-golden", "--out", path("bare"))).code).toBe(0);
    expect(readdirSync(path("bare"))).not.toContain("golden.json");
    const bare = await studio("import", path("bare"), "--out", path("bare-back"));
    expect(bare.err).toMatch(/came without example customers/);
    // Damaged: nothing is written.
    const files: Map<string, Uint8Array> = modelFiles();
    files.set("orders.json", new TextEncoder().encode("{}"));
    writeFileSync(path("damaged.zip"), zipFiles(files));
    const refused = await studio("import", path("damaged.zip"), "--out", path("never"));
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/orders\.json is not the file/)]);
    expect(existsSync(path("never"))).toBe(false);
    // A model of version 3 becomes one of today's.
    expect((await studio("import", "fixtures/v3/experts.zip", "--out", path("old"))).code).toBe(0);
    expect(JSON.parse(readFileSync(path("old/manifest.json"), "utf8")).version).toBe(currentVersion(MODEL));
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
    expect(other.err).toMatch(/of a product not known to the model [\d.]+% \(in its own last lines [\d.]+%\)/);
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
    const quantities = of("quantity");
    const errors = of("quantity_predicted").map((value, i) => Math.abs(value - quantities[i]!));
    return {
      rows,
      head: head!,
      hit10: mean(ranks.map((rank) => (rank >= 1 && rank <= 10 ? 1 : 0))),
      mrr: mean(ranks.map((rank) => (rank >= 1 ? 1 / rank : 0))),
      quantityMae: mean(errors),
    };
  };

  test("compare finds a model level with itself in every metric, each as it was judged", async () => {
    const { models, compared } = JSON.parse((await studio("compare", path("model"), path("model"), "--json")).out);
    const { metrics } = compared[0].result;
    expect(metrics.map(({ task, metric }: Record<string, string>) => `${task} ${metric}`)).toContain("product ndcg10");
    for (const { task, metric, given, one, other, low, high, verdict } of metrics) {
      expect([other, low, high, verdict]).toEqual([one, 0, 0, "level"]);
      const judged = given ? undefined : models[0].metrics[task][metric]?.value;
      if (judged) expect(one / judged).toBeCloseTo(1, 6);
    }
  });

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
    const { head, date, rows: every } = shifted(2000);
    const rows = every.slice(0, 500);
    const write = (name: string, lines: string[][]) => writeFileSync(path(name), Papa.unparse([head, ...lines]));
    write("later.csv", rows);
    const files = (name: string) => [path("model"), path("m.csv"), path(name)];
    const all = await studio("evaluate", ...files("later.csv"), "--json", "--targets", path("a.csv"));
    expect(all).toMatchObject({ code: 0, err: expect.stringContaining("Judged on") });
    const { judged, data, metrics } = JSON.parse(all.out);
    expect(judged).toMatchObject({ on: "later", targets: rows.length });
    expect(judged.firstDay > lastDay).toBe(true);
    expect(all.err).toMatch(/Judged on all purchases from \d{4}-\d\d-\d\d on, after the model's data: 500 purchases/);
    expect(data).toMatchObject({ own: false, newCustomers: 0 });
    expect(metrics.protocol).toMatch(/^Judged on all purchases from .* 500 test targets/);
    const found = metricsOf("a.csv");
    expect(found.hit10).toBeCloseTo(metrics.product.hit10.value, 10);
    expect(found.mrr).toBeCloseTo(metrics.product.mrr.value, 10);
    // Alone it has no past for the baselines to be fitted on, which is told; the model is judged all the same.
    const alone = await studio("evaluate", path("model"), path("later.csv"));
    const noPast = expect.stringMatching(/holds no purchase of the model's training part/);
    expect(alone).toMatchObject({ code: 0, err: noPast });
    expect(all.err).not.toMatch(/holds no purchase/);
    // Without the last lines the targets before them are answered as before.
    const days = rows.map((row) => row[date]!.replace(/^(\d\d)\/(\d\d)\/(\d{4}).*/, "$3-$2-$1"));
    const cut = [...days].sort()[230]!;
    const before = rows.filter((_, i) => days[i]! < cut);
    write("part.csv", before);
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
