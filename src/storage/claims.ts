// Who is writing what: a lock per data set or run that the browser releases with the page or worker that holds it, so that
// another visit can tell a write that goes on from the rest of one that was broken off.

const PREFIX = "sales-studio/writing/";

/** Says that this data set is being written, by one or by several; the returned function says that it no longer is here. */
export async function claim(id: string): Promise<() => void> {
  const locks = lockManager();
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    void locks.request(PREFIX + id, { mode: "shared" }, () => new Promise<void>((release) => resolve(release)));
  });
}

/** The data sets that are being written by anyone; null where the browser does not tell. */
export async function claimed(): Promise<Set<string> | null> {
  const locks = lockManager();
  if (!locks) return null;
  const { held = [], pending = [] } = await locks.query();
  const names = [...held, ...pending].flatMap(({ name }) =>
    name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
  );
  return new Set(names);
}

/** Absent outside secure contexts and in Node. */
function lockManager(): LockManager | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.locks;
}
