// Fits what turns a model's answers into orders, on the orders of the validation part: sizes, probabilities, values. Which form the
// probabilities take is chosen by their loss out of fold, customers in three parts.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { hash32 } from "../../lib/random.ts";
import { basketOf } from "./basket.ts";
import { fitMean, type KnownOrder, meanOf } from "./fitMean.ts";
import { fitValue } from "./fitValue.ts";
import {
  fitMembership,
  INDEPENDENT,
  MEMBERSHIP_INPUTS,
  type MembershipWeights,
  membershipOf,
  writeInputs,
} from "./membership.ts";
import type { OrderCase } from "./orderCases.ts";
import { expectedSize, LEAST_ORDERS, type MembershipForm, type OrderModel, plainOrderModel } from "./orderModel.ts";

const FOLDS = 3;
/** Another form must be better by so much of the loss of an order. */
const BETTER = 0.001;
/** Inputs of each form that are free. */
const FREE: Record<MembershipForm, number> = { draws: 0, calibrated: 2, own: MEMBERSHIP_INPUTS };

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
  if (cases.every(({ amounts }) => amounts !== null)) {
    const valued = cases.map(({ visit, past, ids, probabilities, amounts }) => ({
      ...{ time: visit.time, value: visit.value, past },
      sum: basketOf(model, past, visit.time, ids, probabilities, amounts).sum,
    }));
    const own = fitMean(
      known,
      (past) => past.values,
      ({ value }) => value,
    );
    model.value = fitValue(own, valued);
  }
  return model;
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
