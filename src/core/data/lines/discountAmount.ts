// What a line's discount comes to in money: defined here for every sum of discounts.

/**
 * The money off a line of this net revenue, whose discount is a fraction 0..1 of the gross amount: gross − net, so that the
 * share of gross of any lines is Σ amount / (Σ revenue + Σ amount). A returned line (negative revenue) takes its discount
 * back. A line that was free (discount 1) has a gross amount that nobody can tell from its net: it counts nothing, as does a
 * line without revenue or a discount that is not told.
 */
export function discountAmount(revenue: number, discount: number): number {
  return discount > 0 && discount < 1 ? (revenue * discount) / (1 - discount) : 0;
}

/** The share of the gross amount that was taken off; NaN where there is no gross amount. */
export function discountShare(revenue: number, amount: number): number {
  return revenue + amount > 0 ? amount / (revenue + amount) : Number.NaN;
}
