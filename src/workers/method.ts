// What every part of the conversation between page and workers is made of.

/** One method: what goes in, what is told on the way, what comes out. */
export interface Method<Input, Event, Output> {
  input: Input;
  event: Event;
  output: Output;
}

/** Progress of a long read: bytes done of all, and the share 0..1. */
export interface Progress {
  phase:
    | "reading"
    | "generating"
    | "storing"
    | "locating"
    | "summing"
    | "features"
    | "estimating"
    | "predicting"
    | "shuffling"
    | "mapping"
    | "packing";
  done: number;
  total: number;
  bytesPerSecond?: number;
  secondsLeft?: number;
}
