// What every command is: a name, a help text, and a run over its arguments.

import type { Terminal } from "./terminal.ts";

export interface Command {
  name: string;
  /** One line for the overview. */
  summary: string;
  /** The whole text of `studio NAME --help`. */
  help: string;
  run(args: string[], terminal: Terminal): Promise<void>;
}
