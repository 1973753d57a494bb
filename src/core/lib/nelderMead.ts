// The least value of a function of a few bounded variables, without derivatives and always the same way.

export interface NelderMeadOptions {
  lower: readonly number[];
  upper: readonly number[];
  /** Size of the first simplex in each variable. */
  steps: readonly number[];
  /** Most calls of the function. */
  calls: number;
  /** Ends where the simplex' values differ by no more than this (default 1e-10). */
  tolerance?: number;
}

/**
 * Where f is least, as the simplex of Nelder and Mead (1965) finds it, https://doi.org/10.1093/comjnl/7.4.308; points
 * beyond a bound are put on it. Values that are no number count as the worst.
 */
export function nelderMead(f: (x: Float64Array) => number, start: ArrayLike<number>, options: NelderMeadOptions) {
  const { lower, upper, steps, calls, tolerance = 1e-10 } = options;
  const n = start.length;
  let count = 0;
  const make = (x: Float64Array) => {
    for (let i = 0; i < n; i++) x[i] = Math.min(upper[i]!, Math.max(lower[i]!, x[i]!));
    count++;
    const value = f(x);
    return { x, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [make(Float64Array.from(start))];
  for (let i = 0; i < n; i++) {
    const x = simplex[0]!.x.slice();
    x[i]! += x[i]! + steps[i]! > upper[i]! ? -steps[i]! : steps[i]!;
    simplex.push(make(x));
  }
  const from = (centre: Float64Array, x: Float64Array, by: number) =>
    make(centre.map((value, i) => value + by * (x[i]! - value)));
  for (;;) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0]!, simplex[n]!];
    if (count >= calls || n === 0 || !(worst.value - best.value > tolerance)) return best;
    const centre = new Float64Array(n);
    for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) centre[i]! += simplex[k]!.x[i]! / n;
    const reflected = from(centre, worst.x, -1);
    if (reflected.value < best.value) {
      const further = from(centre, worst.x, -2);
      simplex[n] = further.value < reflected.value ? further : reflected;
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected;
    else {
      const outside = reflected.value < worst.value;
      const nearer = from(centre, outside ? reflected.x : worst.x, 0.5);
      if (nearer.value < Math.min(reflected.value, worst.value)) simplex[n] = nearer;
      else for (let k = 1; k <= n; k++) simplex[k] = from(best.x, simplex[k]!.x, 0.5);
    }
  }
}
