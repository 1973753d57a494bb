// Lets other tasks of a busy thread run (messages, aborts) without timers, which hidden tabs slow down to one a second.

let channel: MessageChannel | undefined;
const waiting: (() => void)[] = [];

/** Resolves in a new task, after what is already queued. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => {
    // Node: an open MessageChannel would keep the process alive.
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
      return;
    }
    if (!channel) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => waiting.shift()?.();
    }
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
