import { expect, test } from "vitest";
import { CHOICES, INPUT_COUNT } from "../../features/amounts/encodePair.ts";
import { lastMedians } from "../../features/amounts/lastLines.ts";
import { MEASURE_COUNT } from "../../features/amounts/parts.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { random } from "../../lib/random.ts";
import type { AmountTask } from "../../model/amounts/amountCells.ts";
import { AmountPredictor, networkOf } from "../../model/amounts/amountModel.ts";
import { amountsOfTargets, expectedLines } from "../../model/amounts/answerAmounts.ts";
import { distributorSamples } from "../testing/exampleSamples.ts";
import type { AmountRows } from "./amountRows.ts";
import { AmountTrainer } from "./amountTrainer.ts";
import { fitAmounts } from "./fitAmounts.ts";
import { chooseShares } from "./fitBeforeProduct.ts";

const SCALES = {
  fallback: [0, 0, 0],
  distance: [0.4, 0.1, 0.02],
  mean: new Array<number>(20).fill(0),
  deviation: new Array<number>(20).fill(1),
};
const TASKS = { quantity: true, revenue: true, discount: true };

function randomRows(n: number): AmountRows {
  const rng = random(5);
  const draw = (length: number): Float64Array => Float64Array.from({ length }, () => rng.normal());
  const rows: AmountRows = {
    count: n,
    inputs: Float32Array.from(draw(n * INPUT_COUNT)),
    choices: Float32Array.from(draw(n * MEASURE_COUNT * CHOICES), (value) => (value > 1 ? Number.NaN : value)),
    product: Int32Array.from({ length: n }, () => rng.integer(4)),
    own: new Uint8Array(n),
    largest: new Float64Array(n).fill(Number.NaN),
    measures: draw(n * MEASURE_COUNT),
    quantity: draw(n).map(Math.exp),
    revenue: draw(n).map(Math.exp),
    discount: new Float64Array(n).fill(0.3),
  };
  // The base is always known, and so is a discount between 0 and 1.
  for (let i = 0; i < n * MEASURE_COUNT; i++) rows.choices[i * CHOICES + CHOICES - 1] = 0.4;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < CHOICES; k++) rows.choices[(i * MEASURE_COUNT + 2) * CHOICES + k] = 0.1 + 0.05 * k;
    rows.measures[i * MEASURE_COUNT + 2] = 0.9;
  }
  return rows;
}

test("a step's gradients are those of numeric differentiation", () => {
  const rows = randomRows(6);
  const trainer = new AmountTrainer(4, SCALES, TASKS, rows, 3);
  const batch = Uint32Array.from({ length: rows.count }, (_, i) => i);
  const gradients = trainer.gradientsOf(batch);
  let checked = 0;
  for (const [name, gradient] of gradients) {
    for (let i = 0; i < gradient.length; i += Math.max(1, Math.floor(gradient.length / 40))) {
      const numeric = (trainer.lossAt(batch, name, i, 1e-5) - trainer.lossAt(batch, name, i, -1e-5)) / 2e-5;
      expect(Math.abs(gradient[i]! - numeric), `${name}[${i}]`).toBeLessThan(1e-5 + 1e-4 * Math.abs(numeric));
      if (numeric !== 0) checked++;
    }
  }
  expect(checked).toBeGreaterThan(100);
});

test("fits better amounts than the customer's median of the product, alike from the same seed, summing without bias", async () => {
  const samples = await distributorSamples(6000, 6);
  const seen = withoutTest(samples);
  const model = runToEnd(fitAmounts(seen, 1))!;
  const again = runToEnd(fitAmounts(seen, 1))!;
  expect([...again.weights]).toEqual([...model.weights]);
  expect(again.cells).toEqual(model.cells);
  const other = runToEnd(fitAmounts(seen, 2))!;
  expect(other.weights.get("layers.0.weight")).not.toEqual(model.weights.get("layers.0.weight"));
  expect(networkOf(model)).toBeDefined();
  expect(model.wholeUnits).toBe(true);

  const targets = samples.split.validation;
  const said = runToEnd(amountsOfTargets(new AmountPredictor([model]), samples, targets));
  const { lines } = samples;
  const actual = Array.from(targets, (target) => samples.targets[target]!);
  const total = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
  const sums = {
    quantity: total(said.quantityMean) / total(actual.map((at) => lines.quantity[at]!)),
    revenue: total(said.amountMean) / total(actual.map((at) => lines.revenue[at]!)),
    discount: total(said.discountMean) / total(actual.map((at) => lines.discount[at]!)),
  };
  for (const ratio of Object.values(sums)) expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  for (let i = 0; i < targets.length; i++) {
    const { quantity, price, discount, amount } = said;
    expect(amount[i]).toBeCloseTo(quantity[i]! * price[i]! * (1 - discount[i]!), 6);
    expect(said.amountLow[i]!).toBeLessThanOrEqual(said.amountHigh[i]!);
  }

  const onTest = samples.split.test;
  const answers = runToEnd(amountsOfTargets(new AmountPredictor([model]), samples, onTest));
  const error = (values: (i: number) => number) =>
    Array.from(onTest).reduce((sum, target, i) => {
      return sum + Math.abs(values(i) - lines.quantity[samples.targets[target]!]!);
    }, 0) / onTest.length;
  // The honest rule, read by hand: the customer's median of the product, else the product's before the test.
  const rule = (i: number): number => {
    const line = samples.targets[onTest[i]!]!;
    const earlier = Array.from({ length: lines.count }, (_, at) => at).filter(
      (at) => lines.time[at]! < lines.time[line]!,
    );
    const ofProduct = earlier.filter((at) => lines.product.codes[at] === lines.product.codes[line]);
    const own = ofProduct.filter((at) => lines.customer.codes[at] === lines.customer.codes[line]);
    const held = (own.length > 0 ? own : ofProduct).map((at) => lines.quantity[at]!).sort((a, b) => a - b);
    return held.length > 0 ? held[(held.length - 1) >> 1]! : 1;
  };
  expect(error((i) => answers.quantity[i]!)).toBeLessThan(0.9 * error(rule));
});

