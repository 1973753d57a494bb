// Forecasts for series that often sell nothing.

const SMOOTHING = 0.1;

/**
 * The amount of every period ahead: size over interval, both smoothed at each sale. Croston (1972),
 * https://doi.org/10.1057/jors.1972.50.
 */
export function croston(y: Float64Array, alpha = SMOOTHING): number {
  let [size, interval, since] = [0, 0, 1];
  for (const value of y) {
    if (value > 0) {
      if (interval === 0) [size, interval] = [value, since];
      else {
        size += alpha * (value - size);
        interval += alpha * (since - interval);
      }
      since = 1;
    } else since++;
  }
  return interval === 0 ? 0 : size / interval;
}

/** Croston's less its bias: Syntetos and Boylan (2005), https://doi.org/10.1016/j.ijforecast.2004.10.001. */
export function sba(y: Float64Array, alpha = SMOOTHING): number {
  return (1 - alpha / 2) * croston(y, alpha);
}

/** Probability of a sale, smoothed every period, times its size: https://doi.org/10.1016/j.ejor.2011.05.018. */
export function tsb(y: Float64Array, alpha = SMOOTHING, beta = SMOOTHING): number {
  let size = 0;
  let probability = -1;
  let seen = 0;
  for (const value of y) {
    seen++;
    const sold = value > 0 ? 1 : 0;
    if (probability < 0) {
      if (sold === 1) [size, probability] = [value, 1 / seen];
      continue;
    }
    probability += beta * (sold - probability);
    if (sold === 1) size += alpha * (value - size);
  }
  return probability < 0 ? 0 : probability * size;
}
