// The workers that help with the kernels: each runs its own instance of the module on the one shared memory and sleeps in
// WASM until a job is launched. Their code is plain text, so that bundlers and Node need no worker file.

import { MessageError } from "../../lib/message.ts";
import { deviceMessage } from "../deviceMessages.ts";

interface Start {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  control: number;
  scratch: number;
  /** This worker's number, from 1. */
  thread: number;
  threads: number;
}

const LIFE = `({ module, memory, control, scratch, thread, threads }, ready) =>
  WebAssembly.instantiate(module, { env: { memory } }).then(({ exports }) => {
    exports.setup(control, scratch, thread, threads, 1);
    ready("ready");
    exports.work();
  }, (error) => ready(String(error)))`;

const BROWSER_WORKER = `onmessage = ({ data }) => (${LIFE})(data, (message) => postMessage(message));`;
const NODE_WORKER = `
const { parentPort } = require("node:worker_threads");
parentPort.once("message", (data) => (${LIFE})(data, (message) => parentPort.postMessage(message)));`;

/** Node's worker_threads where this is Node; the page's bundler never sees the name as an import. */
function nodeThreads(): typeof import("node:worker_threads") | undefined {
  const node = typeof process === "object" && process.versions?.node ? process : undefined;
  return node?.getBuiltinModule?.("node:worker_threads");
}

/** Threads worth having here: at most 8, and 1 where memory cannot be shared. */
export function availableThreads(): number {
  const shared =
    typeof SharedArrayBuffer === "function" && (nodeThreads() !== undefined || globalThis.crossOriginIsolated);
  return shared ? Math.max(1, Math.min(navigatorThreads(), 8)) : 1;
}

function navigatorThreads(): number {
  if (typeof navigator === "object" && navigator.hardwareConcurrency) return navigator.hardwareConcurrency;
  return typeof process === "object" ? (process.getBuiltinModule?.("node:os").availableParallelism() ?? 1) : 1;
}

/** Whether this thread may sleep: everywhere but on a page's main thread. */
export function mayWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}

/** Starts one worker per scratch address and waits until all sleep in WASM; returns the call that ends them. */
export async function startWorkers(starts: Start[]): Promise<() => void> {
  const threads = nodeThreads();
  const running = starts.map((start) => (threads ? startInNode(threads, start) : startInBrowser(start)));
  const end = (): void => {
    for (const worker of running) worker.end();
  };
  try {
    await Promise.all(running.map((worker) => worker.ready));
  } catch (error) {
    end();
    throw error;
  }
  return end;
}

interface Running {
  ready: Promise<void>;
  end(): void;
}

function startInNode({ Worker }: typeof import("node:worker_threads"), start: Start): Running {
  const worker = new Worker(NODE_WORKER, { eval: true });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (message) => settle(message, resolve, reject));
  });
  worker.postMessage(start);
  // After "ready" a sleeping helper must not keep the process alive.
  return {
    ready: ready.finally(() => worker.unref()),
    end: () => void worker.terminate(),
  };
}

function startInBrowser(start: Start): Running {
  const url = URL.createObjectURL(new Blob([BROWSER_WORKER], { type: "text/javascript" }));
  const worker = new Worker(url);
  const ready = new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new MessageError(deviceMessage("backend.noThread", { why: event.message })));
    worker.onmessage = ({ data }) => settle(data, resolve, reject);
  });
  worker.postMessage(start);
  return { ready: ready.finally(() => URL.revokeObjectURL(url)), end: () => worker.terminate() };
}

function settle(message: unknown, resolve: () => void, reject: (error: Error) => void): void {
  if (message === "ready") resolve();
  else reject(new MessageError(deviceMessage("backend.noThread", { why: String(message) })));
}
