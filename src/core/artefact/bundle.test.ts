// A downloaded model must come back the same, and a damaged or foreign one must say what is wrong with it.

import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { messages } from "../lib/message.ts";
import { readBundle, writeBundle } from "./bundle.ts";
import { exampleBundle } from "./testing/exampleBundle.ts";
import { unzipFiles, zipFiles } from "./zip.ts";

const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  new TextDecoder().decode(files.get(name));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

test("a bundle survives the files and the zip exactly", () => {
  const bundle = exampleBundle();
  const zip = zipFiles(writeBundle(bundle, { predictionsCsv: "line\r\n1\r\n" }));
  const files = unzipFiles(zip);
  expect([...files.keys()]).toEqual([
    "model.safetensors",
    "preprocess.json",
    "config.json",
    "metrics.json",
    "history.json",
    "MODEL_CARD.md",
    "predictions.csv",
  ]);
  const back = readBundle(files);
  expect(back).toEqual(bundle);
  expect(Object.is(back.weights.get("memory_gate.bias")?.values[1], -0)).toBe(true);
});

test("sentences that can be translated come back too; a bundle without them, or with damaged ones, is told apart", () => {
  const bundle = exampleBundle();
  const said = messages({ example: "An example of {{count:count}}." })("example", { count: 2 });
  bundle.preprocess.protocolSentences = [said];
  bundle.preprocess.scalesOff = [{ scale: "year", reason: said.text, sentence: said }];
  bundle.metrics.protocolSentences = [said, said];
  bundle.history.backend = { ...bundle.history.backend, detailSentence: said, reasonSentence: said };
  expect(readBundle(writeBundle(bundle))).toEqual(bundle);
  bundle.metrics.protocolSentences = [{ ...said, values: { count: [] as unknown as number } }];
  expect(() => readBundle(writeBundle(bundle))).toThrow(/metrics.json: protocolSentences/);
});

test("custom features come back; more or longer ones than the page allows do not", () => {
  const bundle = exampleBundle();
  bundle.preprocess.settings.customFeatures = [{ name: "overdue", formula: "recency_days / gap_mean_days" }];
  expect(readBundle(writeBundle(bundle))).toEqual(bundle);
  bundle.preprocess.settings.customFeatures = [{ name: "long", formula: "1".repeat(501) }];
  expect(() => readBundle(writeBundle(bundle))).toThrow(/preprocess.json: settings.customFeatures.0.formula/);
  bundle.preprocess.settings.customFeatures = Array.from({ length: 33 }, (_, i) => ({ name: `f${i}`, formula: "1" }));
  expect(() => readBundle(writeBundle(bundle))).toThrow(/preprocess.json: settings.customFeatures/);
});

test("the memory's tables come back, and a model that counts is not read without them", () => {
  const bundle = exampleBundle();
  bundle.config.memory = "counts";
  bundle.settings.memory = "counts";
  expect(() => readBundle(writeBundle(bundle))).toThrow(/memory\.followers/);
  bundle.preprocess.memory = {
    followers: [[3, 1.5, 4, 0.25], [], [2, 0.001]],
    totals: [1.75, 0, 0.001],
    sizes: [2, 0, 1],
    weeks: [[2, 7, 4, 1], [], [3, 2]],
  };
  expect(readBundle(writeBundle(bundle))).toEqual(bundle);
  bundle.preprocess.memory.totals = [1.75];
  expect(() => readBundle(writeBundle(bundle))).toThrow(/memory\.totals/);
  bundle.preprocess.memory.followers = [[-3, 1]];
  expect(() => readBundle(writeBundle(bundle))).toThrow(/preprocess\.json: memory\.followers\.0\.0/);
});

test("settings from when the memory was a yes or no follow the configuration", () => {
  const bundle = exampleBundle();
  const files = writeBundle(bundle);
  const config = JSON.parse(text(files, "config.json"));
  config.training.memory = true;
  files.set("config.json", new TextEncoder().encode(JSON.stringify(config)));
  expect(readBundle(files).settings.memory).toBe("frequency");
});

test("config.json speaks PyTorch's names and holds the training settings", () => {
  const config = JSON.parse(text(writeBundle(exampleBundle()), "config.json"));
  expect(config).toMatchObject({
    num_products: 5,
    hidden_size: 4,
    memory: 1,
    training: { batchSize: 64, hiddenSize: 4 },
  });
});

