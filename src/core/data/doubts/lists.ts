// Cells that list several products ("Green tea x1, Black tea x2"): each list would be one product of its own.

import { countEach } from "../../lib/counts.ts";
import type { Message } from "../../lib/message.ts";
import { quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { listsAmong } from "../values/nameLists.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Up to this share of the lines is no reason for a word: bundles, and names that happen to be made of others. */
const FEW = 0.001;

/** Tells that the product's column holds lists: at most one doubt. */
export function lists({ values, mapping, table, whole }: FirstLook): Doubt[] {
  if (whole) return [];
  const { product, productName } = mapping.columns;
  for (const index of new Set([product, productName])) {
    const cells = index === undefined ? undefined : values[index]?.filled;
    if (!cells || index === undefined) continue;
    const note = noteOn(countEach(cells), table.header[index] ?? "", cells.length, table.rows.length);
    if (note) return [{ note, columns: [index] }];
  }
  return [];
}

/** The same of the lines that were read: at most one note. */
export function listNotes({ lines, mapping }: WholeFile): Message[] {
  const { header, columns } = mapping;
  const { codes, values } = lines.product;
  const counts = new Uint32Array(values.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const product = columns.product ?? columns.productName ?? -1;
  const names = columns.productName === undefined || columns.productName === product ? [] : [lines.productNames];
  for (const [i, texts] of [values, ...names].entries()) {
    const counted = new Map<string, number>();
    texts.forEach((text, code) => {
      if (text !== "") counted.set(text, (counted.get(text) ?? 0) + counts[code]!);
    });
    const column = header[i === 0 ? product : (columns.productName ?? -1)] ?? "";
    const note = noteOn(counted, column, lines.count, lines.count);
    if (note) return [note];
  }
  return [];
}

function noteOn(counts: ReadonlyMap<string, number>, column: string, filled: number, lines: number): Message | null {
  const found = listsAmong(counts);
  if (!found || found.lines <= FEW * filled) return null;
  return dataMessage("note.lists", { column, count: found.lines, lines, sample: quoted(found.example) });
}
