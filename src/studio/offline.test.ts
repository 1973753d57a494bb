// The service worker's life as the page follows it: one reload for isolation, none under the user's hands, updates on request.

import { expect, test, vi } from "vitest";
import { goOffline, isAtWork } from "./offline.ts";
import { createSession, type Session } from "./session.ts";

const document = () => Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });

interface Options {
  isolated?: boolean;
  controlled?: boolean;
  tab?: Map<string, string> | null;
}

/** A browser that registers at once; the test decides when the worker takes over and when a new version waits. */
function setUp({ isolated = false, controlled = false, tab = new Map() }: Options = {}) {
  const session = createSession();
  const active = { postMessage: vi.fn() };
  const registration = Object.assign(new EventTarget(), {
    active,
    waiting: null as { postMessage: (message: unknown) => void } | null,
    installing: null as EventTarget | null,
    update: vi.fn(async () => undefined),
  });
  const workers = Object.assign(new EventTarget(), {
    controller: (controlled ? {} : null) as ServiceWorker | null,
    ready: Promise.resolve(registration as unknown as ServiceWorkerRegistration),
    register: vi.fn(async () => registration as unknown as ServiceWorkerRegistration),
  });
  const remembered = {
    getItem: (key: string) => {
      if (!tab) throw new DOMException("refused");
      return tab.get(key) ?? null;
    },
    setItem: (key: string, value: string) => void tab?.set(key, value),
  };
  const window = new EventTarget();
  const reload = vi.fn();
  const done = goOffline(session, {
    workers: () => workers,
    isolated,
    tab: () => remembered,
    window: window as Window,
    document: document(),
    reload,
  });
  const takeOver = () => {
    workers.controller = {} as ServiceWorker;
    workers.dispatchEvent(new Event("controllerchange"));
  };
  const bring = () => {
    registration.installing = new EventTarget();
    registration.dispatchEvent(new Event("updatefound"));
    registration.waiting = { postMessage: vi.fn() };
    registration.installing.dispatchEvent(new Event("statechange"));
    return registration.waiting;
  };
  return { session, active, window, reload, done, takeOver, bring };
}

test("a page without isolation reloads once, when the service worker has taken over", async () => {
  const tab = new Map<string, string>();
  const first = setUp({ tab });
  await Promise.resolve();
  expect(first.reload).not.toHaveBeenCalled();
  first.takeOver();
  await first.done;
  expect(first.reload).toHaveBeenCalledTimes(1);
  // A browser that gives no isolation even then.
  const again = setUp({ tab });
  again.takeOver();
  await again.done;
  expect(again.reload).not.toHaveBeenCalled();
  expect(again.active.postMessage).toHaveBeenCalledWith("keep");
});

test("an isolated page, and one that the service worker has answered, are never reloaded", async () => {
  for (const options of [{ isolated: true }, { controlled: true }]) {
    const { reload, done, takeOver, active } = setUp(options);
    takeOver();
    await done;
    expect(reload).not.toHaveBeenCalled();
    expect(active.postMessage).toHaveBeenCalledWith("keep");
  }
});

test.each(["pointerdown", "keydown", "drop"])("a page is not reloaded after a %s", async (event) => {
  const { reload, done, takeOver, window, active } = setUp();
  window.dispatchEvent(new Event(event));
  takeOver();
  await done;
  expect(reload).not.toHaveBeenCalled();
  expect(active.postMessage).toHaveBeenCalledWith("keep");
});

test("a page is not reloaded when data is open or nothing can be remembered", async () => {
  const open = setUp();
  open.session.setState({ data: { kind: "opening", name: "a", progress: null } });
  open.takeOver();
  await open.done;
  expect(open.reload).not.toHaveBeenCalled();
  const forgetful = setUp({ tab: null });
  forgetful.takeOver();
  await forgetful.done;
  expect(forgetful.reload).not.toHaveBeenCalled();
});

test("a new version is told, and takes over and reloads when it is asked for", async () => {
  const { session, reload, done, takeOver, bring } = setUp({ isolated: true, controlled: true });
  await done;
  const waiting = bring();
  const { newVersion } = session.getState();
  expect(newVersion).not.toBeNull();
  expect(waiting.postMessage).not.toHaveBeenCalled();
  newVersion!();
  expect(waiting.postMessage).toHaveBeenCalledWith("take over");
  expect(reload).not.toHaveBeenCalled();
  takeOver();
  expect(reload).toHaveBeenCalledTimes(1);
});

test("what another tab lets take over reloads this one not", async () => {
  const { session, reload, done, takeOver, bring } = setUp({ isolated: true, controlled: true });
  await done;
  bring();
  takeOver();
  expect(reload).not.toHaveBeenCalled();
  expect(session.getState().run.kind).toBe("idle");
});

test("training, reading, opening and storing are work; a page at rest is not", () => {
  const session = createSession();
  const at = (state: Partial<Session>) => {
    const other = createSession();
    other.setState(state);
    return isAtWork(other.getState());
  };
  expect(isAtWork(session.getState())).toBe(false);
  expect(at({ run: { kind: "preparing", what: "features", share: null } })).toBe(true);
  expect(at({ data: { kind: "sniffing", name: "a", progress: null } })).toBe(true);
  expect(at({ data: { kind: "opening", name: "a", progress: null } })).toBe(true);
  expect(at({ storing: { id: "1", name: "a", progress: null } })).toBe(true);
  expect(at({ loading: { share: null } })).toBe(true);
});

test("where there are no service workers, or to ask for them is forbidden, nothing happens", async () => {
  const session = createSession();
  const rest = { isolated: false, tab: () => ({ getItem: () => null, setItem: () => undefined }), reload: vi.fn() };
  const page = { window: new EventTarget() as Window, document: document(), ...rest };
  await goOffline(session, { ...page, workers: () => undefined });
  const refused = (): never => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  await goOffline(session, { ...page, workers: refused, tab: refused });
  expect(rest.reload).not.toHaveBeenCalled();
});
