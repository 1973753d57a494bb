// The configuration of a model from a file: what no user could have set is refused before anything is built of it.

import { expect, test } from "vitest";
import { defaultsOf, settingOf } from "../lib/settingControl.ts";
import { configFromJson, configToJson, type ModelConfig } from "./config.ts";
import { modelConfig } from "./fromSettings.ts";
import { modelSettingsSchema } from "./modelSettings.ts";

const sizes = { numProducts: 40, stepFeatures: 11, periodFeatures: 5, customerFeatures: 30 };
const config: ModelConfig = modelConfig(sizes, { scales: ["week"] }, defaultsOf(modelSettingsSchema));

test("a configuration survives its JSON, at the highest of every size, too", () => {
  expect(configFromJson(configToJson(config))).toEqual(config);
  const highest = { ...config };
  for (const [name, schema] of Object.entries(modelSettingsSchema.shape)) {
    const declared = settingOf(schema);
    if ("bounds" in declared) Object.assign(highest, { [name]: declared.bounds[1] });
  }
  expect(configFromJson(configToJson(highest))).toEqual(highest);
});

test.each([
  ["hidden_size", 513, "hidden_size must be a whole number from 1 to 512, found 513"],
  ["num_layers", 1e9, "num_layers must be a whole number from 1 to 4"],
  ["fusion_dim", -8, "fusion_dim must be a whole number from 1 to 1,024, found -8"],
  ["num_products", 1e12, "num_products must be a whole number from 1 to 1,000,002"],
  ["dropout", 1, "dropout must be from 0 to 0.9"],
  ["num_heads", Number.NaN, "num_heads must be a number"],
  ["memory", 7, "memory must be 0, 1, 2 or 3"],
])("%s = %s", (key, value, message) => {
  expect(() => configFromJson({ ...configToJson(config), [key]: value })).toThrow(message);
});
