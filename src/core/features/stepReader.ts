// What lines of a history tell the model: a row of raw values each, a run of lines at a time.

import type { History } from "./history.ts";
import { FEATURES } from "./registry/features.ts";
import type { SeenByStep, StepGroup, StepLines, StepSource } from "./registry/stepFeatures.ts";
import { sequencePositions } from "./sequence.ts";

/** Reads raw step features of runs of lines. */
export class StepReader {
  /** Indices among the names given, and slots of a row, of the features that are read. */
  readonly indices: Int32Array;
  readonly slots: Int32Array;
  /** [capacity, width] rows of the lines that were read last. */
  readonly rows: Float64Array;
  /** [capacity] lines to be read, and the history's line before each (−1 for the first): the caller's to write. */
  readonly positions: Int32Array;
  readonly previous: Int32Array;
  private readonly lines: StepLines;
  private readonly groups: readonly StepGroup[];

  /** For `capacity` lines at a time; of the features of these names that see what is told in `sees` (all unless said). */
  constructor(source: StepSource, capacity: number, names: readonly string[], sees?: readonly SeenByStep[]) {
    this.positions = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
    this.rows = new Float64Array(capacity * FEATURES.step.width);
    this.lines = { ...source, count: 0, positions: this.positions, previous: this.previous, time: Number.NaN };
    this.groups = FEATURES.step.groupsFor(names).filter((group) => sees === undefined || sees.includes(group.sees));
    const read = (name: string): boolean => this.groups.some(({ features }) => Object.hasOwn(features, name));
    this.indices = Int32Array.from(names.flatMap((name, i) => (read(name) ? [i] : [])));
    this.slots = FEATURES.step.slotsOf(Array.from(this.indices, (i) => names[i]!));
  }

  /** Reads the last lines of a history, `limit` at most, as of its time; returns how many. */
  readHistory(history: History, limit: number): number {
    const { positions, previous } = this;
    const count = sequencePositions(history, limit, positions);
    if (count > 0) previous[0] = history.before(positions[0]!);
    for (let i = 1; i < count; i++) previous[i] = positions[i - 1]!;
    this.read(count, history.time);
    return count;
  }

  /** Reads the first `count` of `positions` as of a time, ms; without one where nothing changes with the target. */
  read(count: number, time = Number.NaN): void {
    const { groups, lines, rows } = this;
    const { slots, width } = FEATURES.step;
    lines.count = count;
    lines.time = time;
    for (let g = 0; g < groups.length; g++) groups[g]!.write(lines, rows, width, slots);
  }
}
