// Sums without any rounding until they are asked for: whatever the order and grouping of the terms, the sum has the same bits.
// Shewchuk (1997), https://doi.org/10.1007/PL00009321, as Python's math.fsum keeps it.

/** A running sum held as numbers that do not overlap, the smallest first. Finite terms; sums below 1e300. */
export class ExpansionSum {
  #partials: number[] = [];

  /** Adds one number. */
  add(value: number): void {
    const partials = this.#partials;
    let x = value;
    let kept = 0;
    for (let i = 0; i < partials.length; i++) {
      let y = partials[i]!;
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const sum = x + y;
      const error = y - (sum - x);
      if (error !== 0) partials[kept++] = error;
      x = sum;
    }
    partials.length = kept;
    if (x !== 0) partials.push(x);
  }

  /** Adds a · b without rounding the product (|a|, |b| below 1e150). */
  addProduct(a: number, b: number): void {
    const product = a * b;
    if (product === 0) return;
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    this.add(product);
    this.add(aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow));
  }

  /** Adds what another sum holds, as `parts` has it. */
  addAll(parts: readonly number[]): void {
    for (const part of parts) this.add(part);
  }

  /** The numbers that it is the sum of; their order and number follow from how it came about, their sum does not. */
  parts(): number[] {
    return this.#partials.slice();
  }

  /** The sum, rounded once. */
  value(): number {
    const partials = this.#partials;
    let i = partials.length - 1;
    if (i < 0) return 0;
    let high = partials[i]!;
    let low = 0;
    while (i > 0 && low === 0) {
      const x = high;
      const y = partials[--i]!;
      high = x + y;
      low = y - (high - x);
    }
    // Half a unit in the last place is rounded by the sign of what lies below it.
    if (i > 0 && low !== 0 && Math.sign(low) === Math.sign(partials[i - 1]!)) {
      const twice = 2 * low;
      const rounded = high + twice;
      if (twice === rounded - high) high = rounded;
    }
    return high;
  }
}

function upperHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}
