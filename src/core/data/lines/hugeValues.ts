// Numbers that alone make most of a column's total: a scanned barcode for a quantity, a price with noughts too many. A
// large order is none: sales have long tails, and what is next to it is not far below.

/** So many lines at most hold a number by mistake that outweighs all others. */
const MOST = 5;
/** They hold most of the total. With fewer lines than these, nearly all of it. */
const MANY_LINES = 20;
const MOST_OF_TOTAL = 0.5;
const NEARLY_ALL = 0.9;
/** One line is so many times as much as any other; several, or one of few, have to be beyond doubt. */
const TIMES = 20;
const TIMES_BEYOND_DOUBT = 1000;

export interface HugeValues {
  /** Sizes from here on are huge. */
  limit: number;
  /** Share of the column's total (of sizes) that they hold, 0..1. */
  share: number;
  /** How many times the largest of the others the smallest of them is. */
  times: number;
}

/** The huge values of a column of `count` numbers, told by their size whatever the sign; null where there are none. */
export function hugeValues(values: ArrayLike<number>, count: number): HugeValues | null {
  const top = new Float64Array(MOST + 1);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(values[i]!);
    total += size;
    if (size <= top[MOST]!) continue;
    let place = MOST;
    for (; place > 0 && top[place - 1]! < size; place--) top[place] = top[place - 1]!;
    top[place] = size;
  }
  const share = count < MANY_LINES ? NEARLY_ALL : MOST_OF_TOTAL;
  let sum = 0;
  let found: HugeValues | null = null;
  for (let i = 0; i < MOST && i + 2 < count; i++) {
    sum += top[i]!;
    const times = i === 0 && count >= MANY_LINES ? TIMES : TIMES_BEYOND_DOUBT;
    if (top[i + 1]! > 0 && top[i]! >= times * top[i + 1]! && sum >= share * total)
      found = { limit: top[i]!, share: sum / total, times: top[i]! / top[i + 1]! };
  }
  return found;
}
