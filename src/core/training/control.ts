// How a running training is paused, resumed and stopped from outside, without callbacks.

/**
 * Held by whoever started a training and read by its loop between two steps: a pause, a resume or a stop takes effect there.
 * Both live in one thread; the loop awaits `wait`. `stop` also ends a pause, and nothing after it pauses again. An abort is
 * another matter: a signal, which throws.
 */
export class TrainControl {
  private pausedUntil: Promise<void> | undefined;
  private release: (() => void) | undefined;
  /** Set by `stop`: the loop ends after the current step, keeping the best weights. */
  stopRequested = false;

  get paused(): boolean {
    return this.pausedUntil !== undefined;
  }

  /** The loop waits before its next step; nothing where it waits or ends already. */
  pause(): void {
    if (this.paused || this.stopRequested) return;
    this.pausedUntil = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  /** Ends the pause; nothing where there is none. */
  resume(): void {
    this.release?.();
    this.release = undefined;
    this.pausedUntil = undefined;
  }

  /** Ends the run after the current step with the best weights so far. */
  stop(): void {
    this.stopRequested = true;
    this.resume();
  }

  /** Resolves at once unless paused. */
  wait(): Promise<void> {
    return this.pausedUntil ?? Promise.resolve();
  }
}
