// A worker that falls silent is told and replaced; one that is slow, idle, or on a computer that slept is not.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Method } from "../workers/method.ts";
import { connect, serve } from "../workers/rpc.ts";
import { BEAT_MS, BEATS_TO_REPLACE, BEATS_TO_TELL, listenTo } from "./heartbeat.ts";

type Echo = { echo: Method<string, never, string>; wait: Method<undefined, never, string> };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** A worker whose hearing the test has in its hands. */
function setUp() {
  const { port1, port2 } = new MessageChannel();
  const ear = new EventTarget();
  let deaf = false;
  let kept: MessageEvent[] = [];
  port2.addEventListener("message", (event) => {
    if (deaf) kept.push(event);
    else ear.dispatchEvent(new MessageEvent("message", { data: event.data }));
  });
  const inside = Object.assign(ear, { postMessage: (data: unknown) => port2.postMessage(data) });
  serve<Echo>(inside as never, { echo: (text) => text, wait: () => new Promise<string>(() => undefined) });
  port1.start();
  port2.start();
  const client = connect<Echo>(port1 as never);
  const told: boolean[] = [];
  listenTo(client, (silent) => told.push(silent));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  const beats = async (count: number) => {
    for (let i = 0; i < count; i++) {
      vi.advanceTimersByTime(BEAT_MS);
      await settle();
    }
  };
  const hear = (hears: boolean) => {
    deaf = !hears;
    if (deaf) return;
    for (const { data } of kept) ear.dispatchEvent(new MessageEvent("message", { data }));
    kept = [];
  };
  return { client, told, beats, hear, close: () => port1.close() };
}

test("silence is told, and its end; then nothing is lost", async () => {
  const { client, told, beats, hear, close } = setUp();
  hear(false);
  const answer = client.call("echo", "hello");
  await beats(BEATS_TO_TELL);
  expect(told).toEqual([]);
  await beats(1);
  expect(told).toEqual([true]);
  hear(true);
  expect(await answer).toBe("hello");
  await beats(1);
  expect(told).toEqual([true, false]);
  close();
});

test("a worker that stays silent is given up: what was asked of it fails with a sentence", async () => {
  const { client, told, beats, hear, close } = setUp();
  hear(false);
  const answer = client.call("echo", "hello").catch((error: unknown) => error);
  await beats(BEATS_TO_REPLACE + 1);
  expect(await answer).toMatchObject({ name: "WorkerDiedError", sentence: { code: "worker.silent" } });
  expect(await client.closed).toMatchObject({ name: "WorkerDiedError" });
  expect(told).toEqual([true, false]);
  close();
});

test("one that hears is never given up, however long its work takes; nor one that is asked nothing", async () => {
  const { client, told, beats, hear, close } = setUp();
  const never = client.call("wait", undefined).catch(() => "ended");
  await beats(BEATS_TO_REPLACE + 2);
  expect(told).toEqual([]);
  client.close();
  expect(await never).toBe("ended");
  close();

  const idle = setUp();
  idle.hear(false);
  await idle.beats(BEATS_TO_REPLACE + 2);
  expect(idle.told).toEqual([]);
  hear(true);
  idle.close();
});
