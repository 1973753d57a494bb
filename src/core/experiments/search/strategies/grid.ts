// The grid of a space: every combination once, in an order drawn by the seed, so that a grid that is cut short has looked everywhere.

import { random, shuffle } from "../../../lib/random.ts";
import { gridValues, isActive, type Values } from "../parameter.ts";
import { settled } from "../space.ts";
import type { SearchSpec, Space } from "../types.ts";
import { keyOf } from "./draw.ts";

/** All points of the grid, each once. */
export function gridPoints({ space, base, seed }: Pick<SearchSpec, "space" | "base" | "seed">): Values[] {
  const points = new Map<string, Values>();
  for (const point of combinations(space)) {
    const values = settled(space, base, point);
    points.set(keyOf(values), values);
  }
  return shuffle([...points.values()], random(seed));
}

function combinations({ parameters }: Space): Values[] {
  let points: Values[] = [{}];
  for (const parameter of parameters) {
    points = points.flatMap((values) =>
      isActive(parameter, values)
        ? gridValues(parameter).map((value) => ({ ...values, [parameter.name]: value }))
        : [values],
    );
  }
  return points;
}
