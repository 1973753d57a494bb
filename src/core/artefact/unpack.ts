// A model's files → the model, of every version that was ever written; they come from a disk, so nothing is taken on trust.

import { checkVocabulary } from "../features/checkPreprocess.ts";
import { migratePreprocess } from "../features/preprocessFormat.ts";
import { preprocessSchema } from "../features/preprocessSchema.ts";
import { MessageError } from "../lib/message.ts";
import { readSafetensors } from "../lib/safetensors.ts";
import { currentVersion, migrate } from "../lib/versions.ts";
import { z } from "../lib/zod.ts";
import { configFromJson, type ModelConfig, needsTables } from "../model/config.ts";
import { NUM_PROVINCES } from "../model/fromSettings.ts";
import type { Member } from "../training/member.ts";
import { readSettings } from "../training/storedSettings.ts";
import { readAmounts } from "./amountsFile.ts";
import { AMOUNTS_FILE, type Artefact, GOLDEN_FILE, MANIFEST_FILE, ORDERS_FILE } from "./artefact.ts";
import { expertsSchema, historySchema, mappingSchema, metricsSchema, ordersSchema } from "./artefactSchemas.ts";
import { exportMessage } from "./exportMessages.ts";
import { goldenSchema } from "./golden/golden.ts";
import { bytesOf, checkJson, type Files, parseJson, type Shown, within } from "./jsonFiles.ts";
import { type Manifest, MODEL, MODEL_FORMAT, manifestSchema } from "./manifest.ts";
import { checkId, SEALED_SINCE, sealedFiles } from "./seal.ts";

/**
 * Reads what `pack` wrote, by this version or an older one. Throws a message when the model is of a newer version, or one
 * that names the file and the key when something is missing, malformed or of another model.
 */
export function unpack(given: Files): Artefact {
  const { files, shown } = migrated(given);
  const stored = parseJson(files, "preprocess.json", z.record(z.string(), z.unknown()), shown);
  const { mapping, ...preprocess } = checkJson(
    "preprocess.json",
    preprocessSchema.extend({ mapping: mappingSchema }),
    migratePreprocess(stored),
  );
  const metrics = parseJson(files, "metrics.json", metricsSchema, shown);
  const manifest = parseJson(files, MANIFEST_FILE, manifestSchema, shown);
  const [first, ...others] = manifest.members.map((entry) => readMember(files, manifest, entry, shown));
  const artefact: Artefact = {
    members: [first!, ...others],
    mapping,
    preprocess,
    metrics,
    provenance: manifest.provenance,
  };
  if (files.has(ORDERS_FILE)) artefact.orders = parseJson(files, ORDERS_FILE, ordersSchema, shown);
  if (files.has(GOLDEN_FILE)) artefact.golden = parseJson(files, GOLDEN_FILE, goldenSchema, shown);
  for (const [i, { folder }] of manifest.members.entries()) {
    checkSizes(artefact.members[i]!.config, preprocess, shown(`${folder}/config.json`));
  }
  const needsMemory = artefact.members.some(({ config }) => needsTables(config.memory));
  within("preprocess.json", () => checkVocabulary(preprocess, { needsMemory }));
  return artefact;
}

/** The files as this version writes them, and what they were called where they were moved. */
function migrated(given: Files): { files: Files; shown: Shown } {
  const envelope = z.looseObject({ format: z.literal(MODEL_FORMAT), version: z.unknown() });
  const isOld = !given.has(MANIFEST_FILE) && given.has("config.json");
  const version = isOld ? 1 : parseJson(given, MANIFEST_FILE, envelope).version;
  // What is older has no seal, and what is newer is refused by its version before anything else is asked of it.
  const isSealed = typeof version === "number" && version >= SEALED_SINCE && version <= currentVersion(MODEL);
  const { files } = migrate(MODEL, { version, files: isSealed ? sealedFiles(given) : given });
  return {
    files: files as Files,
    shown: isOld ? (path) => OLD_NAMES.get(path) ?? path.replace("members/1/", "") : (path) => path,
  };
}

