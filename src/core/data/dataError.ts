// A file that cannot be read says so in a sentence: what is wrong and what to do. `code` is the kind of trouble.

import { type Message, MessageError } from "../lib/message.ts";

export const DATA_ERROR_CODES = [
  "empty",
  "binary",
  "not-csv",
  "gzip",
  "unpacks-too-far",
  "zip",
  "many-files",
  "workbook",
  "no-sheet",
  "parquet",
  "file-changed",
  "wrong-kind",
  "one-column",
  "header-only",
  "no-customer",
  "no-product",
  "no-date",
  "line-too-long",
  "unclosed-quotes",
  "nothing-kept",
  "nothing-new",
  "bad-row",
  "header-changed",
  "unknown-encoding",
] as const;
export type DataErrorCode = (typeof DATA_ERROR_CODES)[number];

export class DataError extends MessageError {
  readonly code: DataErrorCode;

  constructor(code: DataErrorCode, message: Message) {
    super(message);
    this.name = "DataError";
    this.code = code;
  }
}

/** A value as an example in a message that has its own quotes: at most 40 characters. */
export function sampleText(text: string): string {
  return text.trim().slice(0, 40);
}

/** Text from a file as it may stand in a message: one line, at most `limit` characters. */
export function quoted(text: string, limit = 60): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  const flat = text.slice(0, limit + 1).replace(/[\u0000-\u001f\u007f]+/g, " ");
  return flat.length > limit ? `“${flat.slice(0, limit)}…”` : `“${flat}”`;
}

/** The first of several such texts in a row. */
export function quotedList(texts: readonly string[], most = texts.length): string {
  return texts
    .slice(0, most)
    .map((text) => quoted(text))
    .join(", ");
}
