// A trained model ⇄ its files: the zip of the page and the output folder of the command line hold the same ones.

import { z } from "zod";
import { migratePreprocess } from "../features/preprocessFormat.ts";
import { preprocessSchema } from "../features/preprocessSchema.ts";
import { MessageError } from "../lib/message.ts";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import { configFromJson, configToJson, type ModelConfig } from "../model/config.ts";
import { PRESET_SETTINGS, trainingSettingsSchema } from "../training/settings.ts";
import { historySchema, mappingSchema, metricsSchema } from "./bundleSchemas.ts";
import type { BundleFile, ModelBundle } from "./bundleTypes.ts";
import { exportMessage } from "./exportMessages.ts";
import { modelCard } from "./modelCard.ts";
import { textFile } from "./zip.ts";

/** The bundle's files by name, ready for a folder or a zip. */
export function writeBundle(bundle: ModelBundle, extra: { predictionsCsv?: string } = {}): Map<BundleFile, Uint8Array> {
  const { config, settings, mapping, preprocess, metrics, history, weights } = bundle;
  const configJson = configToJson(config);
  const metadata = new Map([
    ["format", "pt"],
    ["config", JSON.stringify(configJson)],
  ]);
  const files = new Map<BundleFile, Uint8Array>([
    ["model.safetensors", writeSafetensors({ tensors: weights, metadata })],
    ["preprocess.json", jsonFile({ ...preprocess, mapping })],
    ["config.json", jsonFile({ ...configJson, training: settings }, 2)],
    ["metrics.json", jsonFile(metrics, 2)],
    ["history.json", jsonFile(history)],
    ["MODEL_CARD.md", textFile(modelCard(bundle))],
  ]);
  if (extra.predictionsCsv !== undefined) files.set("predictions.csv", textFile(extra.predictionsCsv));
  return files;
}

/** Reads a bundle back. Throws an error that names the file and the key when something is missing or malformed. */
export function readBundle(files: ReadonlyMap<string, Uint8Array>): ModelBundle {
  const configJson = parse(files, "config.json", z.looseObject({ training: z.looseObject({}) }));
  const config = within("config.json", () => configFromJson(configJson));
  // Settings that a newer version added take their default; the memory was once a yes or no.
  const settings = check(
    "config.json",
    trainingSettingsSchema,
    { ...PRESET_SETTINGS.development, ...configJson.training, memory: config.memory },
    ["training"],
  );
  const stored = parse(files, "preprocess.json", z.record(z.string(), z.unknown()));
  const { mapping, ...preprocess } = check(
    "preprocess.json",
    preprocessSchema.extend({ mapping: mappingSchema }),
    migratePreprocess(stored),
  );
  const metrics = parse(files, "metrics.json", metricsSchema);
  const history = parse(files, "history.json", historySchema);
  const weights: ModelBundle["weights"] = new Map();
  const { tensors } = within("model.safetensors", () => readSafetensors(bytesOf(files, "model.safetensors")));
  for (const [name, { shape, values }] of tensors) {
    if (!(values instanceof Float32Array)) throw new MessageError(exportMessage("bundle.notF32", { name }));
    if (!values.every(Number.isFinite)) throw new MessageError(exportMessage("bundle.noNumbers", { name }));
    weights.set(name, { shape, values });
  }
  const bundle = { config, settings, mapping, preprocess, metrics, history, weights };
  checkSizes(bundle);
  return bundle;
}

/** The files must belong together: weights of one model with the vocabulary of another predict nonsense. */
function checkSizes({ config, preprocess }: ModelBundle): void {
  const pairs: [keyof ModelConfig, number, string][] = [
    ["numProducts", preprocess.products.length + 2, "products (and two more)"],
    ["stepFeatures", preprocess.steps.length, "steps"],
    ["periodFeatures", preprocess.periods.week.length, "periods.week"],
    ["customerFeatures", preprocess.customer.length, "customer"],
  ];
  for (const [key, found, what] of pairs) {
    if (config[key] !== found) {
      throw new MessageError(exportMessage("bundle.mixed", { key, value: String(config[key]), what, count: found }));
    }
  }
  for (const key of ["productNames", "priceTiers", "productCounts"] as const) {
    if (preprocess[key].length !== preprocess.products.length) {
      const [count, products] = [preprocess[key].length, preprocess.products.length];
      throw new MessageError(exportMessage("bundle.entries", { key, count, products }));
    }
  }
  if (config.memory !== "counts") return;
  for (const key of ["followers", "totals", "sizes"] as const) {
    const [count, products] = [preprocess.memory?.[key].length ?? 0, preprocess.products.length];
    if (count !== products)
      throw new MessageError(exportMessage("bundle.entries", { key: `memory.${key}`, count, products }));
  }
}

function bytesOf(files: ReadonlyMap<string, Uint8Array>, name: BundleFile): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) {
    const have = [...files.keys()].join(", ") || exportMessage("bundle.none");
    throw new MessageError(exportMessage("bundle.missing", { name, have }));
  }
  return bytes;
}

function parse<T extends z.ZodType>(files: ReadonlyMap<string, Uint8Array>, name: BundleFile, schema: T): z.infer<T> {
  const bytes = bytesOf(files, name);
  const json = within(name, () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown);
  return check(name, schema, json);
}

function check<T extends z.ZodType>(name: BundleFile, schema: T, json: unknown, at: string[] = []): z.infer<T> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const key = [...at, ...(issue?.path ?? [])].map(String).join(".");
  const what = `${key ? `${key}: ` : ""}${issue?.message ?? "malformed"}`;
  throw new MessageError(exportMessage("bundle.malformed", { name, what }));
}

/** Runs a step and names the file in its error. */
function within<T>(name: BundleFile, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new MessageError(exportMessage("bundle.malformed", { name, what }));
  }
}

function jsonFile(value: unknown, indent?: number): Uint8Array {
  return textFile(`${JSON.stringify(value, null, indent)}\n`);
}
