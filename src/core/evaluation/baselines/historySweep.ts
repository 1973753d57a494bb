// Goes through targets customer by customer in time order, so that a growing history is counted once, not per target.

import type { FitSamples } from "../../features/withoutTest.ts";
import { vocabularyIds } from "./trainingPart.ts";

/** The history of the target at hand, in counts. Read only; valid during one call of `see`. */
export interface HistoryState {
  /** Line indices of the whole history, oldest first. */
  lines: Int32Array;
  /** The last line, −1 when there is none. */
  last: number;
  /** Known products (ids ≥ 2) of the history, in order of first occurrence. */
  ids: number[];
  /** [P] lines of each product; 0 outside `ids`. */
  counts: Int32Array;
  /** [P] 1 + place in the history of each product's last line; 0 outside `ids`. */
  lastSeen: Int32Array;
  /** Sums over the history's lines. */
  quantity: number;
  revenue: number;
  discount: number;
}

/** Calls `see(i, target, state)` for each of `chosen` (i = its index there); customers one after the other. */
export function sweepHistories(
  samples: FitSamples,
  chosen: ArrayLike<number>,
  see: (i: number, target: number, state: HistoryState) => void,
): void {
  const { lines, sizes, targets } = samples;
  const { codes } = lines.customer;
  const idOf = vocabularyIds(samples);
  const state: HistoryState = {
    lines: new Int32Array(0),
    last: -1,
    ids: [],
    counts: new Int32Array(sizes.numProducts),
    lastSeen: new Int32Array(sizes.numProducts),
    quantity: 0,
    revenue: 0,
    discount: 0,
  };
  const order = Uint32Array.from({ length: chosen.length }, (_, i) => i).sort(
    (a, b) => codes[targets[chosen[a]]] - codes[targets[chosen[b]]] || chosen[a] - chosen[b],
  );
  for (const i of order) {
    advance(state, samples.history(chosen[i]), samples, idOf);
    see(i, chosen[i], state);
  }
}

/** Moves on to another history; counts only what is new when it begins with the old one. */
function advance(state: HistoryState, history: Int32Array, { lines }: FitSamples, idOf: Int32Array): void {
  const from = startsWith(history, state.lines) ? state.lines.length : 0;
  if (from === 0) {
    for (const id of state.ids) {
      state.counts[id] = 0;
      state.lastSeen[id] = 0;
    }
    state.ids.length = 0;
    state.quantity = 0;
    state.revenue = 0;
    state.discount = 0;
  }
  for (let p = from; p < history.length; p++) {
    const line = history[p];
    state.quantity += lines.quantity[line];
    state.revenue += lines.revenue[line];
    state.discount += lines.discount[line];
    const id = idOf[lines.product.codes[line]];
    if (id < 2) continue;
    if (state.counts[id]++ === 0) state.ids.push(id);
    state.lastSeen[id] = p + 1;
  }
  state.lines = history;
  state.last = history.length > 0 ? history[history.length - 1] : -1;
}

function startsWith(history: Int32Array, beginning: Int32Array): boolean {
  if (beginning.length > history.length) return false;
  for (let p = beginning.length - 1; p >= 0; p--) if (history[p] !== beginning[p]) return false;
  return true;
}
