// Reads a space as a person writes it: { "learningRate": { "low": 0.001, "high": 0.01 }, "numLayers": { "values": [1, 2] } }. Checks
// names, bounds, and that all that may be drawn can be made into settings that fit each other.

import type { FeatureSettings } from "../../features/featureSettings.ts";
import { MessageError } from "../../lib/message.ts";
import type { SettingValue } from "../../lib/settingControl.ts";
import { PERIOD_HEADS } from "../../model/modelSettings.ts";
import { allowed, isSampleName, isSettingName, readSetting, setting } from "../../training/settingList.ts";
import { type TrainingSettings, trainingSettingsSchema } from "../../training/settings.ts";
import { experimentMessage } from "../experimentMessages.ts";
import { gridValues, isWhole } from "./parameter.ts";
import { CUSTOM_FEATURES, fittingHeads, fittingPeriods, numbersOf } from "./space.ts";
import { MOST_TRIALS, type SearchParameter, type SearchSpec, type Space } from "./types.ts";

/**
 * The same for all trials: how long they are, what they are compared on, and how many networks are kept. The seed differs between
 * re-runs alone.
 */
const FIXED: readonly string[] = ["epochs", "seed", "validationTargets", "members", "snapshots"];
const KEYS = ["values", "low", "high", "scale", "step", "points", "when"];
const MOST_POINTS = 1000;
const TASK_WEIGHTS = ["productWeight", "quantityWeight", "revenueWeight", "discountWeight"] as const;

/** What may stand in a space, without the custom features. */
export const SEARCHABLE: readonly string[] = Object.keys(trainingSettingsSchema.shape).filter(
  (name) => !FIXED.includes(name),
);

type Plain = Readonly<Record<string, unknown>>;

/** The space in a JSON text. Throws a message that says what is wrong in it, at which setting. */
export function readSpace(
  text: string,
  base: TrainingSettings,
  features: Pick<FeatureSettings, "customFeatures">,
): Space {
  const given = parsed(text);
  if (!isObject(given)) throw new MessageError(experimentMessage("space.noObject"));
  const entries = Object.entries(given);
  if (entries.length === 0) throw new MessageError(experimentMessage("space.empty"));
  const parameters: SearchParameter[] = [];
  for (const [name, entry] of entries) parameters.push(parameterOf(name, entry, parameters));
  if (parameters.some(({ name }) => name === CUSTOM_FEATURES) && !features.customFeatures?.length)
    throw new MessageError(experimentMessage("space.noFeatures"));
  const space = { parameters };
  checkRules(space, base);
  return space;
}

