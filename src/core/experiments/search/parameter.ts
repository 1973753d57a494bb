// One parameter of a space: which values it may have, and where on its scale they lie.

import type { SettingValue } from "../../lib/settingControl.ts";
import { isSettingName, setting } from "../../training/settingList.ts";
import type { SearchParameter } from "./types.ts";

export type Range = Extract<SearchParameter, { kind: "range" }>;
export type Values = Record<string, SettingValue>;

/** Points of a range in a grid, where it says nothing else. */
const GRID_POINTS = 3;

/** Whether only whole numbers may stand there. */
export function isWhole({ name }: { name: string }): boolean {
  return isSettingName(name) && setting(name).kind === "integer";
}

/** The step between the values of a range; null where every number between its ends may be. */
export function stepOf(range: Range): number | null {
  return range.step ?? (isWhole(range) ? 1 : null);
}

/** The highest value: `high`, or the last whole step below it. */
export function highestOf(range: Range): number {
  const step = stepOf(range);
  return step === null ? range.high : range.low + step * Math.floor((range.high - range.low) / step + 1e-9);
}

/** Whether a parameter exists beside these values of those before it. */
export function isActive({ when }: SearchParameter, values: Values): boolean {
  return when === undefined || when.values.some((each) => values[when.name] === each);
}

/**
 * Where the values of a range lie on its scale: stepped ones each take a piece of the same length on the linear scale, half a step
 * reaching beyond both ends, so that the ends are as likely as the others.
 */
export function scaleOf(range: Range): { low: number; high: number } {
  const half = (stepOf(range) ?? 0) / 2;
  const [low, high] = [range.low - half, highestOf(range) + half];
  return range.scale === "log" ? { low: Math.log(low), high: Math.log(high) } : { low, high };
}

/** The value of a range that lies nearest to a place on its scale. */
export function valueAt(range: Range, place: number): number {
  return nearest(range, range.scale === "log" ? Math.exp(place) : place);
}

/** The place of a value on the range's scale. */
export function placeOf(range: Range, value: number): number {
  return range.scale === "log" ? Math.log(value) : value;
}

/** The value of a range nearest to a number. */
export function nearest(range: Range, number: number): number {
  const [step, high] = [stepOf(range), highestOf(range)];
  const within = Math.min(high, Math.max(range.low, number));
  if (step === null) return within;
  return tidy(Math.min(high, range.low + step * Math.round((within - range.low) / step)));
}

/** All values of a choice or of a range of whole numbers, ascending there; of other ranges none. */
export function allValues(parameter: SearchParameter): readonly SettingValue[] {
  if (parameter.kind === "choice") return parameter.values;
  const step = stepOf(parameter);
  if (step === null) return [];
  const count = Math.round((highestOf(parameter) - parameter.low) / step) + 1;
  return Array.from({ length: count }, (_, i) => tidy(parameter.low + i * step));
}

/** The values of a parameter in a grid: all that a choice has, evenly spread ones of a range. */
export function gridValues(parameter: SearchParameter): readonly SettingValue[] {
  if (parameter.kind === "choice") return parameter.values;
  const points = parameter.points ?? GRID_POINTS;
  const [low, high] = [placeOf(parameter, parameter.low), placeOf(parameter, highestOf(parameter))];
  const place = (i: number) => (points === 1 ? (low + high) / 2 : low + ((high - low) * i) / (points - 1));
  return [...new Set(Array.from({ length: points }, (_, i) => valueAt(parameter, place(i))))];
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
