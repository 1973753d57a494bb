// Counts what a training step asks of the device: dispatches, copies and submissions, ours and TensorFlow.js's own.

export interface Counts {
  dispatches: number;
  copies: number;
  submits: number;
}

export interface Counter {
  /** Counts since the counter was made, or since the last reset. */
  counts(): Counts;
  reset(): void;
  /** Puts the device's own functions back. */
  stop(): void;
}

/** Counts every dispatch and copy of the page and the submissions of this device, until `stop`. */
export function countGpuWork(device: GPUDevice): Counter {
  const counts: Counts = { dispatches: 0, copies: 0, submits: 0 };
  const undo = [
    wrap(GPUComputePassEncoder.prototype, "dispatchWorkgroups", () => counts.dispatches++),
    wrap(GPUCommandEncoder.prototype, "copyBufferToBuffer", () => counts.copies++),
    wrap(GPUQueue.prototype, "submit", (queue) => {
      if (queue === device.queue) counts.submits++;
    }),
  ];
  return {
    counts: () => ({ ...counts }),
    reset: () => Object.assign(counts, { dispatches: 0, copies: 0, submits: 0 }),
    stop: () => {
      for (const restore of undo) restore();
    },
  };
}

/** Calls `before` at every call of a method; answers how to undo that. */
function wrap<T extends object>(prototype: T, name: keyof T & string, before: (self: T) => void): () => void {
  const original = prototype[name] as (...args: unknown[]) => unknown;
  const replaced = function (this: T, ...args: unknown[]): unknown {
    before(this);
    return original.apply(this, args);
  };
  Object.defineProperty(prototype, name, { value: replaced, configurable: true, writable: true });
  return () => Object.defineProperty(prototype, name, { value: original, configurable: true, writable: true });
}
