// Files the tests write themselves: text in any of the encodings we read, cut into pieces, gzipped.

import { readChunk, type WorkerPool } from "../parallel/chunk.ts";
import { type ByteSource, bytesSource } from "../source/source.ts";

/** Text to bytes in an encoding TextEncoder does not know; single-byte tables are taken from TextDecoder. */
export function encode(text: string, encoding: string, mark = false): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode((mark ? "\ufeff" : "") + text);
  if (encoding.startsWith("utf-16")) {
    const marked = (mark ? "\ufeff" : "") + text;
    const bytes = new Uint8Array(marked.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding === "utf-16le");
    return bytes;
  }
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  // By the standard's table: not every Node has these in its decoder.
  if (encoding === "windows-1252") table.set("€", 0x80).set("’", 0x92).set("œ", 0x9c);
  const bytes: number[] = [];
  for (const letter of text.normalize("NFC")) {
    const whole = table.get(letter);
    if (whole !== undefined) {
      bytes.push(whole);
      continue;
    }
    // windows-1258: the letter with its circumflex, breve or horn, then the tone mark.
    const marks = letter.normalize("NFD");
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(marks)?.[0] ?? "";
    for (const part of [marks.replace(tone, "").normalize("NFC"), tone]) {
      const byte = table.get(part);
      if (byte === undefined) throw new Error(`${letter} is not in ${encoding}`);
      bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}

/** A source over bytes, cut into pieces of `size`. */
export function source(bytes: Uint8Array, size = bytes.length, name = "test.csv"): ByteSource {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
  return bytesSource(name, pieces);
}

/** A UTF-8 source over text. */
export function csv(text: string, size?: number): ByteSource {
  return source(encode(text, "utf-8"), size);
}

export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** A source that can be divided, and what stands for `count` other threads: their answers come as copies. */
export function divisible(
  file: string | Uint8Array,
  count = 1,
): { from: ByteSource; threads: WorkerPool; chunks: () => number } {
  const bytes = typeof file === "string" ? encode(file, "utf-8") : file;
  const from: ByteSource = {
    ...source(bytes, Math.max(1, bytes.length)),
    slice: (start, end) => source(bytes.subarray(start, end), 1000).stream(),
  };
  let chunks = 0;
  const read: WorkerPool["read"] = async (job, signal) => {
    const chunk = await readChunk(from, job, signal);
    chunks++;
    return structuredClone(chunk);
  };
  return { from, threads: { count, smallestPart: 1, read }, chunks: () => chunks };
}
