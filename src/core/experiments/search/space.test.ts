// Spaces as people write them: refused in words where something is wrong, and never a source of settings that contradict themselves.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../../features/featureSettings.ts";
import { messageOf } from "../../lib/message.ts";
import { random } from "../../lib/random.ts";
import { settingNotes } from "../../training/settingRules.ts";
import { PRESET_SETTINGS, PRESETS, trainingSettingsSchema } from "../../training/settings.ts";
import { allValues, isActive, nearest, type Range, valueAt } from "./parameter.ts";
import { checkSpec, readSpace } from "./readSpace.ts";
import { defaultSpace, featuresOf, settingsOf } from "./space.ts";
import { drawValues } from "./strategies/draw.ts";
import { gridPoints } from "./strategies/grid.ts";
import { exampleSpec } from "./testing/simulate.ts";
import type { SearchSpec, Space } from "./types.ts";

const BASE = PRESET_SETTINGS.quick;
const own = { customFeatures: [{ name: "a", formula: "1" }] };
const read = (space: unknown, features: Parameters<typeof readSpace>[2] = {}): Space =>
  readSpace(JSON.stringify(space), BASE, features);

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return messageOf(error)?.code;
  }
  return undefined;
}

test("a space says what each setting may be", () => {
  const given = {
    learningRate: { low: 0.001, high: 0.01 },
    numLayers: { low: 1, high: 3 },
    memory: { values: ["off", "counts"] },
    dropout: { low: 0, high: 0.3, step: 0.1, points: 2, when: { memory: "counts" } },
    customFeatures: { values: [true, false] },
  };
  expect(read(given, own).parameters).toEqual([
    { kind: "range", name: "learningRate", low: 0.001, high: 0.01, scale: "log" },
    { kind: "range", name: "numLayers", low: 1, high: 3, scale: "linear" },
    { kind: "choice", name: "memory", values: ["off", "counts"] },
    {
      ...{ kind: "range", name: "dropout", low: 0, high: 0.3, scale: "linear", step: 0.1, points: 2 },
      when: { name: "memory", values: ["counts"] },
    },
    { kind: "choice", name: "customFeatures", values: [true, false] },
  ]);
});

test.each([
  ["space.noObject", []],
  ["space.empty", {}],
  ["space.unknown", { nonsense: { values: [1] } }],
  ["space.unknown", { constructor: { values: [1] } }],
  ["space.fixed", { epochs: { values: [1, 2] } }],
  ["space.fixed", { seed: { values: [1, 2] } }],
  ["space.fixed", { split: { values: ["time"] } }],
  ["space.form", { dropout: 3 }],
  ["space.form", { dropout: { low: 0.1 } }],
  ["space.form", { dropout: { values: [0.1], low: 0 } }],
  ["space.unknownKey", { dropout: { low: 0, high: 1, lowest: 2 } }],
  ["space.noRange", { memory: { low: 0, high: 1 } }],
  ["space.value", { dropout: { low: 0, high: 2 } }],
  ["space.value", { numLayers: { values: [1.5] } }],
  ["space.value", { numLayers: { values: ["1"] } }],
  ["space.value", { memory: { values: ["on"] } }],
  ["space.twice", { numLayers: { values: [1, 2, 1] } }],
  ["space.noValues", { numLayers: { values: [] } }],
  ["space.order", { dropout: { low: 0.5, high: 0.1 } }],
  ["space.log", { dropout: { low: 0, high: 0.5, scale: "log" } }],
  ["space.scale", { dropout: { low: 0, high: 0.5, scale: "cubic" } }],
  ["space.step", { dropout: { low: 0, high: 0.5, step: 0 } }],
  ["space.step", { numLayers: { low: 1, high: 4, step: 0.5 } }],
  ["space.step", { learningRate: { low: 0.001, high: 0.1, step: 0.01 } }],
  ["space.points", { dropout: { low: 0, high: 0.5, points: 0 } }],
  ["space.when", { dropout: { low: 0, high: 0.5, when: { memory: "off" } } }],
  ["space.when", { numLayers: { low: 1, high: 2 }, dropout: { low: 0, high: 0.5, when: { numLayers: 2 } } }],
  ["space.whenValue", { memory: { values: ["off"] }, dropout: { low: 0, high: 0.5, when: { memory: "counts" } } }],
  ["space.noFeatures", { customFeatures: { values: [true, false] } }],
  ["space.heads", { numHeads: { values: [5, 7] } }],
  ["space.periods", { periodHidden: { values: [6, 9] } }],
  ["space.rates", { minLearningRate: { values: [0.1] } }],
  [
    "space.weights",
    Object.fromEntries(
      ["product", "quantity", "revenue", "discount"].map((each) => [`${each}Weight`, { low: 0, high: 1 }]),
    ),
  ],
])("%s is said of a space that is wrong", (code, space) => {
  expect(codeOf(() => read(space))).toBe(code);
});