/** Throws a message where a search like this cannot be run: too large a grid, no rung below a whole training. */
export function checkSpec({ space, strategy, halving, base }: SearchSpec): void {
  const points = space.parameters.reduce((product, each) => product * gridValues(each).length, 1);
  if (strategy === "grid" && points > MOST_TRIALS)
    throw new MessageError(experimentMessage("space.gridLarge", { most: MOST_TRIALS }));
  if (strategy === "asha" && halving.firstEpochs >= base.epochs)
    throw new MessageError(
      experimentMessage("search.firstEpochs", { first: halving.firstEpochs, epochs: base.epochs }),
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MessageError(
      experimentMessage("space.noJson", { why: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function parameterOf(name: string, entry: unknown, before: readonly SearchParameter[]): SearchParameter {
  if (FIXED.includes(name) || (isSettingName(name) && isSampleName(name)))
    throw new MessageError(experimentMessage("space.fixed", { name }));
  if (name !== CUSTOM_FEATURES && !SEARCHABLE.includes(name))
    throw new MessageError(
      experimentMessage("space.unknown", { name, known: [...SEARCHABLE, CUSTOM_FEATURES].join(", ") }),
    );
  if (!isObject(entry)) throw new MessageError(experimentMessage("space.form", { name }));
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new MessageError(experimentMessage("space.unknownKey", { name, key: unknown }));
  const condition = "when" in entry ? { when: conditionOf(name, entry.when, before) } : {};
  if ("values" in entry) {
    if (KEYS.some((key) => key !== "values" && key !== "when" && key in entry))
      throw new MessageError(experimentMessage("space.form", { name }));
    return { kind: "choice", name, values: valuesOf(name, entry.values), ...condition };
  }
  return { ...rangeOf(name, entry), ...condition };
}

function valuesOf(name: string, given: unknown): SettingValue[] {
  const list = Array.isArray(given) ? given : [given];
  if (list.length === 0) throw new MessageError(experimentMessage("space.noValues", { name }));
  const values = list.map((each) => valueFrom(name, each));
  const twice = values.find((each, i) => values.indexOf(each) < i);
  if (twice !== undefined) throw new MessageError(experimentMessage("space.twice", { name, value: String(twice) }));
  return values;
}

function valueFrom(name: string, given: unknown): SettingValue {
  if (typeof given === "boolean" && name === CUSTOM_FEATURES) return given;
  const may = isSettingName(name) ? allowed(name) : "true or false";
  const value = isSettingName(name) && isPlain(given) ? readSetting(name, String(given)) : undefined;
  if (value !== undefined && value === given) return value;
  throw new MessageError(experimentMessage("space.value", { name, value: JSON.stringify(given) ?? "", allowed: may }));
}

function isPlain(value: unknown): value is SettingValue {
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean";
}

function rangeOf(name: string, { low, high, scale, step, points }: Plain): SearchParameter {
  if (low === undefined || high === undefined) throw new MessageError(experimentMessage("space.form", { name }));
  const declared = isSettingName(name) ? setting(name) : null;
  if (!declared || !("bounds" in declared)) throw new MessageError(experimentMessage("space.noRange", { name }));
  const ends = { low: Number(valueFrom(name, low)), high: Number(valueFrom(name, high)) };
  if (ends.low > ends.high) throw new MessageError(experimentMessage("space.order", { name, ...ends }));
  const chosen = scale ?? (declared.scale === "log10" && ends.low > 0 ? "log" : "linear");
  if (chosen !== "linear" && chosen !== "log")
    throw new MessageError(experimentMessage("space.scale", { name, found: JSON.stringify(scale) }));
  if (chosen === "log" && ends.low <= 0)
    throw new MessageError(experimentMessage("space.log", { name, low: ends.low }));
  const stepped = step === undefined ? {} : { step: stepIn(name, step, chosen) };
  if (points !== undefined && !(Number.isInteger(points) && Number(points) >= 1 && Number(points) <= MOST_POINTS))
    throw new MessageError(experimentMessage("space.points", { name, found: JSON.stringify(points) ?? "" }));
  return {
    kind: "range",
    name,
    ...ends,
    scale: chosen,
    ...stepped,
    ...(points !== undefined && { points: Number(points) }),
  };
}

function stepIn(name: string, step: unknown, scale: "linear" | "log"): number {
  const sound = typeof step === "number" && step > 0 && (!isWhole({ name }) || Number.isInteger(step));
  if (!sound || scale === "log")
    throw new MessageError(experimentMessage("space.step", { name, found: JSON.stringify(step) ?? "" }));
  return step;
}

function conditionOf(name: string, given: unknown, before: readonly SearchParameter[]): SearchParameter["when"] {
  const [[other, values] = ["", undefined], ...more] = isObject(given) ? Object.entries(given) : [];
  const decider = before.find((each) => each.name === other);
  if (decider?.kind !== "choice" || more.length > 0)
    throw new MessageError(experimentMessage("space.when", { name, other: other || "..." }));
  const wanted = valuesOf(other, values);
  const never = wanted.find((each) => !decider.values.includes(each));
  if (never !== undefined)
    throw new MessageError(experimentMessage("space.whenValue", { name, other, value: String(never) }));
  return { name: other, values: wanted };
}

/** Throws where something that may be drawn cannot be made into settings that fit each other. */
function checkRules({ parameters }: Space, base: TrainingSettings): void {
  const found = (name: string) => parameters.find((each) => each.name === name);
  // Where a parameter may be absent, the base's value must do as well.
  const variants = (parameter: SearchParameter | undefined) => [
    ...(parameter ? [parameter] : []),
    ...(!parameter || parameter.when ? [undefined] : []),
  ];
  for (const sizes of variants(found("hiddenSize"))) {
    for (const heads of variants(found("numHeads"))) {
      if (!sizes && !heads) continue;
      const pairs = fittingHeads(numbersOf(sizes, base.hiddenSize), numbersOf(heads, base.numHeads));
      if (pairs.size === 0) throw new MessageError(experimentMessage("space.heads"));
    }
  }
  const periods = found("periodHidden");
  if (periods && fittingPeriods(periods).length === 0)
    throw new MessageError(experimentMessage("space.periods", { heads: PERIOD_HEADS }));
  const least = (name: "learningRate" | "minLearningRate" | (typeof TASK_WEIGHTS)[number]): number => {
    const parameter = found(name);
    if (!parameter) return base[name];
    const lowest = parameter.kind === "range" ? parameter.low : Math.min(...parameter.values.map(Number));
    return parameter.when ? Math.min(lowest, base[name]) : lowest;
  };
  const lowestMinimum = found("minLearningRate");
  const minimum = Math.max(least("minLearningRate"), lowestMinimum?.when ? base.minLearningRate : 0);
  if (minimum > least("learningRate"))
    throw new MessageError(experimentMessage("space.rates", { lowest: least("learningRate"), minimum }));
  if (TASK_WEIGHTS.every((name) => least(name) === 0)) throw new MessageError(experimentMessage("space.weights"));
}

function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
