// Whether a column holds the price of a unit or the total of the line: per product, one of the two is steady while the
// quantity changes.

/** Products whose lines differ in quantity, by what is steady on them. */
export interface PriceVotes {
  /** The amount itself: it is the price of a unit. */
  unit: number;
  /** The amount divided by the quantity: it is the line's total. */
  total: number;
}

/** One is steady where it scatters less than half as much as the other. */
const STEADIER = 0.5;

/** Counts the products whose lines tell price and line total apart; `products` are the cells that name them. */
export function priceVotes(products: readonly string[], quantity: Float64Array, amount: Float64Array): PriceVotes {
  const lines = new Map<string, number[]>();
  for (let i = 0; i < products.length; i++) {
    if (!(quantity[i]! > 0) || !(amount[i]! > 0)) continue;
    const own = lines.get(products[i]!);
    if (own) own.push(i);
    else lines.set(products[i]!, [i]);
  }
  const votes: PriceVotes = { unit: 0, total: 0 };
  for (const own of lines.values()) {
    if (own.every((i) => quantity[i] === quantity[own[0]!])) continue;
    const asUnit = scatter(own.map((i) => Math.log(amount[i]!)));
    const asTotal = scatter(own.map((i) => Math.log(amount[i]! / quantity[i]!)));
    if (asTotal < STEADIER * asUnit) votes.total++;
    else if (asUnit < STEADIER * asTotal) votes.unit++;
  }
  return votes;
}

/** Whether the votes are for the line's total. */
export function isTotal({ unit, total }: PriceVotes): boolean {
  return total >= 2 && total >= 5 * unit;
}

/** Whether the votes are for the price of a unit; surer, because totals that do not grow with the quantity exist. */
export function isUnitPrice({ unit, total }: PriceVotes): boolean {
  return unit >= 5 && unit >= 10 * total;
}

/** Standard deviation. */
function scatter(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
