// The options of `search`: the search that they ask for, and the command line that its winner is trained with.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { checkSpec, readSpace } from "../core/experiments/search/readSpace.ts";
import { CUSTOM_FEATURES, defaultSpace } from "../core/experiments/search/space.ts";
import { type SearchSpec, STRATEGY_NAMES, type Trial } from "../core/experiments/search/types.ts";
import { featureSettings } from "../core/training/settings.ts";
import { parseFeatures } from "./featureOption.ts";
import { cannotRead } from "./fileErrors.ts";
import { oneOf, wholeNumber } from "./options.ts";
import { PROGRAM } from "./packed.ts";
import { READING_OPTIONS } from "./readingOptions.ts";
import { MODEL } from "./searchFolder.ts";
import { parseSettings } from "./settingsOption.ts";
import { UsageError } from "./usageError.ts";

export const DEFAULT_TRIALS = 30;

const OPTIONS = {
  space: { type: "string" },
  strategy: { type: "string", default: "asha" },
  trials: { type: "string" },
  minutes: { type: "string" },
  "until-stopped": { type: "boolean", default: false },
  confirm: { type: "string", default: "3" },
  "confirm-seeds": { type: "string", default: "3" },
  factor: { type: "string", default: "3" },
  "first-epochs": { type: "string", default: "1" },
  "draw-seed": { type: "string", default: "1" },
  resume: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  preset: { type: "string", default: "quick" },
  set: { type: "string", multiple: true, default: [] as string[] },
  backend: { type: "string", default: "auto" },
  feature: { type: "string", multiple: true, default: [] as string[] },
  out: { type: "string" },
  ...READING_OPTIONS,
} satisfies ParseArgsConfig["options"];

/** The command line of `search`, taken apart. */
export function parseSearch(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options: OPTIONS, tokens: true });
}

export type Given = ReturnType<typeof parseSearch>["values"];

/** What the options ask for. Throws a UsageError, or a message about the space. */
export async function specOf(values: Given): Promise<SearchSpec> {
  const { settings: base, samples } = parseSettings(values.preset, values.set);
  const customFeatures = parseFeatures(values.feature);
  const features = featureSettings(base, { ...samples, customFeatures });
  const space =
    values.space === undefined ? defaultSpace(base, features) : readSpace(await textOf(values.space), base, features);
  const spec: SearchSpec = {
    ...{ space, base, features, budget: budgetOf(values) },
    strategy: oneOf("--strategy", values.strategy, STRATEGY_NAMES),
    halving: {
      factor: wholeNumber("--factor", values.factor, 2, 10),
      firstEpochs: wholeNumber("--first-epochs", values["first-epochs"], 1, 500),
    },
    confirm: {
      best: wholeNumber("--confirm", values.confirm, 0, 20),
      seeds: wholeNumber("--confirm-seeds", values["confirm-seeds"], 0, 20),
    },
    seed: wholeNumber("--draw-seed", values["draw-seed"], 0, 2_147_483_647),
  };
  checkSpec(spec);
  return spec;
}

function budgetOf({ strategy, trials, minutes, "until-stopped": endless }: Given): SearchSpec["budget"] {
  if (endless && (trials !== undefined || minutes !== undefined))
    throw new UsageError("--until-stopped has no end: leave out --trials and --minutes");
  return {
    ...(trials !== undefined && { trials: wholeNumber("--trials", trials, 1, 10_000) }),
    ...(minutes !== undefined && { minutes: wholeNumber("--minutes", minutes, 1, 100_000) }),
    ...(trials === undefined && minutes === undefined && !endless && strategy !== "grid" && { trials: DEFAULT_TRIALS }),
  };
}

/** Whether a search that is taken up gets another budget. */
export function isExtended({ trials, minutes, "until-stopped": endless }: Given): boolean {
  return trials !== undefined || minutes !== undefined || endless;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** The command lines after a search: of the model that was trained in it, and of one that is trained anew. */
export function commandsAfter(
  files: readonly string[],
  { values: { preset, set, feature, out }, tokens }: ReturnType<typeof parseSearch>,
) {
  const reading = tokens.flatMap((token) =>
    token.kind === "option" && token.name in READING_OPTIONS
      ? [token.rawName, ...(token.value === undefined ? [] : [token.value])]
      : [],
  );
  const command = (...parts: readonly string[]): string =>
    [PROGRAM, ...["train", ...files, ...reading, ...parts].map(quotedForShell)].join(" ");
  return {
    keep: command("--out", join(out ?? "", MODEL), "--resume"),
    train({ values: { [CUSTOM_FEATURES]: own, ...changes } }: Pick<Trial, "values">): string {
      const all = [...set, ...Object.entries(changes).map(([name, value]) => `${name}=${value}`)];
      return command(
        ...["--preset", preset, ...all.flatMap((change) => ["--set", change])],
        ...(own === false ? [] : feature.flatMap((text) => ["--feature", text])),
        ...["--out", "model"],
      );
    },
  };
}

function quotedForShell(text: string): string {
  return /^[\w./=:,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
