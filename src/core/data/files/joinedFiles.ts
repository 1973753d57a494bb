// Several files of the same columns as the bytes of one: the header of the first, then the lines of each. What is plainly
// written passes as it is; what differs in encoding, delimiter, columns' order or the writing of dates is written anew.

import type { Message } from "../../lib/message.ts";
import { readByteBlocks } from "../bytes/byteBlocks.ts";
import { ByteRecords, TextReaderNeeded } from "../bytes/byteRecords.ts";
import { hasWidth, isSeparatorLine } from "../dialect/dialect.ts";
import { fieldLine } from "../generate/csvField.ts";
import { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { type Dialect, NO_HEADER } from "../mapping/mapping.ts";
import { readRecords } from "../records/records.ts";
import {
  decodeText,
  type Encoding,
  guessSingleByte,
  NotUtf8,
  type ReadOptions,
  unpackedPieces,
} from "../source/encoding.ts";
import { type ByteSource, streamOf } from "../source/source.ts";
import { type FileSurvey, RepeatCursor } from "./fileSurvey.ts";
import type { JoinOffer } from "./joinOffer.ts";
import { RepeatFinder } from "./repeatFinder.ts";
import type { Rewrite } from "./writtenForms.ts";

/** What is needed of a file's head. */
export interface PartTable {
  dialect: Dialect;
  header: readonly string[];
  above: number;
  ascii: boolean;
}

/** One of the files, with what is known from its head. */
export interface FilePart {
  source: ByteSource;
  table: PartTable;
  /** For each column its index in this file; null where they are in order. */
  order: readonly number[] | null;
  rewrite: Rewrite;
}

export class JoinedFiles {
  readonly source: ByteSource;
  /** Whether what other files have of these lines is put beside them, or could be; null where there is no such file. */
  readonly offer: JoinOffer | null;
  private readonly told: () => readonly Message[];
  private readonly parts: readonly FilePart[];
  private readonly header: readonly string[];
  private readonly dialect: Dialect;
  private readonly titled: boolean;
  /** By part: the text reader has to read it, in this encoding. */
  private readonly texts: ({ encoding: Encoding; lenient: boolean } | null)[];
  private surveyed: Promise<FileSurvey> | null = null;

  constructor(
    name: string,
    parts: readonly FilePart[],
    dialect: Dialect,
    told: () => readonly Message[],
    offer: JoinOffer | null = null,
  ) {
    this.offer = offer;
    const [first] = parts;
    this.parts = parts;
    this.dialect = dialect;
    this.told = told;
    this.header = first!.table.header;
    this.titled = first!.table.above !== NO_HEADER;
    this.texts = parts.map(({ table, order, rewrite }) => {
      const { encoding, delimiter, newline } = table.dialect;
      const plain = encoding === "utf-8" && delimiter === dialect.delimiter && newline !== "\r";
      return plain && order === null && rewrite.size === 0 ? null : { encoding: encoding as Encoding, lenient: false };
    });
    this.source = {
      name,
      size: parts.reduce((sum, { source }) => sum + source.size, 0),
      stream: () => streamOf(() => this.pieces()),
    };
  }

  /** What the user should know of how they were put together; more of it once they were read. */
  get notes(): readonly Message[] {
    return this.told();
  }

  /** More than one file is read. */
  get isSeveral(): boolean {
    return this.parts.length > 1;
  }

  /** Reads all files once, for the places of their lines and the lines that repeat another file's. */
  survey(options: ReadOptions = {}): Promise<FileSurvey> {
    this.surveyed ??= this.look(options).catch((error) => {
      this.surveyed = null;
      throw error;
    });
    return this.surveyed;
  }

  /** The bytes of all lines, those of two files once, or in both where `keepRepeats`. */
  async *lines(survey: FileSurvey, keepRepeats: boolean): AsyncGenerator<Uint8Array> {
    const repeats = new RepeatCursor(survey);
    if (this.titled) yield encoded(this.lineOf(this.header));
    let line = 0;
    for (let index = 0; index < this.parts.length; index++) {
      const blocks = readByteBlocks(this.partPieces(index, {}), this.dialect, undefined, { begins: false });
      for await (const { cells, next } of blocks) {
        let text = "";
        while (next()) if (!repeats.has(++line) || keepRepeats) text += this.lineOf(cells.texts());
        if (text !== "") yield encoded(text);
      }
    }
  }

  private async look(options: ReadOptions): Promise<FileSurvey> {
    const finder = new RepeatFinder();
    const files: { name: string; rows: number }[] = [];
    const lines: number[] = [];
    const owners: number[] = [];
    let before = 0;
    for (const [index, { source }] of this.parts.entries()) {
      const { rows, hashes } = await this.hashed(index, options);
      const found = finder.add(hashes);
      for (const line of found.lines) lines.push(before + line + 1);
      for (const file of found.files) owners.push(file);
      files.push({ name: source.name, rows });
      before += rows;
    }
    return { files, repeats: { lines: Uint32Array.from(lines), files: Int32Array.from(owners) } };
  }

  /** The hash of each line of a part, as it is read among all; settles how the part has to be read. */
  private async hashed(
    index: number,
    options: ReadOptions,
  ): Promise<{ rows: number; hashes: DuplicateCounter["hashes"] }> {
    for (;;) {
      const counter = new DuplicateCounter();
      let rows = 0;
      try {
        const blocks = readByteBlocks(this.partPieces(index, options), this.dialect, options.signal, { begins: false });
        for await (const { cells, next } of blocks) {
          while (next()) {
            cells.count(counter);
            rows++;
          }
        }
        return { rows, hashes: counter.hashes };
      } catch (error) {
        const { source, table } = this.parts[index]!;
        const text = this.texts[index];
        if (error instanceof TextReaderNeeded && !text)
          this.texts[index] = { encoding: table.dialect.encoding as Encoding, lenient: false };
        else if (error instanceof NotUtf8 && text)
          this.texts[index] = table.ascii
            ? { encoding: await guessSingleByte(source, { signal: options.signal }), lenient: false }
            : { ...text, lenient: true };
        else throw error;
      }
    }
  }

  private async *pieces(): AsyncGenerator<Uint8Array> {
    if (this.titled) yield encoded(this.lineOf(this.header));
    for (let index = 0; index < this.parts.length; index++) yield* this.partPieces(index, {});
  }

  /** The lines of one file, the last with its line end. */
  private partPieces(index: number, options: ReadOptions): AsyncGenerator<Uint8Array> {
    const text = this.texts[index];
    return text ? this.rewritten(this.parts[index]!, text, options) : this.plain(this.parts[index]!, options);
  }

  private async *plain({ source, table }: FilePart, options: ReadOptions): AsyncGenerator<Uint8Array> {
    const records = new ByteRecords(table.dialect.delimiter, true, null);
    let begun = false;
    let titles = 0;
    let added = 0;
    let last = LF;
    for await (const piece of unpackedPieces(source, options)) {
      last = piece[piece.length - 1] ?? last;
      if (begun) {
        yield piece;
        continue;
      }
      if (added === 0 && piece.length < 3 && piece[0] === 0xef) throw new TextReaderNeeded("a mark cut in two");
      records.add(piece);
      if (added === 0) records.skipMark();
      added += piece.length;
      const above = table.above === NO_HEADER ? 0 : table.above + 1;
      while (titles < above && records.next()) {
        const { bytes, starts, ends, fields } = records;
        const cell = (at: number) => new TextDecoder().decode(bytes.subarray(starts[at]!, ends[at]!));
        if (fields === 1 && cell(0).trim() === "") continue;
        if (titles === 0 && fields <= 2 && isSeparatorLine([cell(0), ...(fields > 1 ? [cell(1)] : [])])) continue;
        titles++;
      }
      begun = titles === above;
      if (begun && records.unread > 0) yield piece.subarray(Math.max(0, piece.length - records.unread));
    }
    if (last !== LF) yield Uint8Array.of(LF);
  }

  private async *rewritten(
    part: FilePart,
    { encoding, lenient }: { encoding: Encoding; lenient: boolean },
    options: ReadOptions,
  ): AsyncGenerator<Uint8Array> {
    const { source, table } = part;
    const pieces = decodeText(source, encoding, { ...options, lenient });
    for await (const { records, firstLine } of readRecords(pieces, table.dialect, options.signal, table.above)) {
      if (firstLine === 0) continue;
      let text = "";
      for (const record of records) {
        text += this.lineOf(this.written(part, record));
      }
      if (text !== "") yield encoded(text);
    }
  }

  /** A record of a file as it stands among all; one of another width stays as it is. */
  written({ order, rewrite }: FilePart, record: readonly string[]): string[] {
    const cells = [...record];
    if (!hasWidth(record, this.header.length)) return cells;
    for (const [column, write] of rewrite) cells[column] = write(cells[column]!);
    return order ? order.map((from) => cells[from]!) : cells;
  }

  private lineOf(cells: readonly string[]): string {
    return fieldLine(cells, this.dialect.delimiter);
  }
}

const LF = 10;

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
