// Custom features: what a user may name and write, checked as one list, on the page, in the command line and from a bundle.

import { MessageError } from "../../lib/message.ts";
import { type CustomFeature, MAX_CUSTOM_FEATURES, MAX_NAME_LENGTH } from "./customFeature.ts";
import { FormulaError } from "./formulaError.ts";
import { formulaMessage } from "./formulaMessages.ts";
import { FUNCTIONS } from "./functions.ts";
import { slotOf } from "./names.ts";
import { type Formula, parseFormula } from "./parse.ts";

/** What is wrong with a name beside the names of the other custom features, as a sentence; null when nothing is. */
export function problemOfName(name: string, others: readonly string[]) {
  if (name === "") return formulaMessage("custom.noName");
  const isWord = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u.test(name) && name.length <= MAX_NAME_LENGTH;
  // A name of every object's own ("constructor") would be found where nothing was stored.
  if (!isWord || name in Object.prototype) return formulaMessage("custom.badName", { name, most: MAX_NAME_LENGTH });
  if (slotOf(name) !== undefined || FUNCTIONS.has(name) || others.includes(name))
    return formulaMessage("custom.taken", { name });
  return null;
}

/** Parses all of them, in order. Throws an error that names the first feature with a mistake. */
export function parseCustomFeatures(features: readonly CustomFeature[]): Formula[] {
  if (features.length > MAX_CUSTOM_FEATURES) {
    throw new MessageError(formulaMessage("custom.tooMany", { count: features.length, most: MAX_CUSTOM_FEATURES }));
  }
  for (const [i, { name }] of features.entries()) {
    const others = features.slice(0, i).map((each) => each.name);
    const problem = problemOfName(name, others);
    if (problem) throw new MessageError(problem);
  }
  return parseFormulas(features);
}

/**
 * Parses the formulas alone: a model keeps a custom feature whose name has become that of a feature since. Throws an
 * error that names the first feature with a mistake.
 */
export function parseFormulas(features: readonly CustomFeature[]): Formula[] {
  return features.map(({ name, formula }) => {
    try {
      return parseFormula(formula);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      throw new MessageError(formulaMessage("custom.broken", { name, reason: error.sentence }));
    }
  });
}
