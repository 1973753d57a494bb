// A downloaded model must come back the same, and a damaged or foreign one must say what is wrong with it.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { messages } from "../lib/message.ts";
import { readSafetensors } from "../lib/safetensors.ts";
import { shapeOfSchema, shapeOfValue } from "../lib/testing/shape.ts";
import { checkShape } from "../lib/testing/storedShape.ts";
import { currentVersion } from "../lib/versions.ts";
import { configToJson } from "../model/config.ts";
import { EXPERTS } from "../model/experts.ts";
import { expertsSchema, historySchema, mappingSchema, metricsSchema, ordersSchema } from "./artefactSchemas.ts";
import { goldenSchema } from "./golden/golden.ts";
import { MODEL, manifestSchema } from "./manifest.ts";
import { pack } from "./pack.ts";
import { runLabelSchema } from "./runLabel.ts";
import { exampleArtefact, exampleNetworks } from "./testing/exampleArtefact.ts";
import { resealed } from "./testing/resealed.ts";
import { unpack } from "./unpack.ts";
import { unzipFiles, zipFiles } from "./zip.ts";

const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  new TextDecoder().decode(files.get(name));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

test("a model survives the files and the zip exactly", () => {
  const model = exampleArtefact();
  const zip = zipFiles(pack(model, { predictionsCsv: "line\r\n1\r\n" }));
  const files = unzipFiles(zip);
  expect([...files.keys()]).toEqual([
    "manifest.json",
    "preprocess.json",
    "metrics.json",
    "MODEL_CARD.md",
    "members/1/model.safetensors",
    "members/1/config.json",
    "members/1/history.json",
    "inputs.json",
    "golden.json",
    "predictions.csv",
  ]);
  const back = unpack(files);
  expect(back).toEqual(model);
  expect(Object.is(back.members[0].weights.get("memory_gate.bias")?.values[1], -0)).toBe(true);
});

test("sentences that can be translated come back too; a model without them, or with damaged ones, is told apart", () => {
  const model = exampleArtefact();
  const said = messages({ example: "An example of {{count:count}}." })("example", { count: 2 });
  model.preprocess.protocolSentences = [said];
  model.preprocess.scalesOff = [{ scale: "year", reason: said.text, sentence: said }];
  model.metrics.protocolSentences = [said, said];
  model.members[0].history.backend = {
    ...model.members[0].history.backend,
    detailSentence: said,
    reasonSentence: said,
  };
  expect(unpack(pack(model))).toEqual(model);
  model.metrics.protocolSentences = [{ ...said, values: { count: [] as unknown as number } }];
  expect(() => unpack(pack(model))).toThrow(/metrics.json: protocolSentences/);
});

test("metrics with and without the baselines and slices that came later open", () => {
  const model = exampleArtefact();
  expect(unpack(pack(model)).metrics.baselines.product).not.toHaveProperty("recentTrend");
  const { popular, last } = model.metrics.baselines.product;
  Object.assign(model.metrics.baselines.product, { recentTrend: popular, nearest: last, ease: last });
  model.metrics.sliceGaps = [{ ...model.metrics.gaps![0]!, baseline: "nearest", slice: "new" }];
  expect(unpack(pack(model))).toEqual(model);
});

test("custom features come back; more or longer ones than the page allows do not", () => {
  const model = exampleArtefact();
  model.preprocess.settings.customFeatures = [{ name: "overdue", formula: "recency_days / gap_mean_days" }];
  expect(unpack(pack(model))).toEqual(model);
  model.preprocess.settings.customFeatures = [{ name: "long", formula: "1".repeat(501) }];
  expect(() => unpack(pack(model))).toThrow(/preprocess.json: settings.customFeatures.0.formula/);
  model.preprocess.settings.customFeatures = Array.from({ length: 33 }, (_, i) => ({ name: `f${i}`, formula: "1" }));
  expect(() => unpack(pack(model))).toThrow(/preprocess.json: settings.customFeatures/);
});

