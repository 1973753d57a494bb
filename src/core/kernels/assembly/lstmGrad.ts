// One LSTM layer's scan backwards: the gradients before the gates' activations, dz, of every row and step. A task takes
// some rows of one direction from their last step to their first, as the forward scan does.

import { Scan, runningRows, stepIndex } from "./lstm";
import { microPanel, rowsInSixes } from "./micro";
import { packColumns8, packRows4, packRows6 } from "./pack";
import { jobArguments, launch } from "./parallel";
import { madd, tanh4 } from "./vector";

const INNER: i32 = 256; // gates per pass of the recurrent product, so that its panels stay in the nearest cache

/** Bytes of packed recurrent weights of one direction: [units / 8][4H][8]. */
@inline
function packedStride(hidden: i32): usize {
  return <usize>((hidden + 7) >> 3) * <usize>hidden << 7;
}

/**
 * gates, cells and dy of a layer → dz. Working memory: a task needs `workingStride` ≥ roundUp(chunk, 6) · (20 · H + 4 ·
 * roundUp(H, 8)) bytes; `packed` as for the forward scan.
 */
export function lstmGrad(
  batch: i32, steps: i32, hidden: i32, directions: i32, chunk: i32, order: usize, lengths: usize,
  weights: usize, weightsReverse: usize, gates: usize, cells: usize, dy: usize, dz: usize,
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
  s.dy = dy;
  s.dz = dz;
  s.packed = packed;
  s.working = working;
  s.workingStride = workingStride;
  launch(lstmGradPackTask, directions * ((hidden + 7) >> 3));
  launch(lstmGradTask, directions * s.chunks);
}

function lstmGradPackTask(task: i32): void {
  const s = changetype<Scan>(jobArguments());
  const blocks = (s.hidden + 7) >> 3;
  const direction = task / blocks;
  const block = task - direction * blocks;
  const to = s.packed + packedStride(s.hidden) * direction + (<usize>block * <usize>s.hidden << 7);
  packColumns8(to, 1, direction ? s.weightsReverse : s.weights, s.hidden, 0, block << 3, 4 * s.hidden);
}

function lstmGradTask(task: i32): void {
  const s = changetype<Scan>(jobArguments());
  const hidden = s.hidden;
  const direction = task / s.chunks;
  const firstRow = (task - direction * s.chunks) * s.chunk;
  const rows = min(s.chunk, s.batch - firstRow);
  const panels = (rows + 5) / 6;
  const stride = <usize>((hidden + 7) & ~7) << 2; // of a row of dh
  const panelBytes = <usize>hidden * 96; // a packed panel of dz, [4H][6]
  const packedDz = s.working + <usize>task * s.workingStride;
  const dh = packedDz + panelBytes * panels; // [rows][roundUp(H, 8)]
  const dc = dh + stride * panels * 6; // [rows][H]
  const packed = s.packed + packedStride(hidden) * direction;
  const longest = load<i32>(s.lengths + (<usize>load<i32>(s.order + (<usize>firstRow << 2)) << 2));
  for (let step = longest - 1; step >= 0; step--) {
    const running = runningRows(s, firstRow, rows, step);
    for (let r = 0; r < running; r++) {
      const row = load<i32>(s.order + (<usize>(firstRow + r) << 2));
      units(s, direction, row, step, dh + stride * r, dc + (<usize>(r * hidden) << 2));
    }
    if (step == 0) break;
    const sixes = rowsInSixes(running);
    packGradients(s, direction, firstRow, running, step, packedDz);
    for (let from = 0; from < 4 * hidden; from += INNER) {
      const k = min(INNER, 4 * hidden - from);
      for (let unit = 0; unit < hidden; unit += 8) {
        const weights = packed + (<usize>(unit * hidden) << 4) + (<usize>from << 5);
        for (let r = 0; r < running; ) {
          const size = r < sixes ? 6 : 4;
          const panel = packedDz + (<usize>(r * hidden * 4 + from * size) << 2);
          microPanel(size, k, panel, weights, dh + stride * r + (<usize>unit << 2), stride, from > 0);
          r += size;
        }
      }
    }
  }
}

