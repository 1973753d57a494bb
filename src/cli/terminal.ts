// Talks to the person at the command line: results on stdout; progress on stderr, as a bar on a terminal, as lines elsewhere.

const BAR_WIDTH = 24;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;

/** Where the talk goes; tests give their own. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number };
}

export class Terminal {
  readonly #streams: Streams;
  readonly #now: () => number;
  #shown = false;
  #label = "";
  #last = Number.NEGATIVE_INFINITY;
  #lastPercent = -1;

  constructor(streams: Streams = process, now: () => number = () => performance.now()) {
    this.#streams = streams;
    this.#now = now;
  }

  /** A line of the result. */
  print(text: string): void {
    this.#clear();
    this.#streams.stdout.write(`${text}\n`);
  }

  /** A line about what is going on. */
  note(text: string): void {
    this.#clear();
    this.#streams.stderr.write(`${text}\n`);
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
      this.#streams.stderr.write(`${label}: ${percent} %${tail}\n`);
      return;
    }
    const filled = Math.round((BAR_WIDTH * percent) / 100);
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}`;
    const line = `${label} ${bar} ${String(percent).padStart(3)} %${tail}`;
    this.#streams.stderr.write(`\r\u001b[K${line.slice(0, (this.#streams.stderr.columns ?? 80) - 1)}`);
    this.#shown = true;
  }

  /** Takes the bar away. */
  #clear(): void {
    if (this.#shown) this.#streams.stderr.write("\r\u001b[K");
    this.#shown = false;
    this.#label = "";
  }

  /** Leaves the terminal tidy at the end. */
  finish(): void {
    this.#clear();
  }
}

/** 75 s → "1 min 15 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
