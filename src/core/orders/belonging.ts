// Where customers lie and who visits them, as of a day: what the latest line before it that names one says.

import { belongingTask, type CustomerDimension } from "../data/lines/dimensions.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";

/** Each by the customer's code; null where no line before the day names one. */
export type Belonging = Record<
  Exclude<CustomerDimension, "province"> | "address",
  (customer: number) => string | null
> & {
  /** 1..34; 0 = unknown. */
  province(customer: number): number;
};

/** As of `time`. */
export function* belongingTo(
  { lines, provinces }: Pick<SampleSet, "lines" | "provinces">,
  time: number,
): CooperativeTask<Belonging> {
  const text = function* (by: "salesperson" | "route" | "source"): CooperativeTask<Belonging["route"]> {
    const { codes } = yield* belongingTask(lines, "customer", by, time);
    return (customer) => lines[by]?.values[codes[customer]!] || null;
  };
  const { codes: places } = yield* belongingTask(lines, "customer", "place", time);
  return {
    salesperson: yield* text("salesperson"),
    route: yield* text("route"),
    source: yield* text("source"),
    address(customer) {
      const place = lines.place?.values[places[customer]!];
      return (place && [place.address, place.ward, place.district, place.province].filter(Boolean).join(", ")) || null;
    },
    province: (customer) => provinces[places[customer]!] ?? 0,
  };
}
