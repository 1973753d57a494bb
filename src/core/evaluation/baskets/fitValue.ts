// What an order comes to, from two tellers: the sum over its products, and the customer's own last orders. How much each counts, and
// how much of the level that a period has beside them lasts into the next, is what served from earlier orders to later ones.

import { type AmountCells, fitCells } from "../../model/amounts/amountCells.ts";
import type { CustomerPast } from "./customerPast.ts";
import { type OrderModel, orderValue, rawValue, type ShrunkMean } from "./orderModel.ts";

/** An order that happened, with what was said of its products before. */
export interface ValuedOrder {
  time: number;
  value: number;
  past: CustomerPast;
  sum: number;
}

type ValueModel = NonNullable<OrderModel["value"]>;

const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Exponents of the factors that make the means of a period what they were. */
const LASTING = [0, 0.5, 1];
/** Plain means of so many last orders stand beside the fitted one. */
const LASTS = [3, 5, 10];
/** Another own mean than the fitted one must be better by so much of the error. */
const BETTER = 0.02;
/** Parts of the orders in order of time: from the first to the second, from both to the third. */
const PARTS = 3;

/** The value model, of at least one order; `fitted`: the customer's own mean as it told all orders best, those before these too. */
export function fitValue(fitted: ShrunkMean, orders: readonly ValuedOrder[]): ValueModel {
  const owns: ShrunkMean[] = [
    fitted,
    { ...fitted, factor: 1 },
    ...LASTS.map((last) => ({ fade: 1, prior: 0, mean: fitted.mean, factor: 1, last })),
  ];
  const ordered = orders.toSorted((a, b) => a.time - b.time);
  const starts = Array.from({ length: PARTS + 1 }, (_, k) => Math.floor((k * ordered.length) / PARTS));
  let best: Choice = { own: fitted, share: 1, lasts: 1 };
  let found = Number.POSITIVE_INFINITY;
  for (const own of owns) {
    // Two of them are told apart by more than how one of few shares happens to do.
    let least = own === fitted ? found : found * (1 - BETTER);
    for (const share of SHARES) {
      for (const lasts of LASTING) {
        let error = 0;
        for (let part = 1; part < PARTS; part++) {
          const value = valueModel({ own, share, lasts }, ordered.slice(0, starts[part]));
          for (const { past, sum, value: actual } of ordered.slice(starts[part], starts[part + 1])) {
            error += Math.abs(orderValue(value, past, sum).mean - actual);
          }
        }
        if (error < least) {
          [best, found] = [{ own, share, lasts }, error];
          least = error;
        }
      }
    }
  }
  return valueModel(best, ordered);
}

interface Choice {
  own: ShrunkMean;
  share: number;
  lasts: number;
}

function valueModel({ own, share, lasts }: Choice, orders: readonly ValuedOrder[]): ValueModel {
  const plain = { own, share, cells: { thresholds: [], cells: [] } };
  const raw = Float64Array.from(orders, ({ past, sum }) => rawValue(plain, past, sum));
  const actual = Float64Array.from(orders, ({ value }) => value);
  return { own, share, cells: lasting(fitCells(raw, actual, new Uint8Array(raw.length).fill(1), false), lasts) };
}

/** The cells with so much of their factors; what their intervals hold moves with them. */
function lasting({ thresholds, cells }: AmountCells, lasts: number): AmountCells {
  return {
    thresholds,
    cells: cells.map((cell) => {
      const mean = Math.max(0, cell.mean) ** lasts;
      const moved = cell.mean > 0 ? mean / cell.mean : 1;
      return { ...cell, mean, low: cell.low * moved, high: cell.high * moved };
    }),
  };
}
