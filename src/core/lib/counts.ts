// How often values occur.

/** How often each value occurs, in the order in which they are first met. */
export function countEach<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The same counts, the largest first; of equal ones the one that was met first. */
export function commonestFirst<Value>(counts: ReadonlyMap<Value, number>): Map<Value, number> {
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

/** How likely two of `total` values are the same, by how often each occurs. */
export function sameByChance(counts: Iterable<number>, total: number): number {
  let same = 0;
  for (const count of counts) same += (count / total) ** 2;
  return same;
}
