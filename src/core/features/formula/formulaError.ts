// An error in a formula knows where it is, so that an editor can point at the place.

import { type Sentence, SentenceError } from "../../lib/sentence.ts";

export class FormulaError extends SentenceError {
  /** The offending part of the text: code units from..to−1, counted from 0. */
  readonly from: number;
  readonly to: number;

  constructor(sentence: Sentence, from: number, to: number) {
    super(sentence);
    this.name = "FormulaError";
    this.from = from;
    this.to = to;
  }
}
