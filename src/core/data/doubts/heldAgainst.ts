// A mapping of another file, such as a model's own, before this file is read with it: what its values prove otherwise is changed.

import type { Message } from "../../lib/message.ts";
import { FIELDS, type Mapping } from "../mapping/mapping.ts";
import { columnsOf, proposeMapping } from "../mapping/proposeMapping.ts";
import { contradictions } from "./contradictions.ts";

export interface HeldMapping {
  mapping: Mapping;
  /** What was proven otherwise, and is read so. */
  notes: Message[];
  /**
   * The values speak for other days than the mapping reads, without proving it (`values.saved`, `values.own`: the two ways of
   * writing dates): no prediction is to be made for a day that may be wrong.
   */
  doubtful?: Message;
}

/** Holds a mapping that was fitted to this header against the first rows below it. */
export function heldAgainst(known: Mapping, header: string[], rows: string[][]): HeldMapping {
  const values = columnsOf(header, rows);
  const proposal = proposeMapping(header, rows);
  const held: HeldMapping = { mapping: known, notes: [] };
  for (let tries = 0; tries < FIELDS.length; tries++) {
    const found = contradictions({ values, proposal, mapping: held.mapping });
    const doubtful = found.find(({ note, weight }) => weight === "likely" && note.code === "note.savedDates");
    if (doubtful) return { ...held, doubtful: doubtful.note };
    const proven = found.find(({ weight }) => weight === "proven");
    if (!proven?.answers) break;
    held.mapping = proven.answers[0]!.mapping;
    held.notes.push(proven.note);
  }
  return held;
}