test("what is no JSON, and a search that cannot be run, are refused", () => {
  expect(codeOf(() => readSpace("{", BASE, {}))).toBe("space.noJson");
  const space = read({ dropout: { low: 0, high: 0.5, points: 200 }, weightDecay: { low: 0, high: 0.5, points: 200 } });
  expect(codeOf(() => checkSpec(exampleSpec({ space, strategy: "grid" })))).toBe("space.gridLarge");
  expect(
    codeOf(() => checkSpec(exampleSpec({ space, strategy: "asha", halving: { factor: 3, firstEpochs: 9 } }))),
  ).toBe("search.firstEpochs");
  expect(codeOf(() => checkSpec(exampleSpec({ space })))).toBeUndefined();
});

/** Whatever is drawn trains: in bounds, and without a contradiction. */
function checkSettings(spec: SearchSpec, values: ReturnType<typeof drawValues>): void {
  const settings = settingsOf(spec, { values, seed: 1 });
  expect(trainingSettingsSchema.safeParse(settings).success).toBe(true);
  expect(settingNotes(settings, DEFAULT_FEATURE_SETTINGS).filter(({ severity }) => severity === "error")).toEqual([]);
  for (const parameter of spec.space.parameters) {
    expect(parameter.name in values).toBe(isActive(parameter, values));
    if (!(parameter.name in values)) continue;
    const value = values[parameter.name]!;
    const all = allValues(parameter);
    if (all.length > 0) expect(all).toContain(value);
    else if (parameter.kind === "range") expect(Number(value)).toBeGreaterThanOrEqual(parameter.low);
  }
}

test("all that is drawn, at random or in a grid, is what settings must be to each other", () => {
  const sizes = fc.uniqueArray(fc.integer({ min: 4, max: 64 }), { minLength: 1, maxLength: 4 });
  const range = (name: string, bound: number, floor = 1) =>
    fc.tuple(fc.integer({ min: floor, max: bound }), fc.integer({ min: floor, max: bound })).map(([a, b]) => ({
      [name]: { low: Math.min(a, b), high: Math.max(a, b) },
    }));
  const part = fc.oneof(
    sizes.map((values) => ({ hiddenSize: { values } })),
    range("hiddenSize", 64, 4),
    range("numHeads", 16),
    fc.constant({ numHeads: { values: [3, 5] } }),
    range("periodHidden", 60, 4),
    fc.constant({ memory: { values: ["off", "counts"] }, numHeads: { low: 1, high: 16, when: { memory: "off" } } }),
    fc.constant({ learningRate: { low: 1e-4, high: 1e-1 }, minLearningRate: { low: 1e-6, high: 1e-2, scale: "log" } }),
    fc.constant({ minLearningRate: { low: 0, high: 0.1, step: 0.001 } }),
    fc.constant({ maxSeqLen: { low: 5, high: 30, step: 5 }, dropout: { low: 0.05, high: 0.4 } }),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(), (parts, seed) => {
      let space: Space;
      try {
        space = read(Object.assign({}, ...parts));
      } catch (error) {
        expect(messageOf(error)?.code).toMatch(/^space\.(heads|periods|rates|when)$/);
        return;
      }
      const spec = exampleSpec({ space, base: BASE });
      const rng = random(seed);
      for (let i = 0; i < 8; i++) checkSettings(spec, drawValues(spec, rng));
      for (const point of gridPoints(spec).slice(0, 10)) checkSettings(spec, point);
    }),
    { numRuns: 80 },
  );
});

test("the space for who does not want to choose holds for every preset, and its middle is the preset", () => {
  for (const preset of PRESETS) {
    const base = PRESET_SETTINGS[preset];
    const spec = exampleSpec({ base, space: defaultSpace(base, own) });
    const rng = random(3);
    for (let i = 0; i < 50; i++) checkSettings(spec, drawValues(spec, rng));
    for (const parameter of spec.space.parameters) {
      if (parameter.name === "customFeatures") continue;
      const value = base[parameter.name as keyof typeof base];
      if (parameter.kind === "choice") expect(parameter.values).toContain(value);
      else expect(nearest(parameter, Number(value))).toBe(value);
    }
  }
});

test("ends and steps of a range are as likely as what lies between them", () => {
  const range: Range = { kind: "range", name: "numLayers", low: 1, high: 4, scale: "linear" };
  const spec = exampleSpec({ space: { parameters: [range] } });
  const rng = random(5);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) counts[Number(drawValues(spec, rng).numLayers) - 1]!++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  const stepped: Range = { kind: "range", name: "dropout", low: 0.1, high: 0.45, step: 0.1, scale: "linear" };
  expect(allValues(stepped)).toEqual([0.1, 0.2, 0.3, 0.4]);
  expect(valueAt(stepped, 0.44)).toBe(0.4);
});

test("custom features and the sequence length make other samples, and no other setting does", () => {
  const spec = exampleSpec({ features: { ...DEFAULT_FEATURE_SETTINGS, ...own } });
  expect(featuresOf(spec, { values: {} })).toMatchObject({ maxSeqLen: BASE.maxSeqLen, ...own });
  expect(featuresOf(spec, { values: { customFeatures: false, maxSeqLen: 7 } })).toMatchObject({
    maxSeqLen: 7,
    customFeatures: [],
  });
  expect(featuresOf(spec, { values: { learningRate: 0.1 } })).toEqual(featuresOf(spec, { values: {} }));
});
