// What speaks for a product: how much each part of the model's answer raises the logarithm of its probability above that of a typical
// product. The mixture's part is shared out among what it mixes.

import type { LatelyShares, Shares } from "../features/memory/parts.ts";
import { MEMORY_PARTS } from "../features/memory/parts.ts";
import { FIRST_PRODUCT } from "../features/productIds.ts";
import { EXPERTS, type Expert, type ExpertLogs, type Experts, exponentsOf, FLOORS } from "./experts.ts";
import type { Scores } from "./ranking.ts";

/** The experts without the mixture of some of them. */
export const SOURCES = EXPERTS.filter((expert): expert is Source => expert !== "mixture");
export type Source = Exclude<Expert, "mixture">;
/** In units of ln probability; negative where a part speaks against the product. */
export type Contributions = Record<Source, number>;

/** What one network said of a row. */
export interface Said {
  /** [P] as the gate mixed it; kept, since the second stage writes over it. */
  mixture: Scores;
  /** [P] */
  logits: Scores;
  /** [1 + M] weights of the network and of the counted parts; null without a memory. */
  gate: readonly number[] | null;
  shares: readonly Shares[];
  experts: { stage: Experts; lately: LatelyShares } | null;
}

/** What speaks for a product: the mean over the networks. */
export function contributionsTo(said: readonly Said[], logs: ExpertLogs, id: number): Contributions {
  const found = Object.fromEntries(SOURCES.map((source) => [source, 0])) as Contributions;
  for (const each of said) addNetwork(each, logs, id, found, 1 / said.length);
  return found;
}

function addNetwork(said: Said, logs: ExpertLogs, id: number, found: Contributions, weight: number): void {
  const { mixture, logits, shares, experts } = said;
  const exponents = experts ? exponentsOf(experts.stage, experts.lately.evidence) : [1];
  shareOut(said, id, found, weight * exponents[0]!);
  if (!experts) return;
  const row = { mixture, logits, shares, lately: experts.lately };
  for (const [m, expert] of EXPERTS.entries()) {
    if (expert === "mixture" || !exponents[m]) continue;
    found[expert] += weight * exponents[m]! * logs.above(expert, row, id);
  }
}

/** The mixture's part goes to what it mixes, by how much of the product's share each gave. */
function shareOut({ mixture, gate, shares }: Said, id: number, found: Contributions, weight: number): void {
  const whole = mixture[id]!;
  const raised = weight * (Math.log(whole + FLOORS.mixture) - meanLog(mixture));
  let rest = whole;
  for (const [k, part] of shares.entries()) {
    const given = (gate?.[1 + k] ?? 0) * shareOf(part, id);
    if (whole > 0) found[MEMORY_PARTS[k]!] += (raised * given) / whole;
    rest -= given;
  }
  found.network += whole > 0 ? raised * Math.max(0, rest / whole) : raised;
}

const means = new WeakMap<Scores, number>();

function meanLog(mixture: Scores): number {
  let mean = means.get(mixture);
  if (mean === undefined) {
    let sum = 0;
    for (let id = FIRST_PRODUCT; id < mixture.length; id++) sum += Math.log(mixture[id]! + FLOORS.mixture);
    mean = sum / Math.max(1, mixture.length - FIRST_PRODUCT);
    means.set(mixture, mean);
  }
  return mean;
}

function shareOf({ ids, shares }: Shares, id: number): number {
  const at = ids.indexOf(id);
  return at < 0 ? 0 : shares[at]!;
}
