// Fits what turns a model's answers into orders, on the orders of the validation part: sizes, probabilities, values. Which form the
// probabilities take is chosen by their loss out of fold, customers in three parts.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { hash32 } from "../../lib/random.ts";
import { fitCells } from "../../model/amounts/amountCells.ts";
import { basketOf } from "./basket.ts";
import {
  fitMembership,
  INDEPENDENT,
  MEMBERSHIP_INPUTS,
  type MembershipWeights,
  membershipOf,
  writeInputs,
} from "./membership.ts";
import type { OrderCase } from "./orderCases.ts";
import {
  expectedSize,
  LEAST_ORDERS,
  type MembershipForm,
  type OrderModel,
  plainOrderModel,
  rawValue,
  type ShrunkMean,
  shrunkMean,
} from "./orderModel.ts";

const FADES = [1, 0.9, 0.8, 0.6, 0.4];
const PRIORS = [0.3, 1, 3, 10];
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const FOLDS = 3;
/** Another form must be better by so much of the loss of an order. */
const BETTER = 0.001;
/** Inputs of each form that are free. */
const FREE: Record<MembershipForm, number> = { draws: 0, calibrated: 2, own: MEMBERSHIP_INPUTS };

/** An order with what the customer had ordered before. */
export type KnownOrder = Pick<OrderCase, "visit" | "past">;

/** The order model; of too few orders the plain one. `earlier`: orders of the training part, which tell how orders follow their past. */
export function* fitOrders(
  cases: readonly OrderCase[],
  earlier: readonly KnownOrder[] = [],
): CooperativeTask<OrderModel> {
  const known = [...earlier, ...cases];
  const model = plainOrderModel(meanOf(known.map(({ visit }) => visit.size)) ?? 1);
  if (cases.length < LEAST_ORDERS) return model;
  model.orders = cases.length;
  model.size = fitMean(
    known,
    (past) => past.sizes,
    ({ size }) => size,
  );
  const { inputs, held, fold } = membershipRows(model, cases);
  model.form = yield* chooseForm(inputs, held, fold, cases.length);
  if (model.form !== "draws") model.membership = yield* fitMembership(inputs, held, FREE[model.form]);
  if (cases.every(({ amounts }) => amounts !== null)) model.value = fitValue(model, cases, known);
  return model;
}

/** By the mean absolute error; made to sum to what happened. */
function fitMean(
  cases: readonly KnownOrder[],
  before: (past: OrderCase["past"]) => readonly number[],
  happened: (visit: OrderCase["visit"]) => number,
): ShrunkMean {
  const mean = meanOf(cases.map(({ visit }) => happened(visit))) ?? 0;
  let best: ShrunkMean = { fade: 1, prior: 1, mean, factor: 1 };
  let found = Number.POSITIVE_INFINITY;
  for (const fade of FADES) {
    for (const prior of PRIORS) {
      const tried: ShrunkMean = { fade, prior, mean, factor: 1 };
      const said = cases.map(({ past }) => shrunkMean(tried, before(past)));
      const total = said.reduce((a, b) => a + b, 0);
      const actual = cases.reduce((a, { visit }) => a + happened(visit), 0);
      if (total > 0 && actual > 0) tried.factor = actual / total;
      const error = cases.reduce((a, { visit }, i) => a + Math.abs(said[i]! * tried.factor - happened(visit)), 0);
      if (error < found) [best, found] = [tried, error];
    }
  }
  return best;
}

/** One row per order and candidate. */
function membershipRows(
  model: OrderModel,
  cases: readonly OrderCase[],
): { inputs: Float64Array; held: Uint8Array; fold: Uint8Array } {
  const n = cases.reduce((sum, { ids }) => sum + ids.length, 0);
  const inputs = new Float64Array(n * MEMBERSHIP_INPUTS);
  const held = new Uint8Array(n);
  const fold = new Uint8Array(n);
  let row = 0;
  for (const { visit, past, ids, probabilities } of cases) {
    const size = expectedSize(model, past);
    for (let k = 0; k < ids.length; k++, row++) {
      writeInputs(past, visit.time, ids[k]!, probabilities[k]!, size, inputs, row * MEMBERSHIP_INPUTS);
      held[row] = visit.ids.has(ids[k]!) ? 1 : 0;
      fold[row] = hash32(visit.customer) % FOLDS;
    }
  }
  return { inputs, held, fold };
}

function* chooseForm(
  inputs: Float64Array,
  held: Uint8Array,
  fold: Uint8Array,
  orders: number,
): CooperativeTask<MembershipForm> {
  let best: MembershipForm = "draws";
  let found = lossOf(() => INDEPENDENT, inputs, held) / orders;
  for (const form of ["calibrated", "own"] as const) {
    const weights: MembershipWeights[] = [];
    for (let out = 0; out < FOLDS; out++) {
      const rows = Array.from(held.keys()).filter((row) => fold[row] !== out);
      const some = new Float64Array(rows.length * MEMBERSHIP_INPUTS);
      for (const [i, row] of rows.entries()) {
        some.set(inputs.subarray(row * MEMBERSHIP_INPUTS, (row + 1) * MEMBERSHIP_INPUTS), i * MEMBERSHIP_INPUTS);
      }
      weights.push(
        yield* fitMembership(
          some,
          Uint8Array.from(rows, (row) => held[row]!),
          FREE[form],
        ),
      );
    }
    const loss = lossOf((row) => weights[fold[row]!]!, inputs, held) / orders;
    if (loss < found - BETTER) [best, found] = [form, loss];
  }
  return best;
}

function lossOf(weightsOf: (row: number) => MembershipWeights, inputs: Float64Array, held: Uint8Array): number {
  let loss = 0;
  for (let row = 0; row < held.length; row++) {
    const said = membershipOf(weightsOf(row), inputs, row * MEMBERSHIP_INPUTS);
    loss -= Math.log(Math.max(1e-12, held[row] === 1 ? said : 1 - said));
  }
  return loss;
}

/** The share of the products' sum by the mean absolute error, then the errors by size of what is said. */
function fitValue(model: OrderModel, cases: readonly OrderCase[], known: readonly KnownOrder[]): OrderModel["value"] {
  const own = fitMean(
    known,
    (past) => past.values,
    ({ value }) => value,
  );
  const sums = cases.map(({ visit, past, ids, probabilities, amounts }) => {
    return basketOf(model, past, visit.time, ids, probabilities, amounts).sum;
  });
  const actual = Float64Array.from(cases, ({ visit }) => visit.value);
  let best: OrderModel["value"] = null;
  let found = Number.POSITIVE_INFINITY;
  for (const share of SHARES) {
    const tried = { own, share, cells: { thresholds: [], cells: [] } };
    const raw = Float64Array.from(cases, ({ past }, i) => rawValue(tried, past, sums[i]!));
    const cells = fitCells(raw, actual, new Uint8Array(raw.length).fill(1), false);
    const value = { own, share, cells };
    const scale = total(actual) / Math.max(1e-300, total(raw));
    const error = raw.reduce((sum, each, i) => sum + Math.abs(each * scale - actual[i]!), 0);
    if (error < found) [best, found] = [value, error];
  }
  return best;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}

function total(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0);
}
