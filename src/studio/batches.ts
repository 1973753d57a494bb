// Answers for very many customers take a while: counted while they are made, so that leaving the page asks first.

import type { SessionStore } from "./session.ts";

/** Does this work, and counts it as long as it goes on. */
export async function asBatch<T>(session: SessionStore, work: () => Promise<T>): Promise<T> {
  const count = (change: number): void => session.setState(({ batches }) => ({ batches: batches + change }));
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}
