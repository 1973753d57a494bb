// What every part of the conversation between page and workers is made of.

/** One method: what goes in, what is told on the way, what comes out. */
export interface Method<Input, Event, Output> {
  input: Input;
  event: Event;
  output: Output;
}

/** Progress of long work: done of all, in bytes where the phase reads or writes them. */
export interface Progress {
  phase:
    | "reading"
    | "generating"
    | "storing"
    | "locating"
    | "summing"
    | "forecasting"
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
