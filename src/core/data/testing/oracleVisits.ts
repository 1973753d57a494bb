// For tests: the visits again, slow and obvious, from their definition.

export interface OracleRow {
  line: number;
  customer: string;
  order: string | null;
  time: number;
}

const HOUR = 3_600_000;
const dayOf = (time: number) => Math.floor(time / (24 * HOUR));

export const byTimeAndLine = (a: OracleRow, b: OracleRow): number => a.time - b.time || a.line - b.line;

/** The visits of lists that were asked about before. */
const known = new WeakMap<readonly OracleRow[], Map<OracleRow, OracleRow>>();

/** The first line of the visit that a line, which must be one of `all`, belongs to: the same object for all of the visit. */
export function visitOf(row: OracleRow, all: readonly OracleRow[]): OracleRow {
  let visits = known.get(all);
  if (!visits) {
    visits = new Map();
    for (const each of [...all].sort(byTimeAndLine)) {
      const first = [...new Set(visits.values())].find((other) => goesOn(other, each));
      visits.set(each, first ?? each);
    }
    known.set(all, visits);
  }
  return visits.get(row)!;
}

/** Whether a line belongs to the visit that began with `first`. */
function goesOn(first: OracleRow, line: OracleRow): boolean {
  if (first.customer !== line.customer || first.order !== line.order) return false;
  if (line.order === null) return first.time === line.time;
  return dayOf(first.time) === dayOf(line.time) || line.time - first.time <= 6 * HOUR;
}
