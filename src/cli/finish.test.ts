// A network that was trained elsewhere becomes the very model that the studio makes of the same network, and only on its own lines.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const FIXTURES = join("fixtures", "v4");
const scratch = mkdtempSync(join(tmpdir(), "finish-"));
const json = (folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Runs a command; returns what it said. */
async function studio(wanted: number, ...args: string[]): Promise<string> {
  const written: string[] = [];
  const out = { write: (text: string) => written.push(text) };
  const code = await main(args, new Terminal({ stdout: out, stderr: out }));
  expect(code, written.join("")).toBe(wanted);
  return written.join("");
}

test("what stands on a network is fitted, and the model judged, as in its own training", async () => {
  const folder = join(scratch, "model");
  cpSync(join(FIXTURES, "experts"), folder, { recursive: true });
  await studio(0, "finish", folder, join(FIXTURES, "sales.csv.gz"));
  const trained = join(FIXTURES, "experts");
  expect(json(folder, "manifest.json").provenance.data).toEqual(json(trained, "manifest.json").provenance.data);
  expect(json(folder, "members/1/history.json")).toEqual(json(trained, "members/1/history.json"));
  const [found, wanted] = [folder, trained].map((each) => json(each, "metrics.json"));
  for (const metric of ["accuracy", "hit10", "mrr"]) {
    expect(found.product[metric].value).toBeCloseTo(wanted.product[metric].value, 3);
  }
  expect(found.amounts.revenue.mae.value / wanted.amounts.revenue.mae.value).toBeCloseTo(1, 3);
  expect(found.orders.orders).toBe(wanted.orders.orders);
  const said = await studio(0, "evaluate", folder, join(FIXTURES, "sales.csv.gz"), "--json");
  expect(said).toContain('"own": true');
});

test("other lines than the samples' are refused, and the model, which answers as where it was made, stays as it is", async () => {
  const folder = join(scratch, "model");
  const manifest = json(folder, "manifest.json");
  const csv = join(scratch, "fewer.csv");
  const lines = gunzipSync(readFileSync(join(FIXTURES, "sales.csv.gz")))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  writeFileSync(csv, lines.slice(0, -5).join("\n"));
  const said = await studio(1, "finish", folder, csv);
  expect(said).toMatch(/^16 of 16 example customers answered as where the model was trained/m);
  expect(said).toMatch(/fewer\.csv is not what the samples of this model were made of/);
  expect(json(folder, "manifest.json")).toEqual(manifest);
});
