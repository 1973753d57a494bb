// --feature "name = formula": custom features as written on the command line.

import { type CustomFeature, readCustomFeature } from "../core/features/formula/customFeature.ts";
import { parseCustomFeatures } from "../core/features/formula/customFeatures.ts";
import { formulaMessage } from "../core/features/formula/formulaMessages.ts";
import { FUNCTIONS } from "../core/features/formula/functions.ts";
import { FORMULA_NAMES } from "../core/features/formula/names.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { MessageError } from "../core/lib/message.ts";
import { UsageError } from "./usageError.ts";

/** The custom features, in order. Throws a UsageError that quotes the place of a mistake. */
export function parseFeatures(texts: readonly string[]): CustomFeature[] {
  const features: CustomFeature[] = [];
  for (const text of texts) {
    try {
      const feature = readCustomFeature(text);
      if (!feature) throw new MessageError(formulaMessage("custom.noFormula", { text: text.slice(0, 60) }));
      features.push(feature);
      parseCustomFeatures(features);
    } catch (error) {
      throw new UsageError(`--feature ${jsonText(text)}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return features;
}

/** What a formula is made of, for the commands' help. */
export const FEATURE_HELP = `A feature is a formula with + - * / ( ), comparisons (1 or 0) and the functions
  ${[...FUNCTIONS.values()].map(({ usage }) => usage).join(", ")}
over these names, as the samples command prints them (week_… is the newest period, …_before the one before it):
${wrapped(FORMULA_NAMES, 110)}
A step without a finite result (division by zero, an unknown place) makes the whole missing: the model sees the mean.`;

function wrapped(names: readonly string[], width: number): string {
  const rows = [""];
  for (const name of names) {
    if (rows.at(-1)!.length + name.length + 1 > width) rows.push("");
    rows[rows.length - 1] += ` ${name}`;
  }
  return rows.map((row) => ` ${row}`).join("\n");
}
