// Names of the encodings, as keys of the page's texts.

import type { Encoding } from "../../core/data/mapping/mapping.ts";

export const ENCODING_TEXT = {
  "utf-8": "reading.utf8",
  "utf-16le": "reading.utf16le",
  "utf-16be": "reading.utf16be",
  "windows-1258": "reading.windows1258",
  "windows-1252": "reading.windows1252",
  macintosh: "reading.macintosh",
} as const satisfies Record<Encoding, string>;
