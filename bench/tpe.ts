// `npm run bench -- tpe --python PYTHON`: the studio's Tree-structured Parzen Estimator beside Optuna's TPESampler on standard
// functions (Surjanovic and Bingham, https://www.sfu.ca/~ssurjano) and on one like a training's settings: the best value after 50
// trials, over 50 seeds. PYTHON has optuna; without it only the studio's own are told.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { wholeNumber } from "../src/cli/options.ts";
import type { Values } from "../src/core/experiments/search/parameter.ts";
import { newSearch } from "../src/core/experiments/search/state.ts";
import { drawValues, randomOfTrial } from "../src/core/experiments/search/strategies/draw.ts";
import { tpeValues } from "../src/core/experiments/search/strategies/tpe.ts";
import { exampleSpec } from "../src/core/experiments/search/testing/simulate.ts";
import type { SearchParameter, Trial } from "../src/core/experiments/search/types.ts";
import { random } from "../src/core/lib/random.ts";

const { values } = parseArgs({
  options: {
    python: { type: "string" },
    trials: { type: "string", default: "50" },
    seeds: { type: "string", default: "50" },
  },
});

type Function = { parameters: SearchParameter[]; of(values: Values): number };

// Names are those of settings only where whole numbers are wanted, which the settings declare.
const range = (name: string, low: number, high: number, scale: "linear" | "log" = "linear"): SearchParameter => ({
  ...{ kind: "range", name, low, high, scale },
});
const ALPHA = [1, 1.2, 3, 3.2];
const A = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const P = [
  [1312, 1696, 5569, 124, 8283, 5886],
  [2329, 4135, 8307, 3736, 1004, 9991],
  [2348, 1451, 3522, 2883, 3047, 6650],
  [4047, 8828, 8732, 5743, 1091, 381],
];
const list = (n: number, values: Values): number[] => Array.from({ length: n }, (_, i) => Number(values[`x${i}`]));
const cube = (n: number, low: number, high: number) => Array.from({ length: n }, (_, i) => range(`x${i}`, low, high));

const FUNCTIONS: Record<string, Function> = {
  branin: {
    parameters: [range("x", -5, 10), range("y", 0, 15)],
    of({ x: one, y: other }) {
      const [x, y] = [Number(one), Number(other)];
      const bend = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
      return bend ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    },
  },
  hartmann6: {
    parameters: cube(6, 0, 1),
    of(values) {
      const x = list(6, values);
      const well = (k: number): number =>
        x.reduce((sum, each, i) => sum + A[k]![i]! * (each - P[k]![i]! / 1e4) ** 2, 0);
      return -ALPHA.reduce((sum, depth, k) => sum + depth * Math.exp(-well(k)), 0);
    },
  },
  rosenbrock4: {
    parameters: cube(4, -2, 2),
    of(values) {
      const x = list(4, values);
      return x.slice(1).reduce((sum, each, i) => sum + 100 * (each - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0);
    },
  },
  rastrigin3: {
    parameters: cube(3, -5.12, 5.12),
    of: (values) => list(3, values).reduce((sum, x) => sum + x * x - 10 * Math.cos(2 * Math.PI * x), 30),
  },
  mixed: {
    parameters: [
      range("rate", 1e-5, 1e-1, "log"),
      range("numLayers", 1, 8),
      range("drop", 0, 0.8),
      { kind: "choice", name: "kind", values: ["a", "b", "c", "d"] },
    ],
    of({ rate, numLayers, drop, kind }) {
      const listed = { a: 0.5, b: 0, c: 0.8, d: 0.3 }[String(kind) as "a"];
      return (
        (Math.log10(Number(rate)) + 2.6) ** 2 +
        0.3 * Math.abs(Number(numLayers) - 3) +
        4 * (Number(drop) - 0.25) ** 2 +
        listed
      );
    },
  },
};

/** The lowest value after so many trials, by the estimator or drawn at random. */
function lowest({ parameters, of }: Function, seed: number, trials: number, by: "tpe" | "random"): number {
  const spec = exampleSpec({ space: { parameters }, strategy: by, seed });
  let state = newSearch(spec, "");
  let best = Number.POSITIVE_INFINITY;
  for (let id = 1; id <= trials; id++) {
    const drawn = by === "tpe" ? tpeValues(state)! : drawValues(spec, randomOfTrial(seed, id));
    const value = of(drawn);
    best = Math.min(best, value);
    const epochs = [{ epoch: 1, loss: value, ndcg10: -value, hit10: 0, seconds: 0 }];
    const trial: Trial = { id, values: drawn, seed, state: "spent", epochs };
    state = { ...state, trials: [...state.trials, trial] };
  }
  return best;
}

/** Mean of a − b with its 95 % interval, from resamples of both. */
function meanDifference(a: readonly number[], b: readonly number[]): [value: number, low: number, high: number] {
  const rng = random(1);
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const again = (list: readonly number[]): number[] => list.map(() => list[rng.integer(list.length)]!);
  const all = Array.from({ length: 4000 }, () => mean(again(a)) - mean(again(b))).sort((x, y) => x - y);
  return [mean(a) - mean(b), all[100]!, all[3899]!];
}

const trials = wholeNumber("--trials", values.trials, 11, 10_000);
const seeds = wholeNumber("--seeds", values.seeds, 2, 1000);
const script = fileURLToPath(new URL("tpe_optuna.py", import.meta.url));
const theirs = values.python
  ? (JSON.parse(execFileSync(values.python, [script, String(trials), String(seeds)], { encoding: "utf8" })) as {
      version: string;
      found: Record<string, number[]>;
    })
  : null;
console.log(`lowest value after ${trials} trials, ${seeds} seeds${theirs ? `; Optuna ${theirs.version}` : ""}`);
const figure = (list: readonly number[]): string => {
  const mean = list.reduce((sum, each) => sum + each, 0) / list.length;
  const median = [...list].sort((x, y) => x - y)[list.length >> 1]!;
  return `${mean.toFixed(4)} (median ${median.toFixed(4)})`;
};
for (const [name, each] of Object.entries(FUNCTIONS)) {
  const by = (strategy: "tpe" | "random") =>
    Array.from({ length: seeds }, (_, i) => lowest(each, i + 1, trials, strategy));
  const [own, drawn] = [by("tpe"), by("random")];
  const other = theirs?.found[name];
  const beside = other
    ? `, Optuna ${figure(other)}; own − Optuna ${meanDifference(own, other)
        .map((x) => x.toFixed(4))
        .join(", ")}`
    : "";
  console.log(`${name}: own ${figure(own)}, random ${figure(drawn)}${beside}`);
}
