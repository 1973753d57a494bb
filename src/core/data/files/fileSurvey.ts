// Where the lines of several files lie among all, and which of them stand in a file before.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";

export interface FileSurvey {
  /** In the order in which they are read. */
  files: readonly { name: string; rows: number }[];
  /** Data line numbers among all lines, ascending, and beside each the index of the first file that has it. */
  repeats: { lines: Uint32Array; files: Int32Array };
}

/** Data lines of a file that a data set has already, ascending. */
export interface KnownLines {
  /** The data set's name. */
  name: string;
  lines: Uint32Array;
}

/** What repeats within the files, and what a data set has already. */
export function withKnown(survey: FileSurvey | undefined, { name, lines }: KnownLines): FileSurvey {
  const { files, repeats } = survey ?? { files: [], repeats: { lines: new Uint32Array(0), files: new Int32Array(0) } };
  const owners = new Map<number, number>();
  for (const line of lines) owners.set(line, files.length);
  repeats.lines.forEach((line, i) => {
    owners.set(line, repeats.files[i]!);
  });
  const sorted = Uint32Array.from(owners.keys()).sort();
  return {
    files: [...files, { name, rows: 0 }],
    repeats: { lines: sorted, files: Int32Array.from(sorted, (line) => owners.get(line)!) },
  };
}

/** Goes with a reading through all lines in order and knows those that repeat another file's. */
export class RepeatCursor {
  private readonly survey: FileSurvey;
  private at = 0;
  /** What to say of the line that was just found to repeat. */
  offence: Message;

  constructor(survey: FileSurvey) {
    this.survey = survey;
    this.offence = dataMessage("offence.inTwoFiles", { name: "" });
  }

  /** Whether this line, which comes behind those asked about before, stands in another file. */
  has(line: number): boolean {
    const { lines, files } = this.survey.repeats;
    if (lines[this.at] !== line) return false;
    const { name } = this.survey.files[files[this.at]!]!;
    if (this.offence.values.name !== name) this.offence = dataMessage("offence.inTwoFiles", { name });
    this.at++;
    return true;
  }
}

/** The file that a data line is in, and its number there, both from their files' order. */
export function placeOfLine(
  files: readonly { name: string; rows: number }[],
  line: number,
): { name: string; line: number } | null {
  let before = 0;
  for (const { name, rows } of files) {
    if (line <= before + rows) return { name, line: line - before };
    before += rows;
  }
  return null;
}
