// What can be wrong with a formula or the name of a custom feature, in English. Positions are counted from 1.

import { messages } from "../../lib/message.ts";

export const FORMULA_MESSAGES = {
  "formula.empty": "the formula is empty: write one over the features, for example recency_days / gap_mean_days",
  "formula.tooLong": "the formula has {{length:count}} characters: at most {{most:count}} are read",
  "formula.tooDeep": "nested more than {{most:count}} deep at {{at:count}}: write it in fewer steps",
  "formula.character": "unexpected “{{text}}” at {{at:count}}",
  "formula.comma":
    "unexpected “,” at {{at:count}}: commas stand between the arguments of a function, decimals take a point",
  "formula.equals": "unexpected “=” at {{at:count}}: write == to compare",
  "formula.number": "“{{text}}” at {{at:count}} is not a number",
  "formula.end": "the formula ends at {{at:count}}, where a value is expected",
  "formula.value": "unexpected “{{text}}” at {{at:count}}, where a value is expected",
  "formula.unclosed": "the parenthesis opened at {{at:count}} is not closed",
  "formula.chain": "“{{text}}” at {{at:count}} compares a comparison: compare two values at a time",
  "formula.unknown": 'unknown feature "{{name}}" at {{at:count}}',
  "formula.unknownGuess": 'unknown feature "{{name}}" at {{at:count}} (did you mean {{guess}}?)',
  "formula.unknownFunction": 'unknown function "{{name}}" at {{at:count}} (have: {{have}})',
  "formula.notFunction": '"{{name}}" at {{at:count}} is a feature, not a function',
  "formula.functionAlone": '"{{name}}" at {{at:count}} is a function: write {{usage}}',
  "formula.arguments":
    "{{name}} at {{at:count}} is given {{found:count}} values between its parentheses: write {{usage}}",
  "custom.noName": "the feature needs a name",
  "custom.badName":
    'the name "{{name}}" will not do: letters, digits and underscores, a letter first, at most {{most:count}} characters',
  "custom.taken": 'there already is a feature named "{{name}}"',
  "custom.tooMany": "{{count:count}} custom features are too many: at most {{most:count}}",
  "custom.broken": 'custom feature "{{name}}": {{reason:message}}',
  "custom.noFormula": 'write a custom feature as name = formula, found "{{text}}"',
} as const;
export type FormulaMessageCode = keyof typeof FORMULA_MESSAGES;

/** Says something about formulas. */
export const formulaMessage = messages(FORMULA_MESSAGES);
