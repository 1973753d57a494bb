// One LSTM layer's scan. A task takes some rows of one direction through all their steps, so no step waits for another
// thread. Rows come longest first: at step s only the first rows are still running, and padding costs nothing.

import { packWeightPanel } from "./gemm";
import { microPanel, rowsInSixes } from "./micro";
import { packRows4, packRows6 } from "./pack";
import { jobArguments, launch } from "./parallel";
import { madd, sigmoid4, tanh4 } from "./vector";

/** Units a row goes through at once: two cache lines of each gate. */
const UNITS: i32 = 32;

/** The sizes and addresses both scans share. Gates [D, B, T, 4H] in blocks i, f, g, o; cells [D, B, T, H]; y [B, T, D·H]. */
@unmanaged
export class Scan {
  batch: i32;
  steps: i32;
  hidden: i32;
  directions: i32;
  chunk: i32; // rows of a task
  chunks: i32;
  order: usize; // int32 [B], rows by falling length
  lengths: usize; // int32 [B]
  gates: usize;
  cells: usize;
  y: usize;
  dy: usize;
  dz: usize; // [D, B, T, 4H]
  weights: usize; // weightHh of direction 0 (packing)
  weightsReverse: usize;
  packed: usize; // both directions' packed weights
  working: usize;
  workingStride: usize; // bytes of a task
}

/** Bytes of packed recurrent weights of one direction: [units / 8][4 gates][H][8]. */
@inline
export function packedStride(hidden: i32): usize {
  return <usize>((hidden + 7) >> 3) * <usize>hidden << 7;
}

/**
 * The steps of one layer: gates hold the input projection with both biases and become the activated gates.
 * Working memory: a task needs `workingStride` ≥ 8 · H · roundUp(chunk, 6) + 4096 bytes; `packed` D · packedStride(H) bytes.
 */
export function lstm(
  batch: i32, steps: i32, hidden: i32, directions: i32, chunk: i32, order: usize, lengths: usize,
  weights: usize, weightsReverse: usize, gates: usize, cells: usize, y: usize,
  packed: usize, working: usize, workingStride: usize,
): void {
  const s = changetype<Scan>(jobArguments());
  s.batch = batch;
  s.steps = steps;
  s.hidden = hidden;
  s.directions = directions;
  s.chunk = chunk;
  s.chunks = (batch + chunk - 1) / chunk;
  s.order = order;
  s.lengths = lengths;
  s.weights = weights;
  s.weightsReverse = weightsReverse;
  s.gates = gates;
  s.cells = cells;
  s.y = y;
  s.packed = packed;
  s.working = working;
  s.workingStride = workingStride;
  launch(lstmPackTask, directions * ((hidden + 7) >> 3));
  launch(lstmTask, directions * s.chunks);
}

/** Packs the four gates' weights of eight units of one direction. */
function lstmPackTask(task: i32): void {
  const s = changetype<Scan>(jobArguments());
  const hidden = s.hidden;
  const blocks = (hidden + 7) >> 3;
  const direction = task / blocks;
  const unit = (task - direction * blocks) << 3;
  const base = direction ? s.weightsReverse : s.weights;
  let to = s.packed + packedStride(hidden) * direction + (<usize>unit * <usize>hidden << 4);
  for (let gate = 0; gate < 4; gate++) {
    const first = gate * hidden + unit;
    packWeightPanel(to, base, hidden, 0, first, (gate + 1) * hidden - 1, hidden);
    to += <usize>hidden << 5;
  }
}

/** The address of row `row`'s step s in an array [D, B, T, width]: the reverse direction starts at the last valid step. */
@inline
export function stepIndex(s: Scan, direction: i32, row: i32, step: i32): usize {
  const length = load<i32>(s.lengths + (<usize>row << 2));
  const t = direction ? length - 1 - step : step;
  return <usize>((direction * s.batch + row) * s.steps + t);
}

@inline
function lengthAt(s: Scan, position: i32): i32 {
  return load<i32>(s.lengths + (<usize>load<i32>(s.order + (<usize>position << 2)) << 2));
}

/** How many of `rows` rows from position `first` are longer than `step`; at most `known`, the count of an earlier step. */
@inline
export function runningRows(s: Scan, first: i32, known: i32, step: i32): i32 {
  let running = known;
  while (running > 0 && lengthAt(s, first + running - 1) <= step) running--;
  return running;
}

function lstmTask(task: i32): void {
  const s = changetype<Scan>(jobArguments());
  const hidden = s.hidden;
  const direction = task / s.chunks;
  const firstRow = (task - direction * s.chunks) * s.chunk;
  let running = min(s.chunk, s.batch - firstRow);
  const panelBytes = <usize>hidden * 24;
  const panels = (running + 5) / 6;
  let current = s.working + <usize>task * s.workingStride;
  let next = current + panelBytes * panels;
  const products = next + panelBytes * panels; // [6 rows][4 gates][UNITS]
  const packed = s.packed + packedStride(hidden) * direction;
  const longest = lengthAt(s, firstRow);
  for (let step = 0; step < longest; step++) {
    const following = runningRows(s, firstRow, running, step + 1);
    const sixes = rowsInSixes(running);
    for (let unit = 0; unit < hidden; unit += UNITS) {
      const last = min(hidden, unit + UNITS);
      for (let row = 0; row < running; ) {
        const size = row < sixes ? 6 : 4;
        if (step > 0) {
          const panel = current + (<usize>(row * hidden) << 2);
          let weights = packed + (<usize>unit * <usize>hidden << 4);
          for (let u = unit; u < last; u += 8) {
            for (let gate = 0; gate < 4; gate++) {
              const to = products + (<usize>(gate * UNITS + u - unit) << 2);
              microPanel(size, hidden, panel, weights, to, UNITS * 16, false);
              weights += <usize>hidden << 5;
            }
          }
        }
        const count = min(size, running - row);
        for (let r = 0; r < count; r++) {
          const at = load<i32>(s.order + (<usize>(firstRow + row + r) << 2));
          units(s, direction, at, step, unit, last - unit, products + <usize>(r * UNITS * 16));
        }
        row += size;
      }
      packOutputs(s, direction, firstRow, following, step, unit, last - unit, next);
    }
    const held = current;
    current = next;
    next = held;
    running = following;
  }
}

