// The outer border of areas that were joined: neighbours' shapes are drawn side by side, without the line between them.

import { InternalError } from "../lib/internalError.ts";

/** x and y in turns; closed. */
type Ring = readonly number[];

/**
 * The rings of an SVG path of straight lines (M m L l Z z, as maps have them). Throws on any other command.
 */
export function parseRings(path: string): Ring[] {
  const parts = path.match(/[a-z]|-?\d*\.?\d+(?:e-?\d+)?/gi) ?? [];
  const rings: number[][] = [];
  let ring: number[] = [];
  let command = "";
  let [x, y] = [0, 0];
  for (let i = 0; i < parts.length; ) {
    if (/^[a-z]$/i.test(parts[i]!)) command = parts[i++]!;
    if (command === "z" || command === "Z") {
      [x, y] = [ring[0] ?? 0, ring[1] ?? 0];
      continue;
    }
    if (!/^[ml]$/i.test(command)) throw new InternalError(`path command "${command}" (have: M m L l Z z)`);
    const relative = command === command.toLowerCase();
    x = Number(parts[i++]) + (relative ? x : 0);
    y = Number(parts[i++]) + (relative ? y : 0);
    if (command === "m" || command === "M") {
      ring = [];
      rings.push(ring);
      command = relative ? "l" : "L";
    }
    ring.push(x, y);
  }
  return rings;
}

/**
 * SVG path of the lines of these shapes that none of the others runs along, to within `tolerance`: neighbours' borders
 * seldom meet exactly, since each was rounded on its own.
 */
export function outerBorder(paths: readonly string[], tolerance: number): string {
  const shapes = paths.map((path) => edgesOf(parseRings(path)));
  const grids = paths.length > 1 ? shapes.map((edges) => new EdgeGrid(edges, tolerance)) : [];
  return shapes.map((own, index) => chain(own, grids.toSpliced(index, 1))).join("");
}

/** [edges, 4] from x, y to x, y. */
function edgesOf(rings: readonly Ring[]): number[] {
  const edges: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const next = (i + 2) % ring.length;
      if (ring[i] === ring[next] && ring[i + 1] === ring[next + 1]) continue;
      edges.push(ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!);
    }
  }
  return edges;
}

/** The edges whose middles are near no other shape, as path. */
function chain(edges: readonly number[], others: readonly EdgeGrid[]): string {
  let path = "";
  let [penX, penY] = [Number.NaN, Number.NaN];
  for (let i = 0; i < edges.length; i += 4) {
    const [fromX, fromY, toX, toY] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
    if (others.some((other) => other.isNear((fromX + toX) / 2, (fromY + toY) / 2))) continue;
    if (fromX !== penX || fromY !== penY) path += `M${short(fromX)} ${short(fromY)}`;
    path += `L${short(toX)} ${short(toY)}`;
    [penX, penY] = [toX, toY];
  }
  return path;
}

const CELL = 8;

/** Edges by the square cells they may be near to. */
class EdgeGrid {
  readonly #edges: readonly number[];
  readonly #tolerance: number;
  readonly #cells = new Map<string, number[]>();

  constructor(edges: readonly number[], tolerance: number) {
    this.#edges = edges;
    this.#tolerance = tolerance;
    const cell = (value: number) => Math.floor(value / CELL);
    for (let i = 0; i < edges.length; i += 4) {
      const [fromX, fromY, toX, toY] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      for (let x = cell(Math.min(fromX, toX) - tolerance); x <= cell(Math.max(fromX, toX) + tolerance); x++) {
        for (let y = cell(Math.min(fromY, toY) - tolerance); y <= cell(Math.max(fromY, toY) + tolerance); y++) {
          const key = `${x} ${y}`;
          const found = this.#cells.get(key);
          if (found) found.push(i);
          else this.#cells.set(key, [i]);
        }
      }
    }
  }

  /** Whether an edge comes as near to a point as the tolerance. */
  isNear(x: number, y: number): boolean {
    const edges = this.#edges;
    for (const i of this.#cells.get(`${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`) ?? []) {
      const fromX = edges[i]!;
      const fromY = edges[i + 1]!;
      const alongX = edges[i + 2]! - fromX;
      const alongY = edges[i + 3]! - fromY;
      const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
      const at = Math.min(1, Math.max(0, share));
      if (Math.hypot(x - fromX - at * alongX, y - fromY - at * alongY) <= this.#tolerance) return true;
    }
    return false;
  }
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
