// What Ctrl+C means to a command that trains.

import { TrainControl } from "../core/training/control.ts";
import { CommandError } from "./commandError.ts";
import type { Terminal } from "./terminal.ts";

/** First Ctrl+C: the control's stop, of which `said` is told; second: give up. */
export class Interrupts {
  readonly control = new TrainControl();
  readonly #abort = new AbortController();
  readonly signal = this.#abort.signal;
  readonly #listen: () => void;

  constructor(terminal: Terminal, said: string) {
    this.#listen = () => {
      if (this.control.stopRequested) {
        this.#abort.abort(new CommandError("given up"));
        return;
      }
      this.control.stop();
      terminal.note(said);
    };
    process.on("SIGINT", this.#listen);
  }

  end(): void {
    process.off("SIGINT", this.#listen);
  }
}
