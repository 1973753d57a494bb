// How far predictions of amounts were off, by how large they were and by whether the customer had bought the product before:
// what makes a mean of a median, and an interval of a number. Fitted on the validation part, where nothing was learned.
// Smearing: Duan (1983), https://doi.org/10.1080/01621459.1983.10478017, here by decile. Intervals: split conformal prediction,
// Lei et al. (2018), https://doi.org/10.1080/01621459.2017.1307116, within each cell.

import { quantile } from "../../lib/quantile.ts";

export const AMOUNT_TASKS = ["quantity", "revenue", "discount"] as const;
export type AmountTask = (typeof AMOUNT_TASKS)[number];

/** Factors of the median; of the discount, what is added to it. */
export interface AmountCell {
  /** Validation targets in it. */
  count: number;
  mean: number;
  /** Mean absolute error. */
  off: number;
  /** 80 % of the targets lie between. */
  low: number;
  high: number;
}

export interface AmountCells {
  /** [DECILES − 1] medians that the deciles begin at. */
  thresholds: number[];
  /** [DECILES · 2] by decile, then 0 = new to the customer, 1 = bought before. */
  cells: AmountCell[];
}

export const DECILES = 10;
/** Share of the targets that an interval holds. */
export const COVERAGE = 0.8;
/** Targets' worth of the decile in a cell's mean, and of all targets in a decile's. */
const PRIOR = 100;
/** A cell of fewer targets takes its interval from its decile, and that from all. */
const LEAST = 60;

export function cellOf({ thresholds, cells }: AmountCells, median: number, own: number): AmountCell {
  return cells[2 * decileOf(thresholds, median) + own]!;
}

function decileOf(thresholds: readonly number[], median: number): number {
  let decile = 0;
  while (decile < thresholds.length && median > thresholds[decile]!) decile++;
  return decile;
}

/** Cells of some predictions beside what happened; `adds` where errors are added instead of multiplied. */
export function fitCells(medians: Float64Array, actual: Float64Array, own: Uint8Array, adds: boolean): AmountCells {
  const n = medians.length;
  const ascending = medians.slice().sort();
  const thresholds = Array.from({ length: DECILES - 1 }, (_, k) =>
    n > 0 ? quantile(ascending, (k + 1) / DECILES) : 0,
  );
  const groups = { all: [] as number[], decile: [] as number[][], cell: [] as number[][] };
  for (let k = 0; k < DECILES; k++) groups.decile.push([]);
  for (let k = 0; k < 2 * DECILES; k++) groups.cell.push([]);
  for (let i = 0; i < n; i++) {
    const decile = decileOf(thresholds, medians[i]!);
    groups.all.push(i);
    groups.decile[decile]!.push(i);
    groups.cell[2 * decile + own[i]!]!.push(i);
  }
  const meanOf = (members: number[], prior: number): number => {
    let [above, below] = [0, 0];
    for (const i of members) {
      above += adds ? actual[i]! - medians[i]! : actual[i]!;
      below += adds ? 1 : medians[i]!;
    }
    if (!(below > 0)) return prior;
    const trust = members.length / (members.length + PRIOR);
    return trust * (above / below) + (1 - trust) * prior;
  };
  const all = groups.all.length > 0 ? meanOf(groups.all, adds ? 0 : 1) : adds ? 0 : 1;
  const cells = groups.cell.map((members, c): AmountCell => {
    const decile = groups.decile[c >> 1]!;
    const enough = members.length >= LEAST ? members : decile.length >= LEAST ? decile : groups.all;
    return {
      count: members.length,
      mean: meanOf(members, meanOf(decile, all)),
      ...errorsOf(enough, medians, actual, adds),
    };
  });
  settle({ thresholds, cells }, medians, actual, own, adds);
  return { thresholds, cells };
}

/** Makes the means sum to what happened in total. */
function settle(found: AmountCells, medians: Float64Array, actual: Float64Array, own: Uint8Array, adds: boolean): void {
  let [happened, said] = [0, 0];
  for (let i = 0; i < medians.length; i++) {
    const { mean } = cellOf(found, medians[i]!, own[i]!);
    happened += actual[i]!;
    said += adds ? medians[i]! + mean : medians[i]! * mean;
  }
  for (const cell of found.cells) {
    if (adds) cell.mean += medians.length > 0 ? (happened - said) / medians.length : 0;
    else if (said > 0 && happened > 0) cell.mean *= happened / said;
  }
}

function errorsOf(
  members: number[],
  medians: Float64Array,
  actual: Float64Array,
  adds: boolean,
): Pick<AmountCell, "off" | "low" | "high"> {
  let [error, size] = [0, 0];
  const errors: number[] = [];
  for (const i of members) {
    error += Math.abs(actual[i]! - medians[i]!);
    size += adds ? 1 : medians[i]!;
    if (adds) errors.push(actual[i]! - medians[i]!);
    else if (medians[i]! > 0) errors.push(actual[i]! / medians[i]!);
  }
  errors.sort((a, b) => a - b);
  const n = errors.length;
  const tail = (1 - COVERAGE) / 2;
  // The conformal ranks: one more than the sample has.
  const high = errors[Math.min(n - 1, Math.ceil((1 - tail) * (n + 1)) - 1)];
  const low = errors[Math.max(0, Math.floor(tail * (n + 1)) - 1)];
  return { off: size > 0 ? error / size : 0, low: low ?? (adds ? 0 : 1), high: high ?? (adds ? 0 : 1) };
}
