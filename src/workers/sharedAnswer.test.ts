// Shared answers: one piece of work for all who ask at a time, that leaving alone stops nobody else's, and that is tried again.

import { expect, test } from "vitest";
import { SharedAnswer } from "./sharedAnswer.ts";

/** Work that ends when it is told to. */
function workshop() {
  const begun: { signal: AbortSignal; done(value: number): void; fail(error: Error): void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<number>((done, fail) => {
      begun.push({ signal, done, fail });
      signal.addEventListener("abort", () => fail(signal.reason));
    });
  return { begun, work };
}

const alone = () => new AbortController();

test("two who ask at once get the answer of one piece of work, and later ones get it without any", async () => {
  const { begun, work } = workshop();
  const shared = new SharedAnswer<number>();
  const [a, b] = [shared.ask(alone().signal, work), shared.ask(alone().signal, work)];
  begun[0]!.done(7);
  expect(await Promise.all([a, b])).toEqual([7, 7]);
  expect(await shared.ask(alone().signal, work)).toBe(7);
  expect(begun.length).toBe(1);
});

test("one who leaves is let go at once, and the work goes on for the other", async () => {
  const { begun, work } = workshop();
  const shared = new SharedAnswer<number>();
  const leaving = alone();
  const [a, b] = [shared.ask(leaving.signal, work), shared.ask(alone().signal, work)];
  leaving.abort(new Error("cancelled"));
  await expect(a).rejects.toThrow("cancelled");
  expect(begun[0]!.signal.aborted).toBe(false);
  begun[0]!.done(3);
  expect(await b).toBe(3);
});

test("when the last one leaves the work stops, and who asks next begins anew", async () => {
  const { begun, work } = workshop();
  const shared = new SharedAnswer<number>();
  const leaving = alone();
  const a = shared.ask(leaving.signal, work);
  leaving.abort(new Error("cancelled"));
  await expect(a).rejects.toThrow("cancelled");
  expect(begun[0]!.signal.aborted).toBe(true);
  const b = shared.ask(alone().signal, work);
  begun[1]!.done(5);
  expect(await b).toBe(5);
  await expect(shared.ask(leaving.signal, work)).rejects.toThrow("cancelled");
});

test("work that fails fails for all who wait, and is tried again", async () => {
  const { begun, work } = workshop();
  const shared = new SharedAnswer<number>();
  const [a, b] = [shared.ask(alone().signal, work), shared.ask(alone().signal, work)];
  begun[0]!.fail(new Error("lost"));
  await expect(a).rejects.toThrow("lost");
  await expect(b).rejects.toThrow("lost");
  const c = shared.ask(alone().signal, work);
  begun[1]!.done(1);
  expect(await c).toBe(1);
});
