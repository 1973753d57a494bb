// What loads before it is wanted, once there is something to go on with and the page has nothing to do: its server may have
// gone by then.

type Load<Module> = () => Promise<Module>;

/** Not loaded ahead yet; a part that is loaded may add parts of its own. */
const waiting: Load<unknown>[] = [];

/** The same load, which is made ahead of its use where there is time. */
export function ahead<Module>(load: Load<Module>): Load<Module> {
  waiting.push(load);
  return load;
}

/** Loads all of it one after the other, each when `idle` resolves. What cannot be loaded now says so where it is wanted. */
export async function loadAhead(idle: () => Promise<void>): Promise<void> {
  for (let load = waiting.shift(); load; load = waiting.shift()) {
    await idle();
    await load().catch(() => undefined);
  }
}
