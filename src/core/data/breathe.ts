// Lets messages and timers in between two pieces of work, so that a long read can be cancelled while it runs.

/** Resolves in a new task (not a microtask), without the 4 ms clamp of nested timers. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
