// Both sides of the conversation over a real MessageChannel.

import { afterEach, expect, test } from "vitest";
import { MessageError, messageOf } from "../core/lib/message.ts";
import type { Method } from "./protocol.ts";
import { connect, type Handlers, type Port, serve, WorkerDiedError } from "./rpc.ts";
import { workerMessage } from "./workerMessages.ts";

interface Calculator {
  add: Method<{ a: number; b: number }, never, number>;
  count: Method<{ to: number }, { at: number }, number>;
  fail: Method<undefined, never, never>;
  move: Method<{ values: Float32Array }, never, Float32Array>;
  say: Method<undefined, never, never>;
  wait: Method<undefined, never, never>;
  unsendable: Method<undefined, never, unknown>;
}

let aborted: unknown[] = [];
const handlers: Handlers<Calculator> = {
  add: ({ a, b }) => a + b,
  async count({ to }, { emit }) {
    for (let at = 1; at <= to; at++) emit({ at });
    return to;
  },
  fail() {
    throw Object.assign(new RangeError('unknown column "lat2"'), { code: "E_COLUMN" });
  },
  say() {
    throw new MessageError(workerMessage("worker.noCustomer", { customer: "K1" }));
  },
  move({ values }, { transfer }) {
    values[0] = 42;
    transfer(values.buffer);
    return values;
  },
  wait: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        aborted.push(signal.reason);
        reject(signal.reason);
      });
    }),
  unsendable: () => () => 1,
};

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
  aborted = [];
});

function pair() {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  port1.start();
  port2.start();
  serve<Calculator>(port2, handlers);
  return { client: connect<Calculator>(port1), port1 };
}

test("calls answer with their own results, also at the same time", async () => {
  const { client } = pair();
  const sums = await Promise.all([1, 2, 3].map((a) => client.call("add", { a, b: 10 })));
  expect(sums).toEqual([11, 12, 13]);
});

test("an error arrives with the message it was made of", async () => {
  const { client } = pair();
  const error = await client.call("say", undefined).catch((thrown: unknown) => thrown);
  expect((error as Error).message).toBe('The data set has no customer "K1".');
  expect(messageOf(error)).toEqual(workerMessage("worker.noCustomer", { customer: "K1" }));
});

test("events come in order, before the result, to their own call only", async () => {
  const { client } = pair();
  const seen: number[][] = [[], []];
  const counts = await Promise.all(
    [3, 2].map((to, i) => client.call("count", { to }, { onEvent: ({ at }) => seen[i]?.push(at) })),
  );
  expect(counts).toEqual([3, 2]);
  expect(seen).toEqual([
    [1, 2, 3],
    [1, 2],
  ]);
});

test("an error keeps name, message and code, and the worker goes on", async () => {
  const { client } = pair();
  await expect(client.call("fail", undefined)).rejects.toMatchObject({
    name: "RangeError",
    message: 'unknown column "lat2"',
    code: "E_COLUMN",
  });
  expect(await client.call("add", { a: 1, b: 1 })).toBe(2);
});

test("buffers are moved there and back, not copied", async () => {
  const { client } = pair();
  const values = new Float32Array(8);
  const back = await client.call("move", { values }, { transfer: [values.buffer] });
  expect(values.length).toBe(0);
  expect([...back]).toEqual([42, 0, 0, 0, 0, 0, 0, 0]);
});

test("abort rejects the caller at once with its reason and reaches the handler", async () => {
  const { client } = pair();
  const controller = new AbortController();
  const call = client.call("wait", undefined, { signal: controller.signal });
  controller.abort(new Error("changed my mind"));
  await expect(call).rejects.toThrow("changed my mind");
  expect(await client.call("add", { a: 2, b: 2 })).toBe(4);
  expect(aborted).toHaveLength(1);
  await expect(client.call("add", { a: 1, b: 1 }, { signal: controller.signal })).rejects.toThrow("changed my mind");
});

test("a result or an input that cannot be sent is an error, not silence", async () => {
  const { client } = pair();
  await expect(client.call("unsendable", undefined)).rejects.toMatchObject({ name: "DataCloneError" });
  const input = { a: 1, b: 1, f: () => 1 };
  await expect(client.call("add", input)).rejects.toMatchObject({ name: "DataCloneError" });
});

test("an unknown method, also one of Object's own, is an error", async () => {
  const { port1 } = pair();
  const stranger = connect<{ constructor: Method<undefined, never, never> }>(port1);
  await expect(stranger.call("constructor", undefined)).rejects.toThrow('this worker has no method "constructor"');
});

test("a worker that dies rejects what is pending and every later call", async () => {
  const { port1 } = new MessageChannel();
  open.push(port1);
  let terminated = 0;
  const worker: Port & EventTarget & { terminate(): void } = Object.assign(port1, {
    terminate: () => void terminated++,
  });
  const client = connect<Calculator>(worker);
  const calls = [client.call("wait", undefined), client.call("wait", undefined)];
  worker.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
  for (const call of calls) await expect(call).rejects.toThrow("The worker ended unexpectedly: out of memory");
  await expect(client.call("add", { a: 1, b: 1 })).rejects.toBeInstanceOf(WorkerDiedError);
  expect(await client.closed).toBeInstanceOf(WorkerDiedError);
  expect(terminated).toBe(1);
});

test("closing rejects what is pending", async () => {
  const { client } = pair();
  const call = client.call("wait", undefined);
  client.close();
  await expect(call).rejects.toThrow("The worker was closed.");
  expect(await client.closed).toBeNull();
});
