// What is asked before a file joins a data set: where its own values speak against how the data set's files are read.

import { dataMessage } from "../dataMessages.ts";
import type { SavedLook } from "../doubts/contradiction.ts";
import { contradictions } from "../doubts/contradictions.ts";
import type { Doubt } from "../doubts/doubt.ts";

/** A question each; money of another currency is never added up, so that the file's own reading is no answer there. */
export function appendDoubts(look: SavedLook): Doubt[] {
  return contradictions(look).map(({ note, columns, answers }): Doubt => {
    if (note.code !== "note.savedCurrency") return { note, columns, ...(answers && { answers }) };
    const label = dataMessage("answer.sameMoney", { saved: String(note.values.saved) });
    return { note, columns, answers: [{ label, mapping: look.mapping }] };
  });
}
