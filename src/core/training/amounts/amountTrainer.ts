// One step of training the amounts network: forward and backward by hand in double precision, then AdamW with a cosine's rate.
// The loss is half the error in logs and half the error in units and money, so that it is neither deaf to small lines nor blind to
// large ones; its best answer is the median.

import { CHOICES, INPUT_COUNT, type PairScales } from "../../features/amounts/encodePair.ts";
import { MEASURE_COUNT } from "../../features/amounts/parts.ts";
import {
  AmountNetwork,
  amountShapes,
  HIDDEN,
  OUTPUTS,
  PRODUCT_DIM,
  startingAmounts,
  WIDTH,
} from "../../model/amounts/amountNetwork.ts";
import type { Parameter } from "../../model/parameters.ts";
import { cosineRate, type Slot, slotOf, stepAdamW } from "../plainAdamW.ts";
import type { AmountRows, SaidRows } from "./amountRows.ts";

const RATE = 3e-3;
const DECAY = 1e-2;
const CLIP = 1;
/** Share of the loss that is in units and money. */
const RAW = 0.5;
/** Weight of the discount's error, in units of its distance, when an epoch is chosen. */
const DISCOUNT = 0.3;

export class AmountTrainer {
  readonly #names: [string, number[]][];
  readonly #slots: Slot[];
  readonly #network: AmountNetwork;
  readonly #measures = new Float64Array(MEASURE_COUNT);
  readonly #dOut = new Float64Array(MEASURE_COUNT * OUTPUTS);
  readonly #dH2 = new Float64Array(HIDDEN);
  readonly #dH1 = new Float64Array(HIDDEN);
  readonly #dX = new Float64Array(WIDTH);
  readonly #scales: PairScales;
  readonly #rows: AmountRows;
  /** 1 for each task that the data has; mean size of quantity and revenue. */
  readonly #has: { quantity: number; revenue: number; discount: number };
  readonly #size: { quantity: number; revenue: number };
  #steps = 0;

  constructor(
    numProducts: number,
    scales: PairScales,
    tasks: { quantity: boolean; revenue: boolean; discount: boolean },
    rows: AmountRows,
    seed: number,
  ) {
    this.#names = [...amountShapes(numProducts)];
    const start = startingAmounts(numProducts, seed);
    this.#slots = this.#names.map(([name]) => slotOf(Float64Array.from(start.get(name)!.values)));
    this.#network = new AmountNetwork(this.#slots.map(({ values }) => values));
    this.#scales = scales;
    this.#rows = rows;
    this.#has = { quantity: Number(tasks.quantity), revenue: Number(tasks.revenue), discount: Number(tasks.discount) };
    this.#size = { quantity: meanSize(rows.quantity), revenue: meanSize(rows.revenue) };
  }

  /** Copies of the weights as they are. */
  weights(): Map<string, Parameter> {
    return new Map(
      this.#names.map(([name, shape], i) => [name, { shape, values: Float32Array.from(this.#slots[i]!.values) }]),
    );
  }

