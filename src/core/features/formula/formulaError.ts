// An error in a formula knows where it is, so that an editor can point at the place.

import { type Message, MessageError } from "../../lib/message.ts";

export class FormulaError extends MessageError {
  /** The offending part of the text: code units from..to−1, counted from 0. */
  readonly from: number;
  readonly to: number;

  constructor(message: Message, from: number, to: number) {
    super(message);
    this.name = "FormulaError";
    this.from = from;
    this.to = to;
  }
}
