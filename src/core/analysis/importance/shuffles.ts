// Which inputs permutation importance shuffles: single features, and groups that the model may use instead of each other.

import { SCALES, type Scale } from "../../features/batch.ts";
import { MEMORY_PARTS } from "../../features/memory/parts.ts";
import type { Preprocess } from "../../features/sampleSet.ts";
import { CUSTOMER_COUNT, CUSTOMER_FEATURES, PERIOD_FEATURES } from "../../features/specs.ts";
import { STEP_FEATURES } from "../../features/stepFeatures.ts";

/** Inputs shuffled together, so that what belongs to one target stays together. */
export interface Shuffle {
  kind: "group" | "step" | "period" | "customer" | "memory";
  /** Of the group or the feature; custom features have the names the user gave them. */
  name: string;
  /** Product ids and features of the steps move among all steps of all targets. */
  products?: boolean;
  steps?: readonly number[];
  /** The others move between targets: columns of the periods of some scales, of the customer, and the rest. */
  periods?: { scales: readonly Scale[]; features: readonly number[] };
  customer?: readonly number[];
  province?: boolean;
  /** Parts of the memory, and what the model is told of how much it has to go by. */
  memory?: readonly number[];
  evidence?: boolean;
}

const indices = (names: readonly { name: string }[]): number[] => names.map((_, i) => i);
const named = (wanted: (name: string) => boolean): number[] =>
  indices(CUSTOMER_FEATURES).filter((i) => wanted(CUSTOMER_FEATURES[i]!.name));
const GEOGRAPHY = named(
  (name) => name === "latitude" || name === "longitude" || name === "urban" || name.startsWith("km_"),
);
const CALENDAR = named((name) => /^(month|weekday)_(sin|cos)$/.test(name) || name === "days_to_tet");
const BEHAVIOUR = indices(CUSTOMER_FEATURES).filter((i) => !GEOGRAPHY.includes(i) && !CALENDAR.includes(i));

const memoryParts = (parts: number) => MEMORY_PARTS.slice(0, parts).map((name) => ({ name }));

/** Whole groups, for a model whose memory has so many parts. */
export function groupShuffles({ scales, customer }: Pick<Preprocess, "scales" | "customer">, parts: number): Shuffle[] {
  const features = indices(PERIOD_FEATURES);
  const custom = indices(customer).slice(CUSTOMER_COUNT);
  return [
    { kind: "group", name: "products", products: true },
    { kind: "group", name: "steps", steps: indices(STEP_FEATURES) },
    ...SCALES.filter((scale) => scales.includes(scale)).map(
      (scale): Shuffle => ({ kind: "group", name: scale, periods: { scales: [scale], features } }),
    ),
    { kind: "group", name: "behaviour", customer: BEHAVIOUR },
    { kind: "group", name: "geography", customer: GEOGRAPHY, province: true },
    { kind: "group", name: "calendar", customer: CALENDAR },
    ...(custom.length > 0 ? [{ kind: "group", name: "custom", customer: custom } as const] : []),
    ...(parts > 0
      ? [{ kind: "group", name: "memory", memory: indices(memoryParts(parts)), evidence: true } as const]
      : []),
  ];
}

/** Every single feature; those of the periods in all scales at once, the memory by part. */
export function featureShuffles(
  { scales, customer }: Pick<Preprocess, "scales" | "customer">,
  parts: number,
): Shuffle[] {
  return [
    ...STEP_FEATURES.map(({ name }, i): Shuffle => ({ kind: "step", name, steps: [i] })),
    ...(scales.length === 0
      ? []
      : PERIOD_FEATURES.map(({ name }, i): Shuffle => ({ kind: "period", name, periods: { scales, features: [i] } }))),
    ...customer.map(({ name }, i): Shuffle => ({ kind: "customer", name, customer: [i] })),
    { kind: "customer", name: "province", province: true },
    ...memoryParts(parts).map(({ name }, i): Shuffle => ({ kind: "memory", name, memory: [i] })),
  ];
}
