// What a page was doing when it ended without a word: a tab that runs out of memory is closed by the browser, and only a mark
// set before tells the next visit what happened.

import { originName, originSize } from "./data.ts";
import type { HeavyWork } from "./heavyWork.ts";
import type { Session, SessionStore } from "./session.ts";
import type { TextStore } from "./settings.ts";
import { isTraining } from "./training.ts";

const KEY = "sales-studio.work";
const LOCK = "sales-studio/work/";

/** What of the browser this needs; `locks` where it has some: they tell a page that lives from one that is gone. */
export interface Surroundings {
  store: TextStore;
  window: Pick<Window, "addEventListener">;
  locks?: Pick<LockManager, "request" | "query">;
}

/** Marks heavy work as long as it goes on, and as long as the page is not left in the ordinary way. */
export function markWork(session: SessionStore, { store, window, locks }: Surroundings): void {
  // Without locks the mark of another tab could not be told from that of a dead one.
  if (!locks) return;
  const id = crypto.randomUUID();
  let marked = "null";
  let held = false;
  const mark = (work: HeavyWork | null): void => {
    const text = JSON.stringify(work);
    if (text === marked) return;
    marked = text;
    const others = Object.entries(marks(store)).filter(([tab]) => tab !== id);
    store.setItem(KEY, JSON.stringify(Object.fromEntries(work ? [...others, [id, work]] : others)));
    if (work && !held) {
      held = true;
      locks.request(LOCK + id, () => new Promise(() => undefined)).catch(() => undefined);
    }
  };
  session.subscribe((state) => mark(workOf(state)));
  window.addEventListener("pagehide", () => mark(null));
}

/** What a page that is gone was doing when it ended; forgotten when it is told. Null where there is nothing to tell. */
export async function endedIn({ store, locks }: Omit<Surroundings, "window">): Promise<HeavyWork | null> {
  const kept = Object.entries(marks(store));
  if (kept.length === 0 || !locks) return null;
  try {
    const { held = [] } = await locks.query();
    const living = new Set(held.map(({ name }) => name));
    const isLiving = (tab: string) => living.has(LOCK + tab);
    store.setItem(KEY, JSON.stringify(Object.fromEntries(kept.filter(([tab]) => isLiving(tab)))));
    return kept.findLast(([tab]) => !isLiving(tab))?.[1] ?? null;
  } catch {
    return null;
  }
}

function workOf(session: Session): HeavyWork | null {
  const { data } = session;
  if (isTraining(session)) return { kind: "training", name: data.kind === "ready" ? data.info.name : "", size: 0 };
  if (data.kind === "reading") {
    return { kind: "reading", name: originName(data.origin), size: originSize(data.origin) };
  }
  return data.kind === "opening" ? { kind: "reading", name: data.name, size: 0 } : null;
}

/** The marks of all tabs; what is no mark is left out. */
function marks(store: TextStore): Record<string, HeavyWork> {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, HeavyWork] => isWork(entry[1])));
  } catch {
    return {};
  }
}

function isWork(value: unknown): value is HeavyWork {
  if (typeof value !== "object" || value === null) return false;
  if (!("kind" in value) || !("name" in value) || !("size" in value)) return false;
  const { kind, name, size } = value;
  return (kind === "reading" || kind === "training") && typeof name === "string" && typeof size === "number";
}
