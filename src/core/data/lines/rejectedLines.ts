// The lines that were set aside, as a CSV that can be opened in a spreadsheet without running anything.

import { csvLine } from "../../lib/csv.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { readMapped } from "../records/openRecords.ts";
import type { ReadOptions } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";

/**
 * Reads the file again and returns its rejected lines as CSV text in pieces (UTF-8 with a byte order mark, CRLF): line
 * number, rule, offending value, then the cells as written. Cells that a spreadsheet would take for a formula get a '.
 */
export async function rejectedLines(
  source: ByteSource,
  mapping: Mapping,
  options: ReadOptions = {},
): Promise<string[]> {
  const { result } = await readMapped(source, mapping, options, async ({ blocks, judge, mapping: used, repeats }) => {
    const pieces = [`\ufeff${csvLine(["line", "rule", "value", ...used.header])}`];
    for await (const { cells, firstLine, next } of blocks) {
      let piece = "";
      for (let line = firstLine; next(); line++) {
        const repeated = repeats?.has(line);
        const rule = repeated ? "in two files" : judge.judge(cells);
        const offence = repeated ? repeats!.offence.text : judge.offence;
        if (rule) piece += csvLine([String(line), rule, offence, ...cells.texts()]);
      }
      if (piece) pieces.push(piece);
    }
    return pieces;
  });
  return result;
}
