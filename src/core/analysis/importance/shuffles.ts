// Which inputs permutation importance shuffles: single features, and groups that the model may use instead of each other.

import { SCALES, type Scale } from "../../features/batch.ts";
import { MEMORY_PARTS } from "../../features/memory/parts.ts";
import { FEATURES } from "../../features/registry/features.ts";
import type { Preprocess } from "../../features/sampleSet.ts";

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

const indices = (names: readonly unknown[]): number[] => names.map((_, i) => i);

const memoryParts = (parts: number) => MEMORY_PARTS.slice(0, parts).map((name) => ({ name }));

/** A model's inputs by name. */
type Inputs = Pick<Preprocess, "settings" | "scales" | "steps" | "periods" | "customer">;

/** Whole groups, for a model whose memory has so many parts. */
export function groupShuffles({ settings, scales, steps, periods, customer }: Inputs, parts: number): Shuffle[] {
  const features = indices(periods.week);
  const groupOf = new Map(FEATURES.customer.all.map(({ name, group }) => [name, group]));
  // What the user defined stands behind, under whatever name.
  const own = customer.length - (settings.customFeatures?.length ?? 0);
  const groups = new Map<string, number[]>();
  for (const [i, { name }] of customer.entries()) {
    const group = (i < own ? groupOf.get(name) : undefined) ?? "custom";
    groups.set(group, [...(groups.get(group) ?? []), i]);
  }
  return [
    { kind: "group", name: "products", products: true },
    { kind: "group", name: "steps", steps: indices(steps) },
    ...SCALES.filter((scale) => scales.includes(scale)).map(
      (scale): Shuffle => ({ kind: "group", name: scale, periods: { scales: [scale], features } }),
    ),
    ...Array.from(
      groups,
      ([name, of]): Shuffle => ({
        kind: "group",
        name,
        customer: of,
        ...(name === "geography" ? { province: true } : {}),
      }),
    ),
    ...(parts > 0
      ? [{ kind: "group", name: "memory", memory: indices(memoryParts(parts)), evidence: true } as const]
      : []),
  ];
}

/** Every single feature; those of the periods in all scales at once, the memory by part. */
export function featureShuffles({ scales, steps, periods, customer }: Inputs, parts: number): Shuffle[] {
  return [
    ...steps.map(({ name }, i): Shuffle => ({ kind: "step", name, steps: [i] })),
    ...(scales.length === 0
      ? []
      : periods.week.map(({ name }, i): Shuffle => ({ kind: "period", name, periods: { scales, features: [i] } }))),
    ...customer.map(({ name }, i): Shuffle => ({ kind: "customer", name, customer: [i] })),
    { kind: "customer", name: "province", province: true },
    ...memoryParts(parts).map(({ name }, i): Shuffle => ({ kind: "memory", name, memory: [i] })),
  ];
}
