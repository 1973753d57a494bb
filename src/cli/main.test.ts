// The command line from end to end, in this process: generate, inspect, train, predict, and what mistakes are answered with.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { RawSample } from "../core/features/sampleSet.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-"));
const path = (name: string): string => join(folder, name);

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
  const counted = [...out.matchAll(/^(\D[\w ]*?\w)\s+(\d+)\s+[\d.]+%$/gm)].map(([, name, count]) => [
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
    [
      ["fly"],
      'unknown command "fly" (have: train, search, predict, order, evaluate, compare, export, import, finish, forecast, due, inspect, append, generate',
    ],
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
