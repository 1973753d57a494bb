// Names of encodings, separators and date formats, as keys of the page's texts.

import type { DateFormat, DELIMITERS, Encoding } from "../../core/data/mapping/mapping.ts";

export const ENCODING_TEXT = {
  "utf-8": "reading.utf8",
  "utf-16le": "reading.utf16le",
  "utf-16be": "reading.utf16be",
  "windows-1258": "reading.windows1258",
  "windows-1252": "reading.windows1252",
  macintosh: "reading.macintosh",
} as const satisfies Record<Encoding, string>;

export const DATE_TEXT = {
  iso: "data.formatIso",
  "dd/mm/yyyy": "data.formatDmy",
  "mm/dd/yyyy": "data.formatMdy",
  "yyyy/mm/dd": "data.formatYmd",
  excel: "data.formatExcel",
} as const satisfies Record<DateFormat, string>;

export const DELIMITER_TEXT = {
  ",": "reading.comma",
  ";": "reading.semicolon",
  "\t": "reading.tab",
  "|": "reading.bar",
} as const satisfies Record<(typeof DELIMITERS)[number], string>;
