// What older versions wrote to disk (fixtures/README.md): their models predict what they predicted, and a run that one of
// them broke off goes on to the very model that it would have become.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { hasRelaxedSimd } from "../core/kernels/wasm/module.ts";
import { readSafetensors } from "../core/lib/safetensors.ts";
import type { TrainHistory } from "../core/training/events.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const FIXTURES = [
  { version: "v1", models: ["off", "frequency", "counts"] },
  { version: "v2", models: ["counts", "members"] },
  { version: "v3", models: ["counts", "experts"] },
  { version: "v4", models: ["counts", "experts"] },
  { version: "v5", models: ["counts", "experts"] },
];
/** The fixtures were made without fused multiply-add. */
const EXACT = !hasRelaxedSimd();

const scratch = mkdtempSync(join(tmpdir(), "older-"));

/** What a command prints. */
async function studio(...args: string[]): Promise<string> {
  const written: string[] = [];
  const printed: string[] = [];
  const stdout = { write: (text: string) => written.push(text) && printed.push(text) };
  const terminal = new Terminal({ stdout, stderr: { write: (text: string) => written.push(text) } });
  const code = await main(args, terminal);
  expect(code, written.join("")).toBe(0);
  return printed.join("");
}

/** Cells that are equal, or numbers that are almost. */
function expectAlike(found: string, expected: string): void {
  const cells = (text: string): string[] => text.trim().split(/[,\r\n]+/);
  const [these, those] = [cells(found), cells(expected)];
  expect(these.length).toBe(those.length);
  for (const [i, cell] of these.entries()) {
    const number = Number(those[i]);
    if (Number.isNaN(number)) expect(cell).toBe(those[i]);
    else expect(Math.abs(Number(cell) - number)).toBeLessThanOrEqual(1e-4 * Math.abs(number));
  }
}

test.each(FIXTURES)(
  "$version: evaluate judges its models on the targets that they were judged on",
  async ({ version }) => {
    const model = join("fixtures", version, "counts");
    const stored = JSON.parse(readFileSync(join(model, "metrics.json"), "utf8"));
    const { judged, data, metrics } = JSON.parse(
      await studio("evaluate", model, join("fixtures", version, "sales.csv.gz"), "--json"),
    );
    // The first version did not keep what tells its data: the same targets are those behind its validation part.
    expect([judged.on, data.own]).toEqual(version === "v1" ? ["later", null] : ["own", true]);
    expect(judged.targets).toBe(stored.counts.test);
    for (const metric of ["accuracy", "hit10", "mrr"]) {
      expect(metrics.product[metric].value).toBeCloseTo(stored.product[metric].value, 3);
    }
  },
);

describe.each(FIXTURES)("$version", ({ version, models }) => {
  const fixtures = join("fixtures", version);
  const folder = join(scratch, version);
  mkdirSync(folder);
  const csv = join(folder, "sales.csv");
  writeFileSync(csv, gunzipSync(readFileSync(join(fixtures, "sales.csv.gz"))));

  for (const model of models) {
    for (const form of [model, `${model}.zip`].filter((each) => existsSync(join(fixtures, each)))) {
      test(`${form}: the model predicts what it predicted`, async () => {
        const out = join(folder, `${form}.csv`);
        await studio("predict", join(fixtures, form), csv, "--out", out);
        const [found, expected] = [out, join(fixtures, `${model}.predicted.csv`)].map((each) =>
          readFileSync(each, "utf8"),
        );
        if (EXACT) expect(found).toBe(expected);
        else expectAlike(found!, expected!);
      });
    }
  }

  test("a broken-off run goes on to the model that it would have become", async () => {
    const out = join(folder, "resumed");
    cpSync(join(fixtures, "checkpoint.safetensors"), join(out, "checkpoint.safetensors"));
    await studio("train", csv, "--out", out, "--backend", "wasm", "--resume");
    const expected = join(fixtures, "resumed");
    const [found, wanted] = [join(out, "members/1"), expected].map((each) =>
      readSafetensors(readFileSync(join(each, "model.safetensors"))),
    );
    expect([...found!.tensors.keys()]).toEqual([...wanted!.tensors.keys()]);
    for (const [name, { shape, values }] of wanted!.tensors) {
      const own = found!.tensors.get(name)!;
      expect(own.shape).toEqual(shape);
      if (EXACT) expect(own.values, name).toEqual(values);
      else for (const [i, value] of values.entries()) expect(Math.abs(own.values[i]! - value)).toBeLessThan(1e-2);
    }
    const history = (at: string): TrainHistory => JSON.parse(readFileSync(join(at, "history.json"), "utf8"));
    const [steps, those] = [join(out, "members/1"), expected].map((each) =>
      history(each).steps.map(({ step, loss }) => ({ step, loss })),
    );
    expect(steps!.length).toBe(those!.length);
    if (EXACT) expect(steps).toEqual(those);
  });
});
