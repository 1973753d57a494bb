import fc from "fast-check";
import { expect, test } from "vitest";
import type { SettingValue } from "../core/lib/settingControl.ts";
import { SETTING_NAMES, type SettingName, setting } from "../core/training/settingList.ts";
import { PRESETS } from "../core/training/settings.ts";
import {
  type Form,
  formFeatures,
  formFromQuery,
  formToQuery,
  isUntouched,
  presetForm,
  rememberForm,
  settingValue,
  startingForm,
  withSetting,
} from "./settings.ts";

/** Any value that a setting allows. */
function valuesOf(name: SettingName): fc.Arbitrary<SettingValue> {
  const declared = setting(name);
  switch (declared.kind) {
    case "integer":
      return fc.integer({ min: declared.bounds[0], max: declared.bounds[1] });
    case "real":
      return fc.double({ min: declared.bounds[0], max: declared.bounds[1], noNaN: true }).map((value) => value + 0);
    case "choice":
      return fc.constantFrom(...declared.options);
    case "flag":
      return fc.boolean();
    default:
      return declared satisfies never;
  }
}

const forms = fc
  .record({
    preset: fc.constantFrom(...PRESETS),
    changes: fc
      .subarray(SETTING_NAMES)
      .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), valuesOf(name))))),
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
  .map(({ preset, changes, customFeatures, backend }): Form => {
    const form = changes.reduce((so, [name, value]) => withSetting(so, name, value), presetForm(preset));
    return { ...form, samples: { ...form.samples, customFeatures }, backend };
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
  expect(formFeatures(read!.form).customFeatures).toHaveLength(2);
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
  expect(formFeatures(form)).toMatchObject({ maxSeqLen: 11, split: "line", minHistory: 1 });
});

test("a form knows whether it was changed, whatever the backend", () => {
  const form = presetForm("experiment");
  expect(isUntouched({ ...form, backend: "wasm" })).toBe(true);
  expect(isUntouched({ ...form, settings: { ...form.settings, epochs: 31 } })).toBe(false);
});

test("each setting stands in the address and in what is remembered, and is asked of samples or training", () => {
  for (const name of SETTING_NAMES) {
    const [value] = fc.sample(
      valuesOf(name).filter((each) => each !== settingValue(presetForm("quick"), name)),
      { numRuns: 1, seed: 7 },
    );
    const form = withSetting(presetForm("quick"), name, value!);
    expect(formToQuery(form).toString()).toBe(new URLSearchParams({ [name]: String(value) }).toString());
    expect(isUntouched(form)).toBe(false);
    const store = memoryStore();
    rememberForm(store, form);
    expect(startingForm(new URLSearchParams(), store)).toEqual({ form, ignored: [] });
    expect({ ...form.settings, ...formFeatures(form) }).toMatchObject({ [name]: value });
  }
});

test("an address cannot ask for more than the bounds of any setting", () => {
  for (const name of SETTING_NAMES) {
    for (const text of ["1e12", "-1e12", "Infinity", "NaN", "__proto__", ""]) {
      const read = formFromQuery(new URLSearchParams({ [name]: text }));
      expect(read).toEqual({ form: presetForm("quick"), ignored: [`${name}=${text}`] });
    }
  }
});
