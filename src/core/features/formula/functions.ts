// The functions a formula may call: how many arguments each takes, and what it gives.

export interface FormulaFunction {
  least: number;
  most: number;
  /** How to write it, for errors and the page. */
  usage: string;
}

/** `if` is not among `APPLY`: only the chosen branch counts. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map([
  ["min", { least: 2, most: 16, usage: "min(a, b)" }],
  ["max", { least: 2, most: 16, usage: "max(a, b)" }],
  ["log1p", { least: 1, most: 1, usage: "log1p(a)" }],
  ["sqrt", { least: 1, most: 1, usage: "sqrt(a)" }],
  ["abs", { least: 1, most: 1, usage: "abs(a)" }],
  ["if", { least: 3, most: 3, usage: "if(a > b, c, d)" }],
  ["clip", { least: 3, most: 3, usage: "clip(a, low, high)" }],
  ["known", { least: 1, most: 1, usage: "known(a)" }],
]);
