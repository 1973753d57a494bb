// Web Locks as far as claims use them: each name has one holder at a time.

import { vi } from "vitest";

/** Puts locks where the browser has them; what is returned lists the names that are held. */
export function fakeLocks(): () => string[] {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, work: () => unknown): Promise<void> => {
    while (held.has(name)) await held.get(name);
    const working = Promise.resolve(work());
    held.set(name, working);
    await working;
    held.delete(name);
  };
  const query = async () => ({ held: [...held.keys()].map((name) => ({ name })) });
  vi.stubGlobal("navigator", { locks: { request, query } });
  return () => [...held.keys()];
}
