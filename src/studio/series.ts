// High-rate numbers of a run in growing Float32 columns, outside React: charts read them at most once per frame.

import { InternalError } from "../core/lib/internalError.ts";

/** Columns that grow together, one value each per row. */
export interface Series<Name extends string> {
  readonly names: readonly Name[];
  /** Rows so far. */
  readonly length: number;
  /** Changes with every change, so that a reader can tell whether to draw again. */
  readonly version: number;
  /** Appends one row. */
  push(row: Record<Name, number>): void;
  /** [length] a view of the column, valid until the next push. */
  column(name: Name): Float32Array;
  clear(): void;
}

const START = 256;

/** Creates empty columns of these names. */
export function createSeries<Name extends string>(names: readonly Name[]): Series<Name> {
  let capacity = START;
  let length = 0;
  let version = 0;
  const columns = new Map<Name, Float32Array>(names.map((name) => [name, new Float32Array(capacity)]));
  return {
    names,
    get length() {
      return length;
    },
    get version() {
      return version;
    },
    push(row) {
      if (length === capacity) {
        capacity *= 2;
        for (const [name, column] of columns) {
          const grown = new Float32Array(capacity);
          grown.set(column);
          columns.set(name, grown);
        }
      }
      for (const [name, column] of columns) column[length] = row[name];
      length++;
      version++;
    },
    column(name) {
      const column = columns.get(name);
      if (!column) throw new InternalError(`unknown series "${name}" (have: ${names.join(", ")})`);
      return column.subarray(0, length);
    },
    clear() {
      length = 0;
      version++;
    },
  };
}

/** Points for a line chart: at most `limit` of them, each the mean of its bucket of rows, as [x of the last row, mean y]. */
export function thin(x: Float32Array, y: Float32Array, limit: number): [number, number][] {
  const bucket = Math.max(1, Math.ceil(x.length / limit));
  const points: [number, number][] = [];
  for (let from = 0; from < x.length; from += bucket) {
    const to = Math.min(x.length, from + bucket);
    let sum = 0;
    for (let i = from; i < to; i++) sum += y[i]!;
    points.push([x[to - 1]!, sum / (to - from)]);
  }
  return points;
}

/** Points for a thin line: of each of at most `limit` buckets of rows the lowest and the highest value, in their order. */
export function thinPeaks(x: Float32Array, y: Float32Array, limit: number): [number, number][] {
  const bucket = Math.max(1, Math.ceil(x.length / limit));
  const points: [number, number][] = [];
  for (let from = 0; from < x.length; from += bucket) {
    let [low, high] = [from, from];
    for (let i = from + 1; i < Math.min(x.length, from + bucket); i++) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    const [first, second] = low < high ? [low, high] : [high, low];
    points.push([x[first]!, y[first]!]);
    if (second !== first) points.push([x[second]!, y[second]!]);
  }
  return points;
}

/** Exponential smoothing over rows (weight 0..1 of the past); early rows weigh only what there is, without a bias. */
export function smooth(values: Float32Array, weight: number): Float32Array {
  const out = new Float32Array(values.length);
  let held = 0;
  let mass = 0;
  for (let i = 0; i < values.length; i++) {
    held = weight * held + (1 - weight) * values[i]!;
    mass = weight * mass + (1 - weight);
    out[i] = held / mass;
  }
  return out;
}
