// What a model's files may ask for: the directory of a zip, numbers of values and sizes are looked at before memory is taken.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { messageOf } from "../lib/message.ts";
import { pack } from "./pack.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";
import { resealed } from "./testing/resealed.ts";
import { unpack } from "./unpack.ts";
import { unzipFiles, zipFiles } from "./zip.ts";

const json = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  JSON.parse(new TextDecoder().decode(files.get(name)));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
/** The example with a changed JSON file. */
function changed(name: string, change: (json: Record<string, unknown>) => unknown): Map<string, Uint8Array> {
  const files = pack(exampleArtefact());
  const value = json(files, name);
  return resealed(files.set(name, bytes(change(value) ?? value)));
}

test("golden cases have bounds, and are of one model's own columns and customers", () => {
  const row = ["C1", "2025-06-01", "SP1", 1, null];
  const many = changed("golden.json", (json) => ({ ...json, rows: new Array(20_001).fill(row) }));
  expect(() => unpack(many)).toThrow(/^golden\.json: rows: has 20,001 entries, not 1 to 20,000/);
  const wide = changed("golden.json", (json) => ({ ...json, rows: [[...row, 1]] }));
  expect(() => unpack(wide)).toThrow(/^golden\.json: a row has another length/);
  const nameless = changed("golden.json", (json) => ({ ...json, columns: ["customer", "customer", "product"] }));
  expect(() => unpack(nameless)).toThrow(/^golden\.json/);
  const few = changed("golden.json", (json) => ({ ...json, customers: ["C1", "C2", "C3"] }));
  expect(() => unpack(few)).toThrow(/^golden\.json: the answers are not those of as many customers/);
});

describe("zips", () => {
  test("what would unpack to far more than it is packed in is refused, whichever file it is", () => {
    const blown = zipSync({ "manifest.json": bytes({}), "preprocess.json": new Uint8Array(20_000_000) });
    expect(blown.length).toBeLessThan(30_000);
    expect(() => unzipFiles(blown)).toThrow(/This zip of [\d,]+ bytes would unpack to 20,000,002, more than/);
  });

  test("each kind of file has a bound of its own", () => {
    const config = zipSync({ "members/1/config.json": crypto.getRandomValues(new Uint8Array(60_000)) });
    expect(unzipFiles(config).get("members/1/config.json")).toHaveLength(60_000);
    const large = zipSync({ "members/1/config.json": new Uint8Array(2_000_000) });
    expect(() => unzipFiles(large)).toThrow(/config\.json in this zip would unpack to 2,000,000 bytes/);
  });

  test("one flipped bit in a zip of an older version: refused, or the same model", () => {
    const zip = new Uint8Array(readFileSync("fixtures/v3/counts.zip"));
    const model = JSON.stringify(unpack(unzipFiles(zip)));
    let told = 0;
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(7), (at, bit) => {
        const flipped = zip.slice();
        flipped[at]! ^= 1 << bit;
        try {
          // Its table of targets and its card are no part of the model.
          expect(JSON.stringify(unpack(unzipFiles(flipped)))).toBe(model);
        } catch (error) {
          expect(messageOf(error), String(error)).toBeDefined();
          told++;
        }
      }),
      { numRuns: 40 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test("bytes before the archive, as a program that unpacks itself has them, change nothing", () => {
    const zip = zipFiles(pack(exampleArtefact()));
    const moved = new Uint8Array(zip.length + 1000);
    moved.set(zip, 1000);
    expect(unpack(unzipFiles(moved))).toEqual(exampleArtefact());
  });
});

test.each<[string, Record<string, unknown>]>([
  ["num_layers", { num_layers: 1.5 }],
  ["num_layers", { num_layers: 0 }],
  ["num_layers", { num_layers: 5 }],
  ["num_heads", { num_heads: 0.5 }],
  ["num_heads", { num_heads: 1e9 }],
  ["hidden_size", { hidden_size: 0 }],
  ["period_heads", { period_heads: 17 }],
  ["customer_features", { customer_features: -1 }],
])("config.json: %s must be a whole number within its bounds: %j", (key, change) => {
  const files = changed("members/1/config.json", (config) => Object.assign(config, change));
  expect(() => unpack(files)).toThrow(new RegExp(`members/1/config\\.json: .*${key} must be a whole number from 1 to`));
});

test.each<[string, RegExp, (preprocess: Record<string, never>) => unknown]>([
  ["a deviation of nothing", /steps\.1\.deviation/, ({ steps }) => Object.assign(steps[1]!, { deviation: 0 })],
  ["no number", /customer\.0\.deviation/, ({ customer }) => Object.assign(customer[0]!, { deviation: null })],
  ["a sequence without end", /settings\.maxSeqLen/, ({ settings }) => Object.assign(settings, { maxSeqLen: 1e6 })],
  ["half a line", /settings\.maxSeqLen/, ({ settings }) => Object.assign(settings, { maxSeqLen: 2.5 })],
  [
    "scales of another model",
    /config\.json: its scales are week, month, those/,
    (all) => Object.assign(all, { scales: ["week"] }),
  ],
])("preprocess.json: %s is refused", (_, message, change) => {
  expect(() => unpack(changed("preprocess.json", (all) => void change(all as Record<string, never>)))).toThrow(message);
});

test("more provinces than there are, or fewer, are another model's", () => {
  const model = exampleArtefact();
  model.members[0].config.numProvinces = 3;
  expect(() => unpack(pack(model))).toThrow(/numProvinces is 3, but provinces counts 35/);
});

test("an infinite number is none", () => {
  const files = pack(exampleArtefact());
  const text = new TextDecoder()
    .decode(files.get("preprocess.json"))
    .replace(/"deviation":1(?=[,}])/, '"deviation":1e999');
  expect(() => unpack(resealed(files.set("preprocess.json", new TextEncoder().encode(text))))).toThrow(/deviation/);
});

test("one wrong entry is told of any number of them, and values without number are not read at all", () => {
  const wrong = changed("preprocess.json", (all) => Object.assign(all, { products: new Array(100_000).fill(1) }));
  expect(() => unpack(wrong)).toThrow(/preprocess\.json: products\.0: /);
  const nested = changed("preprocess.json", (all) => Object.assign(all, { products: new Array(200_000).fill([]) }));
  expect(() => unpack(nested)).toThrow(
    /preprocess\.json: it holds more values than that file of any model \(\d{3},\d{3}\)/,
  );
  const many = changed("metrics.json", (all) => Object.assign(all, { gaps: new Array(100_000).fill(0) }));
  expect(() => unpack(many)).toThrow(/metrics\.json: it holds more values/);
  const deep = new TextEncoder().encode(`${"[".repeat(40_000)}${"]".repeat(40_000)}`);
  expect(() => unpack(resealed(pack(exampleArtefact()).set("metrics.json", deep)))).toThrow(/^metrics\.json: /);
});
