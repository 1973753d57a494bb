// What a file leaves open: told once, in the place where it is answered.

import type { Message } from "../../lib/message.ts";
import type { Field, Mapping } from "../mapping/mapping.ts";

/** One way to settle a doubt. */
export interface DoubtAnswer {
  /** The choice, as it stands on a button. */
  label: Message;
  /** The mapping that it leads to. */
  mapping: Mapping;
}

export interface Doubt {
  /** Names the column, the values, how many lines, and what it changes. */
  note: Message;
  /** The columns it is about, by their index in the header; empty where it is about the file as a whole. */
  columns: readonly number[];
  /** The field that it is about, where choosing its column settles it. */
  field?: Field;
  /** What can be chosen beside the mapping as it is; absent where only another column or another file would help. */
  answers?: readonly DoubtAnswer[];
  /** The mapping keeps whichever answer is given, so that it is not asked again: leaving it as it is is no answer. */
  decides?: true;
}
