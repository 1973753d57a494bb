// Which customers a model's data had, without naming them: 32 bits of each code's hash, so that a later file's customers
// can be told to be new. Of 100,000 customers known, one new customer in 40,000 is taken for a known one.

import { hash32 } from "../lib/random.ts";
import { z } from "../lib/zod.ts";

/** Rising hashes, four bytes each with the lowest first, as base64. */
export const customerSetSchema = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** The set of these codes as text. */
export function customerSet(codes: Iterable<string>): string {
  const hashes = Uint32Array.from(new Set(Array.from(codes, hashOf))).sort();
  const bytes = new Uint8Array(4 * hashes.length);
  const view = new DataView(bytes.buffer);
  hashes.forEach((hash, i) => {
    view.setUint32(4 * i, hash, true);
  });
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192) {
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(text);
}

/** Tells whether a code is in the set that a text stands for. */
export function customersIn(text: string): (code: string) => boolean {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const known = new Set(Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true)));
  return (code) => known.has(hashOf(code));
}

function hashOf(code: string): number {
  let hash = hash32(code.length);
  for (let i = 0; i < code.length; i++) hash = hash32(hash ^ code.charCodeAt(i));
  return hash;
}
