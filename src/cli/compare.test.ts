// `compare` on models that older versions wrote: what differs, what is compared, what is refused, and what is written.

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { zipFiles } from "../core/artefact/zip.ts";
import { modelFilesIn } from "./testing/modelFilesIn.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-compare-"));
const path = (name: string): string => join(folder, name);
const [COUNTS, EXPERTS] = [join("fixtures", "v4", "counts"), join("fixtures", "v4", "experts.zip")];

test("settings that differ, and numbers on the same targets; ranks are not kept by older versions", async () => {
  const { out, code } = await studio("compare", COUNTS, EXPERTS);
  expect(code).toBe(0);
  expect(out).toMatch(/^memory +counts +experts$/m);
  expect(out).toContain("2 beside 1 on the same 28 targets of 11 customers");
  expect(out).toMatch(/^quantity mae given the product .* too close to tell$/m);
  expect(out).not.toMatch(/^hit10 .*too close/m);
});

test("JSON has settings, metrics and epochs, and every difference with its interval", async () => {
  const { out } = await studio("compare", COUNTS, EXPERTS, "--json");
  const { models, compared } = JSON.parse(out);
  const stored = (name: string) => JSON.parse(readFileSync(join(COUNTS, name), "utf8"));
  expect(models[0].metrics.product).toEqual(stored("metrics.json").product);
  expect(models[0].history.epochs).toEqual(stored("members/1/history.json").epochs);
  expect(models.map(({ settings }: { settings: { memory: string } }) => settings.memory)).toEqual([
    "counts",
    "experts",
  ]);
  expect(compared).toMatchObject([{ one: 0, other: 1, sameData: true, result: { targets: 28, customers: 11 } }]);
  // What is compared is what was judged: the error of metrics.json, as far as predictions.csv has digits.
  for (const { task, metric, given, one, lead, low, high } of compared[0].result.metrics) {
    const judged = given ? undefined : models[0].metrics[task][metric]?.value;
    if (judged) expect(one / judged).toBeCloseTo(1, 5);
    expect(low).toBeLessThanOrEqual(lead);
    expect(lead).toBeLessThanOrEqual(high);
  }
});

test("models of other data, without answers, or with answers that were changed are told apart in words", async () => {
  const files = modelFilesIn(COUNTS);
  const written = readFileSync(join(COUNTS, "predictions.csv"), "utf8");
  const made = async (name: string, predictions: string | null) => {
    const changed = new Map(files);
    if (predictions === null) changed.delete("predictions.csv");
    else changed.set("predictions.csv", new TextEncoder().encode(predictions));
    writeFileSync(path(name), zipFiles(changed));
    return studio("compare", COUNTS, path(name));
  };
  expect((await made("bare.zip", null)).out).toContain("2 is not compared with 1: 2 came without predictions.csv.");
  const half = written.split("\r\n").slice(0, 15).join("\r\n");
  expect((await made("half.zip", half)).out).toMatch(/judged on other test targets/);
  const odd = written.replace("quantity_predicted", "said");
  expect((await made("odd.zip", odd)).out).not.toMatch(/^quantity mae /m);
  expect((await made("no.zip", written.replace("customer", "shop"))).out).toContain("has no column customer");
});

test("epochs as a table, event files in a folder for each model", async () => {
  const { err, code } = await studio("compare", COUNTS, COUNTS, "--epochs", path("e.csv"), "--tensorboard", path("tb"));
  expect(code).toBe(0);
  expect(err).toContain("tensorboard --logdir");
  const [head, ...rows] = Papa.parse<string[]>(readFileSync(path("e.csv"), "utf8"), { skipEmptyLines: true }).data;
  const { epochs } = JSON.parse(readFileSync(join(COUNTS, "members/1/history.json"), "utf8"));
  expect(rows.map((row) => Number(row[head!.indexOf("validation_total")])).slice(0, epochs.length)).toEqual(
    epochs.map(({ validation }: { validation: { total: number } }) => validation.total),
  );
  expect(rows).toHaveLength(2 * epochs.length);
  expect(readdirSync(path("tb")).sort()).toEqual(["counts", "counts (2)"]);
  expect(readdirSync(path("tb/counts"))).toEqual([expect.stringContaining("tfevents")]);
});

test("fewer than two models, and what is no model, are told", async () => {
  expect((await studio("compare", COUNTS)).err).toContain("name a second MODEL");
  expect((await studio("compare", COUNTS, path("nowhere"))).err).toContain("nowhere");
});