/** What the manifest says of version 1 stood elsewhere. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([[MANIFEST_FILE, "config.json"]]);

function readMember(
  files: Files,
  manifest: Manifest,
  { folder, settings: own }: Manifest["members"][number],
  shown: Shown,
): Member {
  const file = (name: string): string => `${folder}/${name}`;
  const json = parseJson(files, file("config.json"), z.looseObject({}), shown);
  const config = within(shown(file("config.json")), () => configFromJson(json));
  const history = parseJson(files, file("history.json"), historySchema, shown);
  const settings = within(shown(MANIFEST_FILE), () => readSettings({ ...manifest.settings, ...own }));
  const weights = readWeights(files, folder, { config, id: manifest.id, shown });
  const member: Member = { config, settings, weights, history };
  if (config.memory === "experts") member.experts = parseJson(files, file("experts.json"), expertsSchema, shown);
  const path = file(AMOUNTS_FILE);
  if (files.has(path))
    member.amounts = readAmounts(files, path, { numProducts: config.numProducts, id: manifest.id, shown });
  return member;
}

function readWeights(
  files: Files,
  folder: string,
  { config, id, shown }: { config: ModelConfig; id: string | undefined; shown: Shown },
): Member["weights"] {
  const path = `${folder}/model.safetensors`;
  const weights: Member["weights"] = new Map();
  const bytes = bytesOf(files, path, shown);
  const { tensors, metadata } = within(shown(path), () => readSafetensors(bytes));
  checkId(shown(path), metadata, id);
  const inside = metadata.get("config");
  if (inside !== undefined) checkInside(inside, config, { name: shown(path), beside: shown(`${folder}/config.json`) });
  for (const [name, { shape, values }] of tensors) {
    const at = { file: shown(path), name };
    if (!(values instanceof Float32Array)) throw new MessageError(exportMessage("bundle.notF32", at));
    if (!values.every(Number.isFinite)) throw new MessageError(exportMessage("bundle.noNumbers", at));
    weights.set(name, { shape, values });
  }
  return weights;
}

/** The sizes within a weight file must be those beside it. */
function checkInside(inside: string, config: ModelConfig, { name, beside }: { name: string; beside: string }): void {
  const own = within(name, () => configFromJson(z.looseObject({}).parse(JSON.parse(inside))));
  for (const [key, found] of Object.entries(config)) {
    const value = own[key as keyof ModelConfig];
    if (String(value) === String(found)) continue;
    const values = { name, config: beside, key, inside: String(value), found: String(found) };
    throw new MessageError(exportMessage("bundle.config", values));
  }
}

/** The files must belong together: weights of one model with the vocabulary of another predict nonsense. */
function checkSizes(config: ModelConfig, preprocess: Artefact["preprocess"], file: string): void {
  const pairs: [keyof ModelConfig, number, string][] = [
    ["numProducts", preprocess.products.length + 2, "products (and two more)"],
    ["stepFeatures", preprocess.steps.length, "steps"],
    ["periodFeatures", preprocess.periods.week.length, "periods.week"],
    ["customerFeatures", preprocess.customer.length, "customer"],
    // A province is a row of an embedding: one that is not there would read whatever lies behind it.
    ["numProvinces", NUM_PROVINCES, "provinces"],
  ];
  for (const [key, found, what] of pairs) {
    if (config[key] !== found) {
      const value = String(config[key]);
      throw new MessageError(exportMessage("bundle.mixed", { file, key, value, what, count: found }));
    }
  }
  const [scales, own] = [config.scales, preprocess.scales].map((each) => each.join(", "));
  if (scales === own) return;
  const what = `its scales are ${scales}, those of preprocess.json ${own}`;
  throw new MessageError(exportMessage("bundle.malformed", { name: file, what }));
}