/** dz of the running rows of a step as the operand of the recurrent product. */
function packGradients(s: Scan, direction: i32, firstRow: i32, running: i32, step: i32, to: usize): void {
  const sixes = rowsInSixes(running);
  const end = firstRow + running - 1;
  for (let row = 0; row < running; ) {
    const size = row < sixes ? 6 : 4;
    const position = firstRow + row;
    const at = to + (<usize>(row * s.hidden) << 4);
    const r0 = gradientAt(s, direction, position, step);
    const r1 = gradientAt(s, direction, min(position + 1, end), step);
    const r2 = gradientAt(s, direction, min(position + 2, end), step);
    const r3 = gradientAt(s, direction, min(position + 3, end), step);
    if (size == 6) {
      const r4 = gradientAt(s, direction, min(position + 4, end), step);
      packRows6(at, r0, r1, r2, r3, r4, gradientAt(s, direction, min(position + 5, end), step), 4 * s.hidden);
    } else {
      packRows4(at, 16, r0, r1, r2, r3, 4 * s.hidden);
    }
    row += size;
  }
}

/** The address of dz of the row at a position of the order. */
function gradientAt(s: Scan, direction: i32, position: i32, step: i32): usize {
  return s.dz + (stepIndex(s, direction, load<i32>(s.order + (<usize>position << 2)), step) * s.hidden << 4);
}

/** All units of one row and step. dh, dc: gradients from the step after, zero at the row's last step. */
function units(s: Scan, direction: i32, row: i32, step: i32, dh: usize, dc: usize): void {
  const hidden = s.hidden;
  const index = stepIndex(s, direction, row, step);
  const before = direction ? index + 1 : index - 1;
  const bytes = <usize>hidden << 2;
  const t = index - <usize>((direction * s.batch + row) * s.steps);
  let gates = s.gates + index * bytes * 4;
  let dz = s.dz + index * bytes * 4;
  let cell = s.cells + index * bytes;
  let held = s.cells + before * bytes;
  let dy = s.dy + ((<usize>(row * s.steps) + t) * s.directions + direction) * bytes;
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const first = load<i32>(s.lengths + (<usize>row << 2)) == step + 1;
  const last = hidden & ~3;
  for (let u = 0; u < hidden; ) {
    // Past the last four: one lane at a time. Loads may run over the row's end; what they find is not stored.
    const c1 = v128.load(cell);
    const i = v128.load(gates);
    const f = v128.load(gates + bytes);
    const g = v128.load(gates + 2 * bytes);
    const o = v128.load(gates + 3 * bytes);
    const c0 = step > 0 ? v128.load(held) : zero;
    const squashed = tanh4(c1);
    const dOut = f32x4.add(v128.load(dy), first ? zero : v128.load(dh));
    const dCell = madd(f32x4.mul(dOut, o), f32x4.sub(one, f32x4.mul(squashed, squashed)), first ? zero : v128.load(dc));
    const di = f32x4.mul(f32x4.mul(dCell, g), f32x4.mul(i, f32x4.sub(one, i)));
    const df = f32x4.mul(f32x4.mul(dCell, c0), f32x4.mul(f, f32x4.sub(one, f)));
    const dg = f32x4.mul(f32x4.mul(dCell, i), f32x4.sub(one, f32x4.mul(g, g)));
    const dO = f32x4.mul(f32x4.mul(dOut, squashed), f32x4.mul(o, f32x4.sub(one, o)));
    const dcBefore = f32x4.mul(dCell, f);
    if (u < last) {
      v128.store(dz, di);
      v128.store(dz + bytes, df);
      v128.store(dz + 2 * bytes, dg);
      v128.store(dz + 3 * bytes, dO);
      v128.store(dc, dcBefore);
      u += 4;
      gates += 16;
      dz += 16;
      cell += 16;
      held += 16;
      dy += 16;
      dh += 16;
      dc += 16;
    } else {
      v128.store_lane<f32>(dz, di, 0);
      v128.store_lane<f32>(dz + bytes, df, 0);
      v128.store_lane<f32>(dz + 2 * bytes, dg, 0);
      v128.store_lane<f32>(dz + 3 * bytes, dO, 0);
      v128.store_lane<f32>(dc, dcBefore, 0);
      u += 1;
      gates += 4;
      dz += 4;
      cell += 4;
      held += 4;
      dy += 4;
      dh += 4;
      dc += 4;
    }
  }
}
