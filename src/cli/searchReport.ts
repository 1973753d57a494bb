// Tells a search as it goes: lines for people on stderr and the outcome on stdout, or all of it as lines of JSON.

import type { Outcome } from "../core/experiments/search/outcome.ts";
import { scoreOf, secondsSpent } from "../core/experiments/search/trials.ts";
import type { SearchEvent, SearchState, SearchWork, Trial } from "../core/experiments/search/types.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { expected, outcomeText, stoppedText, valuesText } from "./searchText.ts";
import type { Terminal } from "./terminal.ts";

/** What a search found, and the command lines that make a model of it. */
interface Found {
  outcome: Outcome;
  winner: Trial;
  commands: { keep?: string; train: string };
}

export class SearchReport {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  #work: SearchWork | null = null;
  #state: SearchState | null = null;

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.#json = json;
  }

  /** Whether there is a state on the disk. */
  get told(): boolean {
    return this.#state !== null;
  }

  tell(event: SearchEvent): void {
    switch (event.kind) {
      case "state":
        this.#epochOf(event.state);
        break;
      case "trial":
        this.#stopped();
        this.#work = event.work;
        this.#started(event.work);
        break;
      case "training":
        if (event.event.kind === "steps") this.#terminal.progress(`Trial ${event.trial}`, event.event.progress);
        if (event.event.kind === "recovered") this.#terminal.note(event.event.fault.text);
        break;
      default:
        event satisfies never;
    }
  }

  /** The end: who won, and the command lines that make a model of it; null where no training came to its end. */
  end(state: SearchState, found: Found | null): void {
    this.#stopped();
    if (this.#json) {
      const { outcome = null, commands = null, winner } = found ?? {};
      this.#line({ kind: "done", outcome, values: winner?.values, commands, seconds: secondsSpent(state) });
      return;
    }
    if (!found) {
      this.#terminal.print("No training came to its end: there is nothing to name.");
      return;
    }
    const { outcome, winner, commands } = found;
    this.#terminal.print(outcomeText(state, outcome));
    if (commands.keep)
      this.#terminal.print(
        `\nTo judge the model of trial ${winner.id} on the test part and keep it:\n${commands.keep}`,
      );
    this.#terminal.print(`\nTo train with its settings anew:\n${commands.train}`);
  }

  #started({ trial, until }: SearchWork): void {
    if (this.#json) {
      const { id, values, seed, repeats, epochs } = trial;
      this.#line({ kind: "trial", trial: id, values, seed, repeats, from: epochs.length, until });
      return;
    }
    const again = trial.repeats === undefined ? "" : `, trial ${trial.repeats} with seed ${trial.seed}`;
    const on = trial.epochs.length > 0 ? " goes on" : "";
    this.#terminal.note(`Trial ${trial.id}${on} to epoch ${until}${again}: ${valuesText(trial)}`);
  }

  /** A line for the epoch that this state knows more than the one before. */
  #epochOf(state: SearchState): void {
    this.#state = state;
    const trial = this.#trial();
    const last = trial?.epochs.at(-1);
    const known = this.#work?.trial.epochs.length ?? 0;
    if (!trial || !last || trial.epochs.length <= known) return;
    this.#work = { ...this.#work!, trial };
    if (this.#json) {
      this.#line({ kind: "epoch", trial: trial.id, ...last, expected: expected(trial, state.spec.base.epochs) });
      return;
    }
    const best = Math.max(...state.trials.map((each) => scoreOf(each)).filter((score) => !Number.isNaN(score)));
    this.#terminal.note(
      `  epoch ${last.epoch}: validation loss ${last.loss?.toFixed(4) ?? "no number"}, NDCG@10 ${last.ndcg10.toFixed(4)} (best so far ${best.toFixed(4)})`,
    );
  }

  /** What became of the trial that ran last. */
  #stopped(): void {
    const trial = this.#trial();
    this.#work = null;
    if (!trial || !this.#state) return;
    if (this.#json) this.#line({ kind: "stopped", trial: trial.id, state: trial.state, fault: trial.fault?.text });
    else if (trial.epochs.length > 0 || trial.fault)
      this.#terminal.note(stoppedText(trial, this.#state.spec.base.epochs));
  }

  #trial(): Trial | undefined {
    return this.#work ? this.#state?.trials[this.#work.trial.id - 1] : undefined;
  }

  #line(value: object): void {
    this.#terminal.print(jsonText(value));
  }
}
