// Short names for "the same file" and "the same mapping", for cache keys: a file may be renamed, not changed.

import type { SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { type ByteSource, piecesOf } from "./source.ts";

const WINDOW = 65_536;
/** Windows spread over the file; the first begins at its head and the last ends at its tail. */
const WINDOWS = 9;

/**
 * 32 hex digits from the size and the bytes of the head, the tail and windows between. Reads only those where the source
 * can be sliced; otherwise streams through the file once. Not meant against an adversary.
 */
export async function fingerprintSource(source: ByteSource, options: { signal?: AbortSignal } = {}): Promise<string> {
  if (source.parts) {
    // In whatever order they were chosen, they are read in order of time.
    const each = await Promise.all(source.parts.map((part) => fingerprintSource(part, options)));
    return fingerprintText(each.sort().join());
  }
  const hash = new Hash128();
  hash.addNumber(source.size);
  const ranges = windows(source.size);
  if (source.slice) {
    for (const [start, end] of ranges) {
      for await (const piece of piecesOf(source.slice(start, end), options.signal)) hash.add(piece);
    }
    return hash.hex();
  }
  let position = 0;
  for await (const piece of piecesOf(source.stream(), options.signal)) {
    for (const [start, end] of ranges) {
      const from = Math.max(start, position);
      const to = Math.min(end, position + piece.length);
      if (from < to) hash.add(piece.subarray(from - position, to - position));
    }
    position += piece.length;
  }
  return hash.hex();
}

/**
 * 32 hex digits from everything in a mapping that changes the lines read: a currency that only says how money is shown
 * is none of it.
 */
export function fingerprintMapping({ currency, ...mapping }: Mapping): string {
  return fingerprintText(stableJson(mapping.onlyCurrency ? { ...mapping, currency } : mapping));
}

/** 32 hex digits from a text. */
export function fingerprintText(text: string): string {
  const hash = new Hash128();
  hash.add(new TextEncoder().encode(text));
  return hash.hex();
}

const fingerprints = new WeakMap<SaleLines, string>();

/**
 * 32 hex digits from what a model learns of sale lines: who bought what when, how much of it, for how much. Worked out once for
 * lines, which nobody changes: a large file takes a second.
 */
export function fingerprintLines(lines: SaleLines): string {
  const known = fingerprints.get(lines) ?? hashOf(lines);
  fingerprints.set(lines, known);
  return known;
}

function hashOf(lines: SaleLines): string {
  const hash = new Hash128();
  hash.addNumber(lines.count);
  for (const { values } of [lines.customer, lines.product]) hash.add(new TextEncoder().encode(JSON.stringify(values)));
  const { time, customer, product, quantity, revenue, discount } = lines;
  for (const column of [time, customer.codes, product.codes, quantity, revenue, discount]) {
    hash.add(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.hex();
}

/** Disjoint byte ranges in order, at most WINDOWS × WINDOW bytes in all. */
function windows(size: number): [number, number][] {
  if (size <= WINDOW * WINDOWS) return [[0, size]];
  const gap = (size - WINDOW) / (WINDOWS - 1);
  return Array.from({ length: WINDOWS }, (_, i) => {
    const start = Math.round(i * gap);
    return [start, start + WINDOW];
  });
}

/** JSON with sorted keys, so that equal values have equal texts. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Four mixing lanes of 32 bits, independent of how the bytes are cut. */
class Hash128 {
  private readonly lanes = new Uint32Array([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);

  add(bytes: Uint8Array): void {
    let [a, b, c, d] = this.lanes as unknown as [number, number, number, number];
    for (const byte of bytes) {
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(((b << 5) | (b >>> 27)) ^ byte, 0x85ebca6b);
      c = Math.imul(((c << 7) | (c >>> 25)) + byte, 0xc2b2ae35);
      d = Math.imul(((d << 13) | (d >>> 19)) ^ (byte + 0x9e3779b9), 0x27d4eb2f);
    }
    this.lanes.set([a, b, c, d]);
  }

  addNumber(value: number): void {
    this.add(new TextEncoder().encode(`${value};`));
  }

  hex(): string {
    return Array.from(this.lanes, (lane) => {
      const mixed = Math.imul(lane ^ (lane >>> 16), 0x7feb352d);
      return ((mixed ^ (mixed >>> 15)) >>> 0).toString(16).padStart(8, "0");
    }).join("");
  }
}
