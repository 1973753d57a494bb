import fc from "fast-check";
import { expect, test } from "vitest";
import { MEMORIES } from "../core/model/modelSettings.ts";
import { PRESETS } from "../core/training/settings.ts";
import {
  type Form,
  featureSettings,
  formFromQuery,
  formToQuery,
  headsFit,
  isUntouched,
  presetForm,
  rememberForm,
  startingForm,
} from "./settings.ts";

const forms = fc
  .record({
    preset: fc.constantFrom(...PRESETS),
    epochs: fc.integer({ min: 1, max: 500 }),
    learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    maxSeqLen: fc.integer({ min: 2, max: 100 }),
    memory: fc.constantFrom(...MEMORIES),
    seed: fc.integer({ min: 0, max: 2_147_483_647 }),
    historyRule: fc.constantFrom("before-visit" as const, "previous-lines" as const),
    split: fc.constantFrom("time" as const, "customer" as const, "line" as const),
    dropWalkIns: fc.boolean(),
    customFeatures: fc.constantFrom(
      [],
      [{ name: "overdue", formula: "recency_days / gap_mean_days" }],
      [
        { name: "a", formula: "1 + (2 < 3)" },
        { name: "xu_hướng", formula: "week_revenue == 0" },
      ],
    ),
    backend: fc.constantFrom("auto" as const, "webgpu" as const, "wasm" as const),
  })
  .map(({ preset, historyRule, split, dropWalkIns, customFeatures, backend, ...changes }): Form => {
    const form = presetForm(preset);
    return {
      ...form,
      settings: { ...form.settings, ...changes },
      samples: { historyRule, split, dropWalkIns, customFeatures },
      backend,
    };
  });

function memoryStore() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
}

test("a form survives its address", () => {
  fc.assert(
    fc.property(forms, (form) => {
      const text = formToQuery(form).toString();
      const back = formFromQuery(new URLSearchParams(text));
      expect(back?.ignored ?? []).toEqual([]);
      expect(back?.form ?? presetForm("quick")).toEqual(form);
    }),
  );
});

test("an untouched Quick look has an empty address, and an address without settings says nothing", () => {
  expect(formToQuery(presetForm("quick")).toString()).toBe("");
  expect(formFromQuery(new URLSearchParams("tab=train"))).toBeNull();
});

test("values that do not fit are told and left at the preset's", () => {
  const read = formFromQuery(new URLSearchParams("epochs=-3&hiddenSize=abc&preset=huge&memory=1&batchSize=&seed=7"));
  expect(read?.ignored).toEqual(["preset=huge", "batchSize=", "epochs=-3", "hiddenSize=abc", "memory=1"]);
  expect(read?.form).toEqual({ ...presetForm("quick"), settings: { ...presetForm("quick").settings, seed: 7 } });
});

test("custom features of an address are taken as they are written; what is none is told", () => {
  const query = new URLSearchParams();
  for (const text of ["fine = frequency", "frequency", "bad = 1 +"]) query.append("feature", text);
  const read = formFromQuery(query);
  expect(read?.ignored).toEqual(["feature=frequency"]);
  expect(read?.form.samples.customFeatures).toEqual([
    { name: "fine", formula: "frequency" },
    { name: "bad", formula: "1 +" },
  ]);
  expect(isUntouched(read!.form)).toBe(true);
  expect(featureSettings(read!.form).customFeatures).toHaveLength(2);
});

test("the address goes before what was remembered, which goes before the default", () => {
  const store = memoryStore();
  expect(startingForm(new URLSearchParams(), store).form).toEqual(presetForm("quick"));
  rememberForm(store, presetForm("production"));
  expect(startingForm(new URLSearchParams(), store).form).toEqual(presetForm("production"));
  expect(startingForm(new URLSearchParams("epochs=2"), store).form.settings.epochs).toBe(2);
  expect(startingForm(new URLSearchParams("epochs=2"), store).form.preset).toBe("quick");
});

test("a storage that throws is no reason to stop", () => {
  const broken = {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("denied");
    },
  };
  rememberForm(broken, presetForm("quick"));
  expect(startingForm(new URLSearchParams(), broken).form).toEqual(presetForm("quick"));
});

test("the sequence length of the model is the one samples are made with", () => {
  const form = presetForm("quick");
  form.settings.maxSeqLen = 11;
  form.samples.split = "line";
  expect(featureSettings(form)).toMatchObject({ maxSeqLen: 11, split: "line", minHistory: 1 });
});

test("a form knows whether it was changed, whatever the backend", () => {
  const form = presetForm("experiment");
  expect(isUntouched({ ...form, backend: "wasm" })).toBe(true);
  expect(isUntouched({ ...form, settings: { ...form.settings, epochs: 31 } })).toBe(false);
});

test("heads must divide the attention's width", () => {
  const { settings } = presetForm("quick");
  expect(headsFit({ ...settings, hiddenSize: 20, numHeads: 8 })).toBe(true);
  expect(headsFit({ ...settings, hiddenSize: 6, numHeads: 8 })).toBe(false);
});