/** The outputs of some units, still in the nearest cache, as the next step's operand: of the `rows` that go on. */
function packOutputs(
  s: Scan, direction: i32, firstRow: i32, rows: i32, step: i32, unit: i32, units: i32, to: usize,
): void {
  const sixes = rowsInSixes(rows);
  const end = firstRow + rows - 1;
  for (let row = 0; row < rows; ) {
    const size = row < sixes ? 6 : 4;
    const position = firstRow + row;
    const at = to + (<usize>(row * s.hidden + unit * size) << 2);
    const r0 = outputAt(s, direction, position, step, unit);
    const r1 = outputAt(s, direction, min(position + 1, end), step, unit);
    const r2 = outputAt(s, direction, min(position + 2, end), step, unit);
    const r3 = outputAt(s, direction, min(position + 3, end), step, unit);
    if (size == 6) {
      const r4 = outputAt(s, direction, min(position + 4, end), step, unit);
      packRows6(at, r0, r1, r2, r3, r4, outputAt(s, direction, min(position + 5, end), step, unit), units);
    } else {
      packRows4(at, 16, r0, r1, r2, r3, units);
    }
    row += size;
  }
}

/** The address of y at a unit of the row at a position of the order. */
function outputAt(s: Scan, direction: i32, position: i32, step: i32, unit: i32): usize {
  const row = load<i32>(s.order + (<usize>position << 2));
  const t = stepIndex(s, direction, row, step) - <usize>((direction * s.batch + row) * s.steps);
  return s.y + (((<usize>(row * s.steps) + t) * s.directions + direction) * s.hidden + unit << 2);
}

/** `last` units from `unit` of one row and step: gates, cell, output. */
function units(
  s: Scan, direction: i32, row: i32, step: i32, unit: i32, last: i32, products: usize,
): void {
  const hidden = s.hidden;
  const index = stepIndex(s, direction, row, step);
  const before = direction ? index + 1 : index - 1;
  const gateBytes = <usize>hidden << 2;
  const offset = <usize>unit << 2;
  let gates = s.gates + index * gateBytes * 4 + offset;
  let cell = s.cells + index * gateBytes + offset;
  let held = s.cells + before * gateBytes + offset;
  const t = index - <usize>((direction * s.batch + row) * s.steps);
  let y = s.y + ((<usize>(row * s.steps) + t) * s.directions + direction) * gateBytes + offset;
  let u = 0;
  for (; u <= last - 4; u += 4) {
    let zi = v128.load(gates);
    let zf = v128.load(gates + gateBytes);
    let zg = v128.load(gates + 2 * gateBytes);
    let zo = v128.load(gates + 3 * gateBytes);
    let c = f32x4.splat(0);
    if (step > 0) {
      zi = f32x4.add(zi, v128.load(products));
      zf = f32x4.add(zf, v128.load(products, UNITS * 4));
      zg = f32x4.add(zg, v128.load(products, UNITS * 8));
      zo = f32x4.add(zo, v128.load(products, UNITS * 12));
      c = v128.load(held);
    }
    const i = sigmoid4(zi);
    const f = sigmoid4(zf);
    const g = tanh4(zg);
    const o = sigmoid4(zo);
    c = madd(f, c, f32x4.mul(i, g));
    const h = f32x4.mul(o, tanh4(c));
    v128.store(gates, i);
    v128.store(gates + gateBytes, f);
    v128.store(gates + 2 * gateBytes, g);
    v128.store(gates + 3 * gateBytes, o);
    v128.store(cell, c);
    v128.store(y, h);
    gates += 16;
    cell += 16;
    held += 16;
    y += 16;
    products += 16;
  }
  for (; u < last; u++) {
    let zi = v128.load32_zero(gates);
    let zf = v128.load32_zero(gates + gateBytes);
    let zg = v128.load32_zero(gates + 2 * gateBytes);
    let zo = v128.load32_zero(gates + 3 * gateBytes);
    let c = f32x4.splat(0);
    if (step > 0) {
      zi = f32x4.add(zi, v128.load32_zero(products));
      zf = f32x4.add(zf, v128.load32_zero(products, UNITS * 4));
      zg = f32x4.add(zg, v128.load32_zero(products, UNITS * 8));
      zo = f32x4.add(zo, v128.load32_zero(products, UNITS * 12));
      c = v128.load32_zero(held);
    }
    const i = sigmoid4(zi);
    const f = sigmoid4(zf);
    const g = tanh4(zg);
    const o = sigmoid4(zo);
    c = madd(f, c, f32x4.mul(i, g));
    const h = f32x4.mul(o, tanh4(c));
    v128.store_lane<f32>(gates, i, 0);
    v128.store_lane<f32>(gates + gateBytes, f, 0);
    v128.store_lane<f32>(gates + 2 * gateBytes, g, 0);
    v128.store_lane<f32>(gates + 3 * gateBytes, o, 0);
    v128.store_lane<f32>(cell, c, 0);
    v128.store_lane<f32>(y, h, 0);
    gates += 4;
    cell += 4;
    held += 4;
    y += 4;
    products += 4;
  }
}