test("the second stage comes back, and a model that multiplies is not read without it", () => {
  const model = exampleArtefact();
  const [member] = model.members;
  member.config.memory = "experts";
  member.settings.memory = "experts";
  model.preprocess.memory = { followers: [[], [], []], totals: [0, 0, 0], sizes: [0, 0, 0], weeks: [] };
  expect(() => unpack(pack(model))).toThrow(/experts\.json/);
  member.experts = {
    halfLives: { visits: 60, sales: 14 },
    mean: [3.1, 1.7],
    deviation: [0.5, 1 / 3],
    exponents: EXPERTS.map((_, m) => [m / 7, -0.1, 0.25]),
  };
  expect(unpack(pack(model))).toEqual(model);
  member.experts.exponents.pop();
  expect(() => unpack(pack(model))).toThrow(/experts\.json: exponents/);
});

test("the memory's tables come back, and a model that counts is not read without them", () => {
  const model = exampleArtefact();
  model.members[0].config.memory = "counts";
  model.members[0].settings.memory = "counts";
  expect(() => unpack(pack(model))).toThrow(/memory\.followers/);
  model.preprocess.memory = {
    followers: [[3, 1.5, 4, 0.25], [], [2, 0.001]],
    totals: [1.75, 0, 0.001],
    sizes: [2, 0, 1],
    weeks: [[2, 7, 4, 1], [], [3, 2]],
  };
  expect(unpack(pack(model))).toEqual(model);
  model.preprocess.memory.totals = [1.75];
  expect(() => unpack(pack(model))).toThrow(/memory\.totals/);
  model.preprocess.memory.followers = [[-3, 1]];
  expect(() => unpack(pack(model))).toThrow(/preprocess\.json: memory\.followers\.0\.0/);
});

test("config.json speaks PyTorch's names; the manifest tells what the model is and holds the settings", () => {
  const files = pack(exampleArtefact());
  expect(JSON.parse(text(files, "members/1/config.json"))).toMatchObject({
    num_products: 5,
    hidden_size: 4,
    memory: 1,
  });
  expect(JSON.parse(text(files, "manifest.json"))).toEqual({
    format: "sales-studio-model",
    version: 6,
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    files: [...files]
      .slice(1)
      .map(([path, each]) => ({ path, bytes: each.length, sha256: createHash("sha256").update(each).digest("hex") })),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    answers: ["product", "quantity", "revenue"],
    members: [{ folder: "members/1", settings: { seed: 1 } }],
    preprocess: "preprocess.json",
    metrics: "metrics.json",
    settings: { version: 3, ...exampleArtefact().members[0].settings },
    provenance: exampleArtefact().provenance,
  });
});

test("members keep what differs in their settings, and their own weights and histories", () => {
  const model = exampleArtefact();
  const [first] = model.members;
  const other = exampleArtefact().members[0];
  other.settings = { ...first.settings, seed: 7, batchSize: 32 };
  other.history.bestEpoch = 3;
  other.weights.get("memory_gate.bias")!.values[0] = 0.5;
  model.members.push(other);
  model.metrics.networks = exampleNetworks(model.metrics);
  const files = unzipFiles(zipFiles(pack(model)));
  expect(JSON.parse(text(files, "manifest.json")).members).toEqual([
    { folder: "members/1", settings: { seed: 1 } },
    { folder: "members/2", settings: { batchSize: 32, seed: 7 } },
  ]);
  expect(unpack(files)).toEqual(model);
});

test("the weight file's metadata names the format and the configuration", () => {
  const file = pack(exampleArtefact()).get("members/1/model.safetensors")!;
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  expect(header.__metadata__.format).toBe("pt");
  expect(JSON.parse(header.__metadata__.config)).toMatchObject({ num_products: 5, scales: ["week", "month"] });
});

test("a metric without targets (NaN) survives as NaN", () => {
  const model = exampleArtefact();
  model.metrics.product.new.hit10 = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  expect(unpack(pack(model)).metrics.product.new.hit10.value).toBeNaN();
});

