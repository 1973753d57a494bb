// Who is writing what: a lock per data set or run that the browser releases with the page or worker that holds it, so that
// another visit can tell a write that goes on from the rest of one that was broken off.

const PREFIX = "sales-studio/writing/";

/** What whoever trains claims: the run or the search, and the data set as one that is trained on. */
export const claimOfRun = (run: string): string => `run/${run}`;
export const claimOfSearch = (search: string): string => `search/${search}`;
export const claimOfTraining = (dataset: string): string => `training/${dataset}`;

/** Says that this data set is being written, by one or by several; the returned function says that it no longer is here. */
export async function claim(id: string): Promise<() => void> {
  const locks = lockManager();
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    // A lock of its own for each claim, so that waiting for its end holds nobody else up.
    const name = `${PREFIX}${id}/${crypto.randomUUID()}`;
    // Refused where site data are blocked: then nobody can tell anybody.
    locks.request(name, () => new Promise<void>((release) => resolve(release))).catch(() => resolve(() => undefined));
  });
}

/** The data sets that are being written by anyone; null where the browser does not tell. */
export async function claimed(): Promise<Set<string> | null> {
  const names = await held();
  return names && new Set(names.map(claimedBy));
}

/** A page that was closed, or a worker that ended, lets go of its claims a moment later. */
const PATIENCE_MS = [0, 200, 500, 1000];

/** Whether someone claims this for longer than it takes to let go of it. */
export async function staysClaimed(id: string): Promise<boolean> {
  for (const wait of PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (!(await claimed())?.has(id)) return false;
  }
  return true;
}

/** Waits until nobody writes this data set; false where the browser does not tell. */
export async function unclaimed(id: string): Promise<boolean> {
  for (;;) {
    const names = await held();
    if (!names) return false;
    const claims = names.filter((name) => claimedBy(name) === id);
    if (claims.length === 0) return true;
    for (const name of claims) await lockManager()?.request(name, () => undefined);
  }
}

async function held(): Promise<string[] | null> {
  const locks = lockManager();
  if (!locks) return null;
  try {
    const { held = [] } = await locks.query();
    return held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []));
  } catch {
    return null;
  }
}

/** What a lock of this name claims; that may have a slash itself, as runs have. */
function claimedBy(name: string): string {
  return name.slice(PREFIX.length, name.lastIndexOf("/"));
}

/** Absent outside secure contexts and in Node; where site data are blocked it may throw. */
export function lockManager(): LockManager | undefined {
  try {
    return typeof navigator === "undefined" ? undefined : navigator.locks;
  } catch {
    return undefined;
  }
}
