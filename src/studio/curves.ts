// The columns of a run as lines to draw: along steps, epochs or the time of work, thinned to what a chart can show.

import type { XAxis } from "./curveView.ts";
import { smooth, thin, thinPeaks } from "./series.ts";
import type { StepColumn, Telemetry } from "./telemetry.ts";

export type Point = [x: number, y: number];

/** Points of a line at most; the raw line has two for each. */
const POINTS = 600;
const MOST_ROWS = 500;

/** Where the run's steps lie along the axis, and with them its epochs and restarts. */
export interface Along {
  /** [rows] */
  x: Float32Array;
  /** Place of a moment, in epochs from the start; null where time does not know it yet. */
  at(epochs: number): number | null;
  /** Place of the end of an epoch that was judged: a run that was stopped judges one that is not whole. */
  ended(epoch: number): number | null;
  /** End of the axis, null where it grows with the run. */
  end: number | null;
  unit: "steps" | "epochs" | TimeUnit;
}
type TimeUnit = "second" | "minute" | "hour";

/** The run along an axis: steps from 1, epochs as fractions, time in the unit that fits it (NaN where it was not taken). */
export function along(telemetry: Pick<Telemetry, "steps" | "stepsPerEpoch" | "stepsPlanned">, axis: XAxis): Along {
  const { steps, stepsPerEpoch, stepsPlanned } = telemetry;
  const step = steps.column("step");
  const last = step.at(-1) ?? 0;
  const endOf = (epoch: number) => Math.min(epoch * stepsPerEpoch, last);
  switch (axis) {
    case "steps":
      return { x: step, at: (epochs) => epochs * stepsPerEpoch, ended: endOf, end: stepsPlanned || null, unit: axis };
    case "epochs": {
      const each = Math.max(1, stepsPerEpoch);
      return {
        x: step.map((value) => value / each),
        at: (epochs) => epochs,
        ended: (epoch) => endOf(epoch) / each,
        end: stepsPlanned / each || null,
        unit: axis,
      };
    }
    case "time": {
      const seconds = steps.column("seconds");
      const [unit, length] = timeUnit(seconds.at(-1) ?? 0);
      const x = length === 1 ? seconds : seconds.map((value) => value / length);
      const after = (done: number): number | null => {
        const time = x[Math.round(done) - 1];
        return time === undefined || Number.isNaN(time) ? null : time;
      };
      const at = (epochs: number) => after(epochs * stepsPerEpoch);
      return { x, at, ended: (epoch) => after(endOf(epoch)), end: null, unit };
    }
    default:
      return axis satisfies never;
  }
}

/** The unit in which a run of so many seconds is told, and its length in seconds. */
function timeUnit(seconds: number): [TimeUnit, number] {
  if (seconds > 10_800) return ["hour", 3600];
  return seconds > 180 ? ["minute", 60] : ["second", 1];
}

/** A column as it was measured, thinned so that no peak is lost. */
export function rawLine(telemetry: Telemetry, { x }: Along, column: StepColumn): Point[] {
  return known(thinPeaks(x, telemetry.steps.column(column), POINTS));
}

/** A column with the past at this weight in each row. */
export function smoothLine(telemetry: Telemetry, { x }: Along, column: StepColumn, weight: number): Point[] {
  return known(thin(x, smooth(telemetry.steps.column(column), weight), POINTS));
}

/** Samples per second along the axis. */
export function speedLine({ speed }: Telemetry, { x }: Along): Point[] {
  const places = speed.column("step").map((step) => x[step - 1] ?? Number.NaN);
  return known(thin(places, speed.column("samplesPerSecond"), POINTS));
}

/** NDCG@10 of the watched targets: before the first step, and after each epoch that has it. */
export function scoreLine({ before, epochs }: Pick<Telemetry, "before" | "epochs">, { ended }: Along): Point[] {
  const start: Point[] = before?.ndcg10 === undefined ? [] : [[0, before.ndcg10]];
  const points = epochs.flatMap(({ epoch, check }): Point[] => {
    const x = ended(epoch);
    return x === null || check?.ndcg10 === undefined ? [] : [[x, check.ndcg10]];
  });
  return [...start, ...points];
}

/** A column as a table, every so many steps: step, seconds of work, value. */
export function stepRows({ steps }: Telemetry, column: StepColumn): [step: number, seconds: number, value: number][] {
  const [step, seconds, values] = [steps.column("step"), steps.column("seconds"), steps.column(column)];
  const every = Math.max(1, Math.ceil(step.length / MOST_ROWS));
  return Array.from({ length: Math.floor(step.length / every) }, (_, i) => {
    const row = (i + 1) * every - 1;
    return [step[row]!, seconds[row]!, values[row]!];
  });
}

/** Where the learning rate starts over, as far as the axis knows. */
export function restartMarks({ restarts }: Pick<Telemetry, "restarts">, { at }: Along): number[] {
  return restarts.map(at).filter((x) => x !== null);
}

function known(points: Point[]): Point[] {
  return points.some(([x]) => Number.isNaN(x)) ? points.filter(([x]) => !Number.isNaN(x)) : points;
}
