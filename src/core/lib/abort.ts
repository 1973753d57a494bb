// Long calls share one way to be stopped: an AbortSignal checked between pieces of work.

/** Throws the signal's reason (an AbortError by default) when the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException("Cancelled", "AbortError");
}