test("what an amounts model is fitted on never holds a test target", async () => {
  const samples = await distributorSamples(2000, 6);
  const pairs = runToEnd(withoutTest(samples).pairs());
  expect(() => pairs.readTarget(samples.split.test[0]!, new Float64Array(100))).toThrow(/only judging sees it/);
});

test("a line whose product is not known yet is expected to be the same, asked alone or with the others", async () => {
  const samples = await distributorSamples(2000, 6);
  const model = runToEnd(fitAmounts(withoutTest(samples), 1))!;
  const predictor = new AmountPredictor([model]);
  const expected = (targets: Uint32Array) => {
    const topIds = Int32Array.from({ length: 3 * targets.length }, (_, i) => 2 + (i % 3));
    const topProbabilities = Float32Array.from(topIds, (id) => 0.5 / id);
    return runToEnd(expectedLines(predictor, samples, { targets, topIds, topProbabilities, topK: 3 }));
  };
  const targets = samples.split.test;
  const together = expected(targets);
  expect(new Set(together.revenueMean).size).toBeGreaterThan(5);
  for (const [i, target] of targets.entries()) {
    const alone = Object.values(expected(Uint32Array.of(target))).map(([value]) => value);
    expect(Object.values(together).map((values) => values[i])).toEqual(alone);
  }
});

test("before the product is known, products and last lines have the say that was best on the validation part", async () => {
  const samples = await distributorSamples(2000, 6);
  const seen = withoutTest(samples);
  const targets = seen.split.validation;
  const { lines } = samples;
  const lasts = runToEnd(lastMedians(samples, targets));
  const column = (value: (line: number, i: number) => number) =>
    Float64Array.from(targets, (target, i) => value(samples.targets[target]!, i));
  const actual = (task: AmountTask) => column((line) => lines[task][line]!);
  const noise = random(4);
  const said = {
    // Products know the quantity, nothing of the revenue, and half of what is missing of the discount's logarithm.
    quantity: actual("quantity"),
    revenue: column(() => 1e9 * noise.uniform()),
    discount: column((line, i) => {
      const last = Math.log1p(lasts.discount[i]!);
      return Math.expm1(last + 2 * (Math.log1p(lines.discount[line]!) - last));
    }),
    quantityMean: new Float64Array(),
    revenueMean: new Float64Array(),
    discountMean: new Float64Array(),
  };
  const shares = runToEnd(chooseShares(seen, targets, said));
  expect(shares).toEqual({ quantity: 1, revenue: 0, discount: 0.5 });

  const model = runToEnd(fitAmounts(seen, 1))!;
  const asked = {
    targets,
    topIds: new Int32Array(targets.length).fill(3),
    topProbabilities: new Float32Array(targets.length).fill(0.2),
    topK: 1,
  };
  const of = (beforeProduct: Record<AmountTask, number> | undefined) =>
    runToEnd(expectedLines(new AmountPredictor([{ ...model, beforeProduct }]), samples, asked));
  const [products, mixed] = [of(undefined), of(shares)];
  for (const [i, target] of targets.entries()) {
    // The median of the last forty lines before the target, by hand; with no say it is the answer.
    const late = Array.from(samples.history(target), (line) => lines.revenue[line]!)
      .slice(-40)
      .sort((a, b) => a - b);
    const [low, high] = [late[(late.length - 1) >> 1] ?? 0, late[late.length >> 1] ?? 0];
    expect(mixed.revenue[i]!).toBeCloseTo((low + high) / 2, 4);
    expect(mixed.quantity[i]).toBe(products.quantity[i]);
    expect(mixed.revenueMean[i]).toBe(products.revenueMean[i]);
  }
});
