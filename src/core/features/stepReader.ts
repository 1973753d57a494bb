// What each line of a history tells the model: a row of raw values.

import { FEATURES } from "./registry/features.ts";
import type { SeenByStep, StepGroup, StepLine, StepSource } from "./registry/stepFeatures.ts";

/** Reads raw step features of single lines. */
export class StepReader {
  /** Indices among the names given, and slots of the row, of the features that are read. */
  readonly indices: Int32Array;
  readonly slots: Int32Array;
  private readonly line: StepLine;
  private readonly groups: readonly StepGroup[];

  /** Of the features of these names that see what is told in `sees` (all unless said otherwise). */
  constructor(source: StepSource, names: readonly string[], sees?: readonly SeenByStep[]) {
    this.line = { ...source, position: -1, previous: -1, time: Number.NaN };
    this.groups = FEATURES.step.groupsFor(names).filter((group) => sees === undefined || sees.includes(group.sees));
    const read = (name: string): boolean => this.groups.some(({ features }) => Object.hasOwn(features, name));
    this.indices = Int32Array.from(names.flatMap((name, i) => (read(name) ? [i] : [])));
    this.slots = FEATURES.step.slotsOf(Array.from(this.indices, (i) => names[i]!));
  }

  /** Tells everything read from now on as of a time, ms. */
  asOf(time: number): void {
    this.line.time = time;
  }

  /** Writes the row of the line at a position; `previous` is the history's line before it (−1 for the first). */
  read(position: number, previous: number, out: Float64Array): void {
    const { groups, line } = this;
    const { slots } = FEATURES.step;
    line.position = position;
    line.previous = previous;
    for (let g = 0; g < groups.length; g++) groups[g]!.write(line, out, slots);
  }
}
