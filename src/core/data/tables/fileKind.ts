// What a file is, told from its first bytes and not from its name: people rename files, and old programs lie about them.

export const FILE_KINDS = [
  "text",
  "gzip",
  "zstd",
  "zip",
  "parquet",
  "oldExcel",
  "pdf",
  "image",
  "archive",
  "database",
  "webPage",
  "xml",
  "json",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** First bytes as text of one byte a character; the longest are looked for first. */
const MAGIC: readonly (readonly [string, FileKind])[] = [
  ["SQLite format 3\0", "database"],
  ["\0\x01\0\0Standard ", "database"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oldExcel"],
  ["\x89PNG\r\n", "image"],
  ["7z\xbc\xaf\x27\x1c", "archive"],
  ["Rar!\x1a\x07", "archive"],
  ["\xfd7zXZ\0", "archive"],
  ["BZh91AY&SY", "archive"],
  ["GIF8", "image"],
  ["\xff\xd8\xff", "image"],
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["PAR1", "parquet"],
  ["PARE", "parquet"],
  ["%PDF-", "pdf"],
  ["\x28\xb5\x2f\xfd", "zstd"],
  ["\x1f\x8b", "gzip"],
];
/** Bytes that are enough to tell. */
export const KIND_BYTES = 1024;

/** The kind of a file that begins with these bytes; what is nothing else is text. */
export function fileKind(head: Uint8Array): FileKind {
  const first = String.fromCharCode(...head.subarray(0, KIND_BYTES));
  const found = MAGIC.find(([magic]) => first.startsWith(magic));
  if (found) return found[1];
  if (first.startsWith("RIFF") && first.startsWith("WEBP", 8)) return "image";
  return writtenKind(asAscii(first));
}

/** Text that is no table: pages and data of the web. */
function writtenKind(start: string): FileKind {
  const text = start.trimStart();
  if (/^(?:<!doctype\s+html|<html|<head|<body|<table|<style|<meta)[\s>]/i.test(text)) return "webPage";
  // What Office writes when it saves as a web page of one file.
  if (/^mime-version:\s*1\.0/i.test(text)) return "webPage";
  if (/^<\?xml\b/i.test(text)) return /<html[\s>]/i.test(text) ? "webPage" : "xml";
  // "[Order ID],[Date]" is a header; an object or a list of them is none.
  if (/^(?:\{\s*(?:"[^"]*"\s*:|\}|"$)|\[\s*[{[])/.test(text)) return "json";
  return "text";
}

/** Without a byte order mark, and without the zeros of two bytes a letter. */
function asAscii(first: string): string {
  return first.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
}
