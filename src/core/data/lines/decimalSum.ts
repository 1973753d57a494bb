// Sums that come out exact to the printed precision: compensated addition, rounded to the decimals the values have.

/** A sum and what was rounded off it. */
export interface SumParts {
  sum: number;
  lost: number;
  decimals: number;
}

/**
 * Neumaier's compensated sum (1974, https://doi.org/10.1002/zamm.19740540106), which also keeps the most
 * decimals any of its terms was written with.
 */
export class DecimalSum {
  private sum = 0;
  private lost = 0;
  /** The most decimals of any term. */
  private decimals = 0;

  /** Adds a term that was written with (or derived from numbers that together have) `decimals` decimal places. */
  add(value: number, decimals: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
    if (decimals > this.decimals) this.decimals = decimals;
  }

  /** What was added, in a form that can be sent between threads. */
  get parts(): SumParts {
    const { sum, lost, decimals } = this;
    return { sum, lost, decimals };
  }

  /** Adds what another sum has. */
  join({ sum, lost, decimals }: SumParts): void {
    this.add(sum, decimals);
    this.add(lost, decimals);
  }

  /** The sum, rounded to the terms' decimals (10 at most). */
  get value(): number {
    const sum = this.sum + this.lost;
    return Math.abs(sum) < 1e21 ? Number(sum.toFixed(Math.min(this.decimals, 10))) : sum;
  }
}
