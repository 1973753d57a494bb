// Parts of a fit as files: a JSON header, then the arrays that the JSON names as they lie in memory, in little endian. What comes
// from another machine is checked against its SHA-256 and its sizes before anything is made of it.

import { MessageError } from "../../lib/message.ts";
import { sha256 } from "../../lib/sha256.ts";
import { featureMessage } from "../featureMessages.ts";

const TYPES = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const;
type TypeName = keyof typeof TYPES;
const FORMAT = "sales-studio fit";
export const FIT_VERSION = 1;
const MOST_HEADER_BYTES = 256_000_000;

interface ArrayEntry {
  type: TypeName;
  length: number;
}

/** A plain value with typed arrays in it as one file. */
export function writeFitFile(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: (Float64Array | Int32Array | Uint32Array | Uint8Array)[] = [];
  const json = JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === "number" && !Number.isFinite(each)) return { $number: String(each) };
    const type = typeOf(each);
    if (type === null) return each;
    arrays.push(each as Float64Array);
    return { $array: arrays.length - 1 };
  });
  const entries = arrays.map((array): ArrayEntry => ({ type: typeOf(array)!, length: array.length }));
  const size = arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), 0);
  const body = new Uint8Array(size);
  let at = 0;
  for (const array of arrays) {
    body.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  const content = new TextEncoder().encode(json);
  const hash = sha256(joined(content, body));
  const head = new TextEncoder().encode(
    JSON.stringify({ format: FORMAT, version: FIT_VERSION, content: content.length, arrays: entries, sha256: hash }),
  );
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, head.length, true);
  return joined(length, head, content, body);
}

/** The value of a file. Throws a message where it is none, damaged or of a newer version; `name` is what it is called there. */
export function readFitFile(bytes: Uint8Array, name = "fit"): unknown {
  const damaged = (): MessageError => new MessageError(featureMessage("parts.damaged", { name }));
  const head = headerOf(bytes, name);
  const { content, arrays } = head;
  const from = head.end + content;
  const size = arrays.reduce((sum, { type, length }) => sum + padded(length * TYPES[type].BYTES_PER_ELEMENT), 0);
  if (from + size !== bytes.length || sha256(bytes.subarray(head.end)) !== head.sha256) throw damaged();
  let at = from;
  const values = arrays.map(({ type, length }) => {
    const end = at + length * TYPES[type].BYTES_PER_ELEMENT;
    const array = new TYPES[type](Uint8Array.from(bytes.subarray(at, end)).buffer);
    at += padded(end - at);
    return array;
  });
  const text = new TextDecoder().decode(bytes.subarray(head.end, from));
  return JSON.parse(text, (_key, each) => {
    if (typeof each !== "object" || each === null) return each;
    const { $array, $number } = each as { $array?: unknown; $number?: unknown };
    if (typeof $number === "string") return Number($number);
    return typeof $array === "number" ? (values[$array] ?? each) : each;
  });
}

function headerOf(bytes: Uint8Array, name: string) {
  const none = (): MessageError => new MessageError(featureMessage("parts.noFit", { name }));
  if (bytes.length < 8) throw none();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length > Math.min(MOST_HEADER_BYTES, bytes.length - 8)) throw none();
  let head: Record<string, unknown>;
  try {
    head = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length)));
  } catch {
    throw none();
  }
  if (head?.format !== FORMAT) throw none();
  if (head.version !== FIT_VERSION) throw new MessageError(featureMessage("parts.newer", { name }));
  const { content, arrays, sha256: hash } = head;
  if (!isSize(content) || typeof hash !== "string" || !Array.isArray(arrays) || !arrays.every(isEntry)) throw none();
  return { end: 8 + length, content, arrays: arrays as ArrayEntry[], sha256: hash };
}

function isEntry(entry: unknown): entry is ArrayEntry {
  const { type, length } = (entry ?? {}) as Record<string, unknown>;
  return typeof type === "string" && Object.hasOwn(TYPES, type) && isSize(length);
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function typeOf(value: unknown): TypeName | null {
  if (value instanceof Float64Array) return "Float64Array";
  if (value instanceof Int32Array) return "Int32Array";
  if (value instanceof Uint8Array) return "Uint8Array";
  return value instanceof Uint32Array ? "Uint32Array" : null;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function joined(...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
