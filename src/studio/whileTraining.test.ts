// While a model trains, and while one is in memory alone, leaving asks; the screen is held on only while it trains.

import { expect, test, vi } from "vitest";
import type { ModelSummary } from "../workers/protocol.ts";
import { asBatch } from "./batches.ts";
import { createSession } from "./session.ts";
import { watchTraining } from "./whileTraining.ts";

/** A page whose leaving, screen and sight the test has in its hands. */
function setUp() {
  const session = createSession();
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const screen = { on: 0 };
  const wakeLock = {
    request: async () => {
      screen.on++;
      return { release: async () => void screen.on-- } as unknown as WakeLockSentinel;
    },
  };
  watchTraining(session, { window: window as unknown as Window, document, wakeLock });
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const see = (state: DocumentVisibilityState) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  return { session, asks, screen, see };
}
const training = { kind: "preparing", what: "features", share: null } as const;

test("leaving asks while it trains, and not before or after", async () => {
  const { session, asks, screen } = setUp();
  expect(asks()).toBe(false);
  session.setState({ run: training });
  expect(asks()).toBe(true);
  expect(screen.on).toBe(1);
  session.setState({ run: { ...training, share: 0.5 } });
  expect(screen.on).toBe(1);
  session.setState({ run: { kind: "idle" } });
  expect(asks()).toBe(false);
  await vi.waitFor(() => expect(screen.on).toBe(0));
});

test("leaving asks where the model is in memory alone, without holding the screen", () => {
  const { session, asks, screen } = setUp();
  const model = (place: ModelSummary["place"]) =>
    ({ summary: { id: "m", place } as ModelSummary, origin: "trained", serial: 1 }) as const;
  session.setState({ model: model("memory") });
  expect(asks()).toBe(true);
  expect(screen.on).toBe(0);
  session.setState({ model: model("disk") });
  expect(asks()).toBe(false);
});

test("leaving asks while a file is read and while answers for many are made", async () => {
  const { session, asks, screen } = setUp();
  session.setState({ data: { kind: "reading", progress: null } as never });
  expect(asks()).toBe(true);
  session.setState({ data: { kind: "empty" } });
  expect(asks()).toBe(false);
  await asBatch(session, async () => expect(asks()).toBe(true));
  expect(asks()).toBe(false);
  const failed = asBatch(session, () => Promise.reject(new Error("no")));
  expect(asks()).toBe(true);
  await expect(failed).rejects.toThrow("no");
  expect(asks()).toBe(false);
  expect(screen.on).toBe(0);
});

test("the screen is held again when the page comes back to sight, and a refusal is no fault", async () => {
  const { session, screen, see } = setUp();
  session.setState({ run: training });
  see("hidden");
  screen.on = 0; // The browser took it back.
  see("visible");
  expect(screen.on).toBe(1);
  session.setState({ run: { kind: "idle" } });
  await vi.waitFor(() => expect(screen.on).toBe(0));
  see("visible");
  expect(screen.on).toBe(0);

  const other = createSession();
  const refused = { request: () => Promise.reject(new DOMException("low battery", "NotAllowedError")) };
  const target = new EventTarget();
  watchTraining(other, {
    window: target as unknown as Window,
    document: Object.assign(new EventTarget(), { visibilityState: "visible" as const }),
    wakeLock: refused,
  });
  other.setState({ run: training });
  other.setState({ run: { kind: "idle" } });
});