describe("damaged models name the file and the key", () => {
  const damaged = (name: string, change: (json: Record<string, unknown>) => void): Map<string, Uint8Array> => {
    const files = new Map<string, Uint8Array>(pack(exampleArtefact()));
    const json = JSON.parse(text(files, name));
    change(json);
    return resealed(files.set(name, bytes(json)));
  };

  test.each<[string, Map<string, Uint8Array>, RegExp]>([
    ["nothing", new Map(), /manifest\.json is missing \(have: nothing\)/],
    ["no JSON", resealed(pack(exampleArtefact()).set("metrics.json", bytes("x").subarray(1))), /^metrics\.json: /],
    [
      "a size as text",
      damaged("members/1/config.json", (json) => Object.assign(json, { hidden_size: "4" })),
      /^members\/1\/config\.json: .*hidden_size/,
    ],
    [
      "an unknown setting",
      damaged("manifest.json", (json) => Object.assign(json.settings as object, { batchSize: 0 })),
      /^manifest\.json: .*\(batchSize: /,
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
      /^members\/1\/config\.json and preprocess\.json are not of one model: numProducts is 5.*counts 3/,
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
      damaged("members/1/history.json", (json) => Object.assign(json, { reason: "bored" })),
      /^members\/1\/history\.json: reason/,
    ],
    [
      "another format",
      damaged("manifest.json", (json) => Object.assign(json, { format: "onnx" })),
      /^manifest\.json: format/,
    ],
    [
      "a path that leads out of the model",
      damaged("manifest.json", (json) => Object.assign(json, { members: [{ folder: "../1", settings: {} }] })),
      /^manifest\.json: members\.0\.folder/,
    ],
    [
      "a member twice",
      damaged("manifest.json", ({ members }) => (members as unknown[]).push((members as unknown[])[0])),
      /^manifest\.json: members: a folder stands twice/,
    ],
    [
      "a member that is not there",
      damaged("manifest.json", ({ members }) => (members as unknown[]).push({ folder: "members/2", settings: {} })),
      /^members\/2\/config\.json is missing/,
    ],
    [
      "a newer version",
      damaged("manifest.json", (json) => Object.assign(json, { version: 7, files: "elsewhere" })),
      /^A newer version of the studio wrote the model \(in format 7; this version reads up to 6\)/,
    ],
    [
      "settings of a newer version",
      damaged("manifest.json", (json) => Object.assign(json.settings as object, { version: 4 })),
      /^manifest\.json: A newer version of the studio wrote the training settings/,
    ],
  ])("%s", (_, files, message) => {
    expect(() => unpack(files)).toThrow(message);
  });

  test("weights that are no numbers", () => {
    const model = exampleArtefact();
    model.members[0].weights.get("memory_gate.bias")!.values[0] = Number.NaN;
    expect(() => unpack(pack(model))).toThrow(/^members\/1\/model\.safetensors: memory_gate\.bias holds values/);
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
    expect(() => unzipFiles(zip)).toThrow(/config\.json in this zip would unpack to 3,000,000,000 bytes/);
  });

  test("members are found in the folder that holds the model; what only looks like one is left alone", () => {
    const files = pack(exampleArtefact());
    const inFolder = [...files].map(([name, each]) => [`my model/${name}`, each] as const);
    const noise = {
      "my model/members/0/config.json": bytes(1),
      "my model/members/1/notes.json": bytes(1),
      "my model/members/1/../../config.json": bytes(1),
      "__MACOSX/my model/members/1/._config.json": bytes(1),
    };
    const found = unzipFiles(zipSync({ ...Object.fromEntries(inFolder), ...noise }));
    expect(new Set(found.keys())).toEqual(new Set(files.keys()));
    expect(unpack(found)).toEqual(exampleArtefact());
    // As Windows spells paths.
    const windows = inFolder.map(([name, each]) => [name.replaceAll("/", "\\"), each] as const);
    expect(unpack(unzipFiles(zipSync(Object.fromEntries(windows))))).toEqual(exampleArtefact());
  });

  test("a member twice, and a model in two folders, are refused", () => {
    const twice = zipSync({ "members/1/config.json": bytes(1), "a/members/1/config.json": bytes(2) });
    expect(() => unzipFiles(twice)).toThrow(/holds members\/1\/config\.json more than once/);
    const apart = zipSync({ "a/manifest.json": bytes(1), "b/members/1/config.json": bytes(2) });
    expect(() => unzipFiles(apart)).toThrow(/two folders \(a and b\)/);
  });
});

test("the files have the shapes of their version", () => {
  checkShape("artefact", currentVersion(MODEL), {
    "manifest.json": shapeOfSchema(manifestSchema),
    "history.json": shapeOfSchema(historySchema),
    "experts.json": shapeOfSchema(expertsSchema),
    "orders.json": shapeOfSchema(ordersSchema),
    "golden.json": shapeOfSchema(goldenSchema),
    "metrics.json": shapeOfSchema(metricsSchema),
    "preprocess.json mapping": shapeOfSchema(mappingSchema),
    "run.json": shapeOfSchema(runLabelSchema),
    "config.json": shapeOfValue(configToJson(exampleArtefact().members[0].config)),
  });
});

describe("models of version 1", () => {
  const folder = (name: string): Map<string, Uint8Array> =>
    new Map(readdirSync(`fixtures/v1/${name}`).map((file) => [file, readFileSync(`fixtures/v1/${name}/${file}`)]));

  test.each(["off", "frequency", "counts"])(
    "memory %s: every file says in the newest version what it said",
    (memory) => {
      const files = folder(memory);
      const model = unpack(files);
      const json = (name: string) => JSON.parse(text(files, name));
      expect(model.members).toHaveLength(1);
      const [member] = model.members;
      expect(member.settings).toEqual({ ...json("config.json").training, members: 1, snapshots: 1 });
      const { tensors } = readSafetensors(files.get("model.safetensors")!);
      expect(member.weights).toEqual(tensors);
      const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
      expect(plain(member.history)).toEqual(json("history.json"));
      expect(plain(model.metrics)).toEqual(json("metrics.json"));
      expect(model.mapping).toEqual(json("preprocess.json").mapping);
      expect(model.preprocess.products).toEqual(json("preprocess.json").products);
      expect(model.provenance).toEqual({
        data: {
          ...{ fingerprint: null, firstDay: null, lastDay: null },
          counts: { ...json("metrics.json").counts, lines: null },
        },
        product: null,
        backend: json("metrics.json").backend,
        seed: 1,
      });
      // Packed anew it is a model of the newest version, and the same.
      const packed = pack(model);
      expect(JSON.parse(text(packed, "manifest.json")).version).toBe(currentVersion(MODEL));
      expect(unpack(packed)).toEqual(model);
      expect(new Set(files.keys())).toEqual(new Set(folder(memory).keys()));
    },
  );

  test("settings from when the memory was a yes or no follow the configuration", () => {
    const files = folder("frequency");
    const config = JSON.parse(text(files, "config.json"));
    config.training.memory = true;
    files.set("config.json", bytes(config));
    expect(unpack(files).members[0].settings.memory).toBe("frequency");
  });

  test.each<[string, (json: Record<string, Record<string, unknown>>) => void, RegExp]>([
    ["config.json", (json) => Object.assign(json, { hidden_size: "4" }), /^config\.json: .*hidden_size/],
    ["config.json", ({ training }) => Object.assign(training!, { batchSize: 0 }), /^config\.json: .*\(batchSize: /],
    ["history.json", (json) => Object.assign(json, { reason: "bored" }), /^history\.json: reason/],
    ["preprocess.json", (json) => delete json.products, /^preprocess\.json: products/],
    ["metrics.json", ({ counts }) => Object.assign(counts!, { test: -1 }), /^metrics\.json: counts\.test/],
  ])("damage in %s is told by the name that the file has", (name, change, message) => {
    const files = folder("off");
    const json = JSON.parse(text(files, name));
    change(json);
    expect(() => unpack(files.set(name, bytes(json)))).toThrow(message);
  });

  test("files that are missing are told by their old names", () => {
    const files = folder("off");
    files.delete("history.json");
    expect(() => unpack(files)).toThrow(/^history\.json is missing \(have: .*model\.safetensors/);
  });
});
