// What the second stage is fitted on: the validation part by history, each with what the network, the memory and the gate say of
// it and with the products that were bought.

import { FIRST_PRODUCT } from "../../features/productIds.ts";
import { groupTargets } from "../../features/targetGroups.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { hash32, random, shuffle } from "../../lib/random.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import { answer } from "../../model/answers.ts";
import { countedParts } from "../../model/config.ts";
import type { ExpertRow } from "../../model/experts.ts";
import type { Network } from "../../model/predict.ts";
import { mixMemory } from "../../model/ranking.ts";
import { createVariables } from "../../model/variables.ts";

/** Histories times products, at most: 8 bytes each. */
const MOST_CELLS = 4_500_000;
/** Histories per forward pass. */
const ROWS = 64;

/** Validation targets of one history, known products or not. */
export interface JudgedHistory extends Omit<ExpertRow, "lately"> {
  /** One of its targets, and its customer's code. */
  target: number;
  customer: number;
  /** Known products bought and how many lines, and the lines of all of them. */
  bought: [id: number, lines: number][];
  lines: number;
  /** Lines of unknown products. */
  unknown: number;
}

/**
 * The histories of the validation targets in time order; a seeded draw of them where there are many.
 * `memory` of the network's configuration must count all parts. Leaves nothing on the device.
 */
export async function judgedHistories(
  samples: FitSamples,
  { config, weights }: Network,
  seed: number,
  signal?: AbortSignal,
): Promise<JudgedHistory[]> {
  const groups = drawn(targetsByHistory(samples), Math.max(1, Math.floor(MOST_CELLS / config.numProducts)), seed);
  const P = config.numProducts;
  const M = countedParts(config.memory);
  const variables = createVariables(config, weights);
  const histories: JudgedHistory[] = [];
  try {
    for (let from = 0; from < groups.length; from += ROWS) {
      const some = groups.slice(from, from + ROWS);
      const batch = samples.assemble(some.map(([target]) => target!));
      const { logits, gate } = await answer(config, variables.weights, batch);
      for (const [b, targets] of some.entries()) {
        const target = targets[0]!;
        const own = logits.slice(b * P, (b + 1) * P);
        const shares = samples.memory(target);
        const mixture = new Float32Array(P);
        mixMemory(own, gate!.subarray(b * (1 + M), (b + 1) * (1 + M)), shares, mixture);
        histories.push({
          target,
          customer: samples.lines.customer.codes[samples.targets[target]!]!,
          ...countProducts(samples, targets),
          mixture,
          logits: own,
          shares,
        });
      }
      await yieldToEvents();
      throwIfAborted(signal);
    }
  } finally {
    variables.dispose();
  }
  return histories;
}

/** Validation targets that share a history, in the order of time. */
function targetsByHistory(samples: FitSamples): number[][] {
  const { validation } = samples.split;
  const groups = groupTargets(samples, validation).map((group) => group.map((place) => validation[place]!));
  return groups.sort(([a], [b]) => a! - b!);
}

function drawn(groups: number[][], most: number, seed: number): number[][] {
  if (groups.length <= most) return groups;
  const places = shuffle(Uint32Array.from(groups.keys()), random(hash32(seed ^ 0xe49)));
  return Array.from(places.slice(0, most).sort(), (place) => groups[place]!);
}

/** Products bought among targets of one history. */
export function countProducts(
  { targetProduct }: FitSamples,
  targets: number[],
): Pick<JudgedHistory, "bought" | "lines" | "unknown"> {
  const counts = new Map<number, number>();
  for (const target of targets) counts.set(targetProduct[target]!, (counts.get(targetProduct[target]!) ?? 0) + 1);
  const bought = [...counts].filter(([id]) => id >= FIRST_PRODUCT).sort(([a], [b]) => a - b);
  const lines = bought.reduce((sum, [, count]) => sum + count, 0);
  return { bought, lines, unknown: targets.length - lines };
}
