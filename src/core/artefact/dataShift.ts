// How far what a model is asked lies from what it was trained on, in numbers that are told before it answers.

import { customersBefore } from "../data/lines/customersBefore.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Mapping } from "../data/mapping/mapping.ts";
import { fingerprintLines } from "../data/source/fingerprint.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import { dayNumber } from "../lib/calendar.ts";
import type { Artefact } from "./artefact.ts";
import { customersIn } from "./customerSet.ts";
import { type Drift, driftOf, lastLines, recentLines } from "./lineShares.ts";
import { type ReadingShift, readingShift } from "./readingShift.ts";

export interface DataShift {
  /** The lines are those that the model was trained on; null: the model is too old to tell. */
  own: boolean | null;
  /** The days on which the model's data begin and end, YYYY-MM-DD. */
  firstDay: string | null;
  lastDay: string | null;
  /** Days from the end of the model's data to the day asked for; negative within them. */
  daysBeyond: number | null;
  /** Customers with a line before that day, and those of them that the model's data had not. */
  customers: number;
  newCustomers: number | null;
  /** What the last lines before that day differ by from the training part, and what the last lines of the model's own data did. */
  drift: Drift;
  ownDrift: Drift | null;
  /** ISO codes of the money that the model and the lines count in, where they are known and not the same. */
  currencies: { model: string; lines: string } | null;
  /** Where these lines were read otherwise than the model's; null for its own, or where it is not known how they were read. */
  readings: ReadingShift | null;
}

/** Whether these lines are a model's own; null where the model is too old to tell. */
export function isOwnData({ provenance }: Pick<Artefact, "provenance">, lines: SaleLines): boolean | null {
  const { fingerprint, counts } = provenance.data;
  if (fingerprint === null) return null;
  return (counts.lines ?? lines.count) === lines.count && fingerprint === fingerprintLines(lines);
}

/**
 * Compares the samples' lines before the moment `at` with a model's data. `currency`: what the lines count in, "" where
 * unknown; `read`: the mapping that they were read with.
 */
export function dataShift(
  model: Pick<Artefact, "provenance" | "preprocess" | "mapping">,
  samples: Pick<SampleSet, "lines" | "provinces">,
  at: number,
  currency = "",
  read: Mapping | null = null,
): DataShift {
  const { data } = model.provenance;
  const { lines } = samples;
  const seen = data.training ?? null;
  const isKnown = data.customers === undefined ? null : customersIn(data.customers);
  const customers = customersBefore(lines, at);
  const own = isOwnData(model, lines);
  // What the model's own last lines were counted by, so that the two can be compared.
  const most = data.drift?.lines ?? recentLines(data.counts.lines ?? lines.count);
  const { currency: learnt = "" } = model.mapping;
  return {
    own,
    firstDay: data.firstDay,
    lastDay: data.lastDay,
    daysBeyond: data.lastDay === null ? null : dayNumber(at) - dayNumber(Date.parse(`${data.lastDay}T00:00:00Z`)),
    customers: customers.length,
    newCustomers: isKnown && customers.filter((code) => !isKnown(lines.customer.values[code] ?? "")).length,
    drift: driftOf(samples, model.preprocess, lastLines(lines, at, most), seen),
    ownDrift: data.drift ?? null,
    currencies: learnt && currency && learnt !== currency ? { model: learnt, lines: currency } : null,
    readings: read && own !== true ? readingShift(model.mapping, read) : null,
  };
}
