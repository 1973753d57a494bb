// Lists of whole numbers as text, in a state that is JSON.

/** Ranks as a trial keeps them: one byte each, 255 for all from there on. */
export function packRanks(ranks: ArrayLike<number>): string {
  return toText(Uint8Array.from({ length: ranks.length }, (_, i) => Math.min(255, ranks[i]!)));
}

/** Ranks [targets] as `packRanks` kept them. */
export function unpackRanks(text: string): Uint8Array {
  return toBytes(text);
}

/** Of each target its customer, as `packCustomers` numbers them: by their first target, from 0. */
export function packCustomers(codes: ArrayLike<number>): string {
  const numbers = new Map<number, number>();
  const bytes = new Uint8Array(4 * codes.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (!numbers.has(code)) numbers.set(code, numbers.size);
    view.setUint32(4 * i, numbers.get(code)!, true);
  }
  return toText(bytes);
}

/** Customers [targets]. */
export function unpackCustomers(text: string): Int32Array {
  const bytes = toBytes(text);
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