test("the weight file's metadata names the format and the configuration", () => {
  const file = writeBundle(exampleBundle()).get("model.safetensors")!;
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  expect(header.__metadata__.format).toBe("pt");
  expect(JSON.parse(header.__metadata__.config)).toMatchObject({ num_products: 5, scales: ["week", "month"] });
});

test("a metric without targets (NaN) survives as NaN", () => {
  const bundle = exampleBundle();
  bundle.metrics.product.new.hit10 = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  expect(readBundle(writeBundle(bundle)).metrics.product.new.hit10.value).toBeNaN();
});

describe("damaged bundles name the file and the key", () => {
  const damaged = (name: string, change: (json: Record<string, unknown>) => void): Map<string, Uint8Array> => {
    const files = new Map<string, Uint8Array>(writeBundle(exampleBundle()));
    const json = JSON.parse(text(files, name));
    change(json);
    return files.set(name, bytes(json));
  };

  test.each<[string, Map<string, Uint8Array>, RegExp]>([
    ["nothing", new Map(), /config\.json is missing \(have: nothing\)/],
    ["no JSON", new Map(writeBundle(exampleBundle())).set("metrics.json", bytes("x").subarray(1)), /^metrics\.json: /],
    [
      "a size as text",
      damaged("config.json", (json) => Object.assign(json, { hidden_size: "4" })),
      /config\.json: .*hidden_size/,
    ],
    [
      "an unknown setting",
      damaged("config.json", (json) => Object.assign(json.training as object, { batchSize: 0 })),
      /config\.json: training\.batchSize/,
    ],
    ["no vocabulary", damaged("preprocess.json", (json) => delete json.products), /preprocess\.json: products/],
    [
      "an unknown field",
      damaged("preprocess.json", (json) => Object.assign(json.mapping as object, { columns: { price: 1 } })),
      /preprocess\.json: mapping\.columns/,
    ],
    [
      "another model's vocabulary",
      damaged("preprocess.json", (json) => Object.assign(json, { products: ["A"] })),
      /not of one model: numProducts is 5.*counts 3/,
    ],
    [
      "names that do not fit",
      damaged("preprocess.json", (json) => Object.assign(json, { productNames: ["A"] })),
      /productNames has 1 entries for 3/,
    ],
    [
      "a lost baseline",
      damaged("metrics.json", (json) => Object.assign(json.baselines as object, { product: {} })),
      /metrics\.json: baselines\.product/,
    ],
    [
      "an unknown ending",
      damaged("history.json", (json) => Object.assign(json, { reason: "bored" })),
      /history\.json: reason/,
    ],
  ])("%s", (_, files, message) => {
    expect(() => readBundle(files)).toThrow(message);
  });

  test("weights that are no numbers", () => {
    const bundle = exampleBundle();
    bundle.weights.get("memory_gate.bias")!.values[0] = Number.NaN;
    expect(() => readBundle(writeBundle(bundle))).toThrow(/model\.safetensors: memory_gate\.bias holds values/);
  });
});

describe("zips", () => {
  test("a model in a folder of the zip is found, other files are left alone", () => {
    const zip = zipSync({
      "my model/config.json": bytes({ a: 1 }),
      "my model/notes.txt": bytes("x"),
      "__MACOSX/._config.json": bytes(1),
    });
    expect([...unzipFiles(zip).keys()]).toEqual(["config.json"]);
  });

  test("no zip, a zip without a model and two models in one are refused in a sentence", () => {
    expect(() => unzipFiles(bytes("hello"))).toThrow(/cannot be opened as a zip/);
    expect(() => unzipFiles(zipSync({ "a.txt": bytes(1) }))).toThrow(/holds no model/);
    expect(() => unzipFiles(zipSync({ "a/config.json": bytes(1), "b/config.json": bytes(2) }))).toThrow(
      /more than once/,
    );
  });

  test("a zip that claims to unpack to gigabytes is refused before unpacking", () => {
    const zip = zipSync({ "config.json": bytes({}) }, { level: 0 });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    // The central directory's record of the file: signature 0x02014b50, uncompressed size at 24.
    for (let at = 0; at < zip.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 3_000_000_000, true);
    }
    expect(() => unzipFiles(zip)).toThrow(/more than 1073741824 bytes/);
  });
});