  /** Learns from these rows; `progress` 0..1 sets the rate. */
  step(batch: Uint32Array, progress: number): void {
    for (const { gradient } of this.#slots) gradient.fill(0);
    for (let i = 0; i < batch.length; i++) this.#learn(batch[i]!, batch.length);
    stepAdamW(this.#slots, { rate: cosineRate(RATE, progress), decay: DECAY, clip: CLIP, step: ++this.#steps });
  }

  /** The gradients of these rows' loss, by parameter: what a step goes by before it is clipped. */
  gradientsOf(batch: Uint32Array): Map<string, Float64Array> {
    for (const { gradient } of this.#slots) gradient.fill(0);
    for (let i = 0; i < batch.length; i++) this.#learn(batch[i]!, batch.length);
    return new Map(this.#names.map(([name], i) => [name, this.#slots[i]!.gradient.slice()]));
  }

  /** The rows' loss with one number of a parameter moved by `by`. */
  lossAt(batch: Uint32Array, name: string, index: number, by: number): number {
    const { values } = this.#slots[this.#names.findIndex(([each]) => each === name)]!;
    const held = values[index]!;
    values[index] = held + by;
    let loss = 0;
    for (const row of batch) loss += this.#lossOfRow(row) / batch.length;
    values[index] = held;
    return loss;
  }

  #lossOfRow(row: number): number {
    const { inputs, choices, product, measures: happened, quantity, revenue } = this.#rows;
    const { distance } = this.#scales;
    const said = this.#measures;
    this.#network.forward(inputs, choices, row, product[row]!, distance, said);
    const { units, gross, off } = inUnits(said);
    const has = [this.#has.quantity, this.#has.revenue, this.#has.discount];
    let loss = (this.#has.quantity * RAW * Math.abs(units - quantity[row]!)) / this.#size.quantity;
    loss += (this.#has.revenue * RAW * Math.abs(gross * (1 - off) - revenue[row]!)) / this.#size.revenue;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const actual = happened[row * MEASURE_COUNT + m]!;
      if (!Number.isNaN(actual)) loss += (has[m]! * (1 - RAW) * Math.abs(said[m]! - actual)) / distance[m]!;
    }
    return loss;
  }

  /** What an epoch is chosen by: mean absolute errors beside the mean sizes. */
  lossOf(said: SaidRows, rows: AmountRows): number {
    const { quantity, revenue, discount } = this.#has;
    return (
      (quantity * meanError(said.quantity, rows.quantity)) / this.#size.quantity +
      (revenue * meanError(said.amount, rows.revenue)) / this.#size.revenue +
      (discount * DISCOUNT * meanError(said.discount, rows.discount)) / this.#scales.distance[2]!
    );
  }

  /** Adds one row's gradient, as one of `of` rows. */
  #learn(row: number, of: number): void {
    const { inputs, choices, product, measures: happened, quantity, revenue } = this.#rows;
    const { distance } = this.#scales;
    const network = this.#network;
    const said = this.#measures;
    network.forward(inputs, choices, row, product[row]!, distance, said);
    const { units, gross, off } = inUnits(said);
    const moreUnits = (this.#has.quantity * RAW * Math.sign(units - quantity[row]!) * units) / this.#size.quantity;
    const moreMoney = (this.#has.revenue * RAW * Math.sign(gross * (1 - off) - revenue[row]!)) / this.#size.revenue;
    const dOut = this.#dOut;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const actual = happened[row * MEASURE_COUNT + m]!;
      const has = m === 0 ? this.#has.quantity : m === 1 ? this.#has.revenue : this.#has.discount;
      let d = !Number.isNaN(actual) ? (has * (1 - RAW) * Math.sign(said[m]! - actual)) / distance[m]! : 0;
      if (m === 0) d += moreUnits + moreMoney * gross * (1 - off);
      else if (m === 1) d += moreMoney * gross * (1 - off);
      else if (said[2]! > 0 && said[2]! < 1) d -= moreMoney * gross;
      d /= of;
      const o = m * OUTPUTS;
      const s = m * CHOICES;
      const c = row * MEASURE_COUNT * CHOICES + s;
      for (let k = 0; k < CHOICES; k++) {
        const share = network.shares[s + k]!;
        dOut[o + k] = share > 0 ? d * share * (choices[c + k]! - network.mixed[m]!) : 0;
      }
      dOut[o + CHOICES] = d * distance[m]!;
    }
    const [embedding, w1, b1, w2, b2, w3, b3] = this.#slots as [Slot, Slot, Slot, Slot, Slot, Slot, Slot];
    backward(w3, b3, network.h2, dOut, this.#dH2);
    stopWhereOff(network.h2, this.#dH2);
    backward(w2, b2, network.h1, this.#dH2, this.#dH1);
    stopWhereOff(network.h1, this.#dH1);
    backward(w1, b1, network.x, this.#dH1, this.#dX);
    const e = product[row]! * PRODUCT_DIM;
    for (let i = 0; i < PRODUCT_DIM; i++) embedding.gradient[e + i]! += this.#dX[INPUT_COUNT + i]!;
  }
}

/** Measures in units and money, kept from overflowing while they are still wild. */
function inUnits(measures: Float64Array): { units: number; gross: number; off: number } {
  const units = Math.exp(Math.max(-10, Math.min(14, measures[0]!)));
  const gross = units * Math.exp(Math.max(-12, Math.min(25, measures[1]!)));
  return { units, gross, off: Math.max(0, Math.min(1, measures[2]!)) };
}

/** Adds a layer's gradients for outputs' `dTo`, and writes its inputs' to `dFrom`. */
function backward(weight: Slot, bias: Slot, from: Float64Array, dTo: Float64Array, dFrom: Float64Array): void {
  const { values, gradient } = weight;
  const inputs = from.length;
  dFrom.fill(0);
  for (let j = 0; j < dTo.length; j++) {
    const d = dTo[j]!;
    if (d === 0) continue;
    bias.gradient[j]! += d;
    const w = j * inputs;
    for (let i = 0; i < inputs; i++) {
      gradient[w + i]! += d * from[i]!;
      dFrom[i]! += d * values[w + i]!;
    }
  }
}

function stopWhereOff(outputs: Float64Array, gradient: Float64Array): void {
  for (let i = 0; i < outputs.length; i++) if (outputs[i] === 0) gradient[i] = 0;
}

function meanSize(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]!);
  return sum > 0 ? sum / values.length : 1;
}

function meanError(said: Float64Array, happened: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < said.length; i++) sum += Math.abs(said[i]! - happened[i]!);
  return sum / Math.max(1, said.length);
}
