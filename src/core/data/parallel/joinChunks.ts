// Joins what several threads read: each chunk's lines behind those before it, exactly as if one thread had read on.

import type { IdColumn } from "../lines/idColumn.ts";
import { IDENTITIES, type Identity, type IdentityReport, joinLost, joinSpellings } from "../lines/identity.ts";
import { JoinedValues } from "../lines/joinedValues.ts";
import type { LineJudge } from "../lines/lineJudge.ts";
import type { LineReading } from "../lines/lineReading.ts";
import { COLUMN_NAMES, type ColumnName, columnSpec, type PlaceText } from "../lines/saleColumns.ts";
import type { SaleLineBuilder } from "../lines/saleLineBuilder.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Chunk } from "./chunk.ts";

/** Adds the chunks' counts, rejects and totals to those of the beginning, and writes their lines behind. */
export function joinChunks(reading: LineReading, judge: LineJudge, chunks: readonly Chunk[]): SaleLines {
  const { builder, totals } = reading;
  const lines = builder.finish(
    judge,
    chunks.reduce((sum, { lines: { count } }) => sum + count, 0),
  );
  const join = chunks.length > 0 ? new LineJoin(lines, builder) : null;
  for (const chunk of chunks) {
    join?.append(chunk, reading.rows);
    reading.rejects.append(chunk.rejected, reading.rows);
    reading.rows += chunk.rows;
    reading.duplicates.join(chunk.duplicates);
    builder.firstTime = Math.min(builder.firstTime, chunk.firstTime);
    builder.lastTime = Math.max(builder.lastTime, chunk.lastTime);
    if (chunk.dateOrderProven) judge.dateOrderProven = true;
    judge.partlyReturned += chunk.partlyReturned;
    judge.roles?.join(chunk.roles);
    totals.quantity.join(chunk.totals.quantity);
    totals.revenue.join(chunk.totals.revenue);
    totals.discountAmount.join(chunk.totals.discountAmount);
  }
  return lines;
}

/** Writes lines behind others that have room for them; codes are numbered on in order of first appearance. */
class LineJoin {
  private readonly lines: SaleLines;
  private readonly ids: Record<Identity, IdColumn>;
  private readonly values = new Map<ColumnName, JoinedValues>();

  constructor(lines: SaleLines, { customers, products }: SaleLineBuilder) {
    this.lines = lines;
    this.ids = { customer: customers, product: products };
  }

  /** `rows` data lines lie before the chunk's. */
  append({ lines: chunk, identities }: Chunk, rows: number): void {
    const { lines } = this;
    const n = lines.count;
    for (const name of COLUMN_NAMES) {
      const column = lines[name];
      const more = chunk[name];
      if (!column || !more) continue;
      if ("codes" in column && "codes" in more) {
        const before = column.values.length;
        const joined = this.codes(name, column, more, n);
        this.joinNames(name, chunk, joined);
        if (isIdentity(name)) this.joinIdentity(name, chunk, joined, before, identities[name]);
      } else if ("set" in column && "length" in more) column.set(more, n);
    }
    for (let i = 0; i < chunk.count; i++) lines.line[n + i]! += rows;
    lines.count = n + chunk.count;
    lines.has.discount ||= chunk.has.discount;
    lines.has.timeOfDay ||= chunk.has.timeOfDay;
  }

  /** Keeps the display names of values that the lines before had none of. */
  private joinNames(column: ColumnName, chunk: SaleLines, joined: Int32Array): void {
    const list = columnSpec(column).names?.list;
    if (!list) return;
    const names = this.lines[list];
    joined.forEach((code, own) => {
      names[code] ||= chunk[list][own]!;
    });
  }

  /** Adds what was found about the chunk's ids; `before` values were there before it. */
  private joinIdentity(
    name: Identity,
    chunk: SaleLines,
    joined: Int32Array,
    before: number,
    { spellings, lost, names, phones }: IdentityReport,
  ): void {
    const ids = this.ids[name];
    joinLost(ids.lost, lost);
    if (names) ids.names?.join(names, joined);
    if (phones) ids.phones?.join(phones, joined);
    const isNew = (code: number) => code >= before;
    joinSpellings(ids.dictionary.spellings, spellings, joined, isNew, this.lines[name].values, chunk[name].values);
  }

  /** Writes the chunk's codes from `at` on; returns the joined code of each of its values. */
  private codes(name: ColumnName, column: CodedValues, chunk: CodedValues, at: number): Int32Array {
    const ids = isIdentity(name) ? this.ids[name].dictionary : null;
    const values = this.values.get(name) ?? new JoinedValues(column.values, ids);
    this.values.set(name, values);
    const joined = values.add(chunk.values);
    const { codes } = column;
    for (let i = 0; i < chunk.codes.length; i++) {
      const code = chunk.codes[i]!;
      codes[at + i] = code < 0 ? -1 : joined[code]!;
    }
    return joined;
  }
}

/** A coded column, of texts or of places. */
interface CodedValues {
  codes: Int32Array;
  values: (string | PlaceText)[];
}

function isIdentity(name: ColumnName): name is Identity {
  return (IDENTITIES as readonly ColumnName[]).includes(name);
}
