// How a running training is paused, resumed and stopped from outside, without callbacks.

export class TrainControl {
  private pausedUntil: Promise<void> | undefined;
  private release: (() => void) | undefined;
  /** Set by `stop`: the loop ends after the current step, keeping the best weights. */
  stopRequested = false;

  get paused(): boolean {
    return this.pausedUntil !== undefined;
  }

  pause(): void {
    if (this.paused || this.stopRequested) return;
    this.pausedUntil = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  resume(): void {
    this.release?.();
    this.release = undefined;
    this.pausedUntil = undefined;
  }

  stop(): void {
    this.stopRequested = true;
    this.resume();
  }

  /** Resolves at once unless paused. */
  wait(): Promise<void> {
    return this.pausedUntil ?? Promise.resolve();
  }
}
