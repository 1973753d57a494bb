// Work in turns: order is kept, failures do not block, aborted work leaves the queue.

import { expect, test } from "vitest";
import { Mutex } from "./mutex.ts";

test("runs one at a time, in order, past failures", async () => {
  const mutex = new Mutex();
  const { signal } = new AbortController();
  const log: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    mutex.run(signal, work("a")),
    mutex.run(signal, work("b", true)),
    mutex.run(signal, work("c")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("what is aborted while it waits never starts", async () => {
  const mutex = new Mutex();
  const controller = new AbortController();
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = mutex.run(new AbortController().signal, () => gate);
  let started = false;
  const second = mutex.run(controller.signal, async () => {
    started = true;
  });
  controller.abort();
  release();
  await first;
  await expect(second).rejects.toMatchObject({ name: "AbortError" });
  expect(started).toBe(false);
});
