// Talks to the person at the command line: results on stdout; progress on stderr, as a bar on a terminal, as lines elsewhere.

import { once } from "node:events";
import { cannotPrint } from "./fileErrors.ts";

const BAR_WIDTH = 24;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;

/** Where the talk goes; tests give their own. */
export interface Streams {
  stdout: { write(text: string): unknown; isTTY?: boolean } | NodeJS.WriteStream;
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number } | NodeJS.WriteStream;
}

/** Whoever reads the result has read enough (`| head`): the command that made it for them ends, and that is no error. */
export class ReaderGone extends Error {
  override name = "ReaderGone";
}

export class Terminal {
  readonly #streams: Streams;
  readonly #now: () => number;
  #shown = false;
  #label = "";
  #last = Number.NEGATIVE_INFINITY;
  #lastPercent = -1;
  #printed = false;
  /** Why stdout takes no more. */
  #lost: NodeJS.ErrnoException | null = null;

  constructor(streams: Streams = process, now: () => number = () => performance.now()) {
    this.#streams = streams;
    this.#now = now;
    const { stdout, stderr } = streams;
    if ("on" in stdout) stdout.on("error", (error) => (this.#lost ??= error));
    // Nobody listens to what is going on: the work goes on all the same.
    if ("on" in stderr) stderr.on("error", () => undefined);
  }

  /** Whether anything of a result was written. */
  get printed(): boolean {
    return this.#printed;
  }

  /** A line of the result. */
  print(text: string): void {
    this.#result(`${text}\n`);
  }

  /** A piece of the result as it is; resolves when the next one may come. Throws where stdout takes no more. */
  async write(text: string): Promise<void> {
    const { stdout } = this.#streams;
    const taken = this.#result(text);
    // An error is told by `#lost`.
    if (taken === false && "on" in stdout && !this.#lost) await once(stdout, "drain").catch(() => undefined);
    this.#throwLost();
  }

  /** When all of the result is out. Throws where it could not be written, but for a reader that has gone. */
  async end(): Promise<void> {
    this.#clear();
    const { stdout } = this.#streams;
    if (this.#printed && !this.#lost && "on" in stdout)
      await new Promise<void>((resolve) => stdout.write("", () => resolve()));
    if (this.#lost?.code !== "EPIPE") this.#throwLost();
  }

  /** A line about what is going on. */
  note(text: string): void {
    this.#clear();
    this.#streams.stderr.write(`${harmless(text)}\n`);
  }

  /** How far a piece of work is, 0..1; shown as often as is useful. */
  progress(label: string, share: number, detail = ""): void {
    const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
    const fresh = label !== this.#label;
    const finished = percent === 100 && this.#lastPercent !== 100;
    const due = this.#now() - this.#last >= (this.#streams.stderr.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS);
    if (!fresh && !finished && !due) return;
    if (!fresh && percent === this.#lastPercent && !this.#streams.stderr.isTTY) return;
    this.#label = label;
    this.#last = this.#now();
    this.#lastPercent = percent;
    const tail = detail ? `  ${detail}` : "";
    if (!this.#streams.stderr.isTTY) {
      this.#streams.stderr.write(`${label}: ${percent}%${tail}\n`);
      return;
    }
    const filled = Math.round((BAR_WIDTH * percent) / 100);
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}`;
    const line = `${label} ${bar} ${String(percent).padStart(3)}%${tail}`;
    this.#streams.stderr.write(`\r\u001b[K${line.slice(0, (this.#streams.stderr.columns ?? 80) - 1)}`);
    this.#shown = true;
  }

  /** Takes the bar away. */
  #clear(): void {
    if (this.#shown) this.#streams.stderr.write("\r\u001b[K");
    this.#shown = false;
    this.#label = "";
  }

  #result(text: string): unknown {
    this.#clear();
    this.#printed = true;
    if (this.#lost) return true;
    return this.#streams.stdout.write(this.#streams.stdout.isTTY ? harmless(text) : text);
  }

  #throwLost(): void {
    if (!this.#lost) return;
    throw this.#lost.code === "EPIPE" ? new ReaderGone() : cannotPrint(this.#lost);
  }
}

/** Without what a terminal would obey: names and cells of a file are in these texts. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** 75 s → "1 min 15 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
