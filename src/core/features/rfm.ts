// Recency, frequency and monetary value of the training customers as of the training cut: the quintiles scores use.
// Hughes (1994), Strategic Database Marketing; Bult and Wansbeek (1995), https://doi.org/10.1287/mksc.14.4.378.

import { DAY_MS } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { Preprocess } from "./sampleSet.ts";

/** Lines looked at between two pauses. */
const STEP = 65_536;

/** Days, visits and money of each customer with a training line, from training lines alone. */
export function* rfmOfTraining(
  columns: CustomerColumns,
  training: Uint8Array,
  cut: number,
): CooperativeTask<Record<keyof Preprocess["rfm"], number[]>> {
  const { start, time, visit, visitFirst, lineAt, lines } = columns;
  const recency: number[] = [];
  const frequency: number[] = [];
  const monetary: number[] = [];
  const seen = new Uint8Array(visitFirst.length);
  const sum = new ExactSum();
  for (let c = 0; c + 1 < start.length; c++) {
    let last = Number.NEGATIVE_INFINITY;
    let visits = 0;
    sum.clear();
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      if (training[p] === 0) continue;
      last = time[p]!;
      sum.add(lines.revenue[lineAt[p]!]!);
      if (seen[visit[p]!] === 0) visits++;
      seen[visit[p]!] = 1;
    }
    if (visits === 0) continue;
    recency.push((cut - last) / DAY_MS);
    frequency.push(visits);
    monetary.push(sum.value());
  }
  return { recency, frequency, monetary };
}
