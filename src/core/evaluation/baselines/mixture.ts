// The counted mixture: w₁·Markov + w₂·the customer's frequencies + w₃·popularity, weights fitted on held-out targets.
// Jelinek and Mercer (1980), "Interpolated estimation of Markov source parameters from sparse data".

export type Weights = [markov: number, frequency: number, popularity: number];

const ROUNDS = 500;
const SETTLED = 1e-9;

/**
 * The weights (≥ 0, sum 1) that make the targets likeliest: expectation–maximisation over `shares` [n, 3], the share
 * each part gives to the target's product. Converges to the one best answer, since the likelihood is concave in the
 * weights (Dempster, Laird and Rubin 1977, https://doi.org/10.1111/j.2517-6161.1977.tb01600.x). Rows of zeros say
 * nothing and are passed over; equal weights when there is nothing to learn from.
 */
export function fitWeights(shares: Float64Array): Weights {
  let weights: Weights = [1 / 3, 1 / 3, 1 / 3];
  for (let round = 0; round < ROUNDS; round++) {
    const credit: Weights = [0, 0, 0];
    let n = 0;
    for (let i = 0; i < shares.length; i += 3) {
      const a = weights[0] * shares[i];
      const b = weights[1] * shares[i + 1];
      const c = weights[2] * shares[i + 2];
      const sum = a + b + c;
      if (sum === 0) continue;
      credit[0] += a / sum;
      credit[1] += b / sum;
      credit[2] += c / sum;
      n++;
    }
    if (n === 0) return weights;
    const moved = Math.max(...credit.map((each, k) => Math.abs(each / n - weights[k])));
    weights = [credit[0] / n, credit[1] / n, credit[2] / n];
    if (moved < SETTLED) break;
  }
  return weights;
}
