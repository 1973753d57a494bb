// EASE beside the customer's own purchases: what is bought together with what the customer bought lately, and that itself.

import { EaseWeights } from "../../features/memory/ease/easeTable.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { RecentPurchases } from "./recentPurchases.ts";
import type { Grid, Scorer } from "./tuning.ts";

export interface EaseNumbers {
  /** Days after which a visit of the customer weighs half. */
  halfLife: number;
  /** Weight of the purchases themselves beside what they speak for. */
  own: number;
}

export const EASE_START: EaseNumbers = { halfLife: 60, own: 1 };
export const EASE_GRID: Grid<EaseNumbers> = { halfLife: [15, 30, 60, 120, 240], own: [0, 0.1, 0.3, 1, 3, 10] };

/** Scores by the weights that the preprocess keeps: recent · B + own · recent. */
export class EasePersonal {
  readonly #weights: EaseWeights;
  readonly #recent: RecentPurchases;

  private constructor(weights: EaseWeights, numProducts: number) {
    this.#weights = weights;
    this.#recent = new RecentPurchases(numProducts);
  }

  /** null where the preprocess was fitted before it kept weights. */
  static *of({ preprocess, sizes }: FitSamples): CooperativeTask<EasePersonal | null> {
    const table = preprocess.memory?.ease;
    if (table === undefined) return null;
    return new EasePersonal(yield* EaseWeights.fromTable(table, sizes.numProducts), sizes.numProducts);
  }

  scorer({ halfLife, own }: EaseNumbers): Scorer {
    const recent = this.#recent;
    return (history, scores) => {
      scores.fill(0);
      recent.read(history, halfLife);
      for (const id of recent.ids) {
        const share = recent.weights[id]! / recent.total;
        scores[id]! += own * share;
        this.#weights.addTo(scores, id, share);
      }
    };
  }
}
