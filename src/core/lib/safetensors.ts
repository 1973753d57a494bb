// Reads and writes .safetensors, the weight format that PyTorch's users load: a JSON header, then raw little-endian data
// (https://github.com/huggingface/safetensors#format).

import { InternalError } from "./internalError.ts";
import { MessageError, messages } from "./message.ts";
import { z } from "./zod.ts";

export const SAFETENSORS_MESSAGES = { "safetensors.unusable": "not a usable .safetensors file: {{what}}" } as const;
export type SafetensorsMessageCode = keyof typeof SAFETENSORS_MESSAGES;

const safetensorsMessage = messages(SAFETENSORS_MESSAGES);

/** Row-major values; an empty shape is a scalar. */
export interface SafeTensor {
  shape: number[];
  values: Float32Array | Int32Array;
}

export interface Safetensors {
  tensors: Map<string, SafeTensor>;
  metadata: Map<string, string>;
}

const MAX_HEADER_BYTES = 100_000_000;
/** What is read; 64-bit values are rounded to 32. */
const BYTES_PER_VALUE = { F32: 4, I32: 4, F64: 8, I64: 8 } as const;

const entrySchema = z.object({
  dtype: z.enum(["F32", "I32", "F64", "I64"]),
  shape: z.array(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)).max(8),
  data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
});

/** The file's bytes; tensors stand in the order of the map. */
export function writeSafetensors({ tensors, metadata }: Safetensors): Uint8Array<ArrayBuffer> {
  const header = new Map<string, unknown>();
  if (metadata.size) header.set("__metadata__", Object.fromEntries(metadata));
  let size = 0;
  for (const [name, { shape, values }] of tensors) {
    const expected = product(shape);
    if (expected !== values.length) {
      throw new InternalError(
        `tensor "${name}" has ${values.length} values, its shape [${shape}] asks for ${expected}`,
      );
    }
    const end = size + values.byteLength;
    const dtype = values instanceof Float32Array ? "F32" : "I32";
    header.set(name, { dtype, shape, data_offsets: [size, end] });
    size = end;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + size);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  bytes.fill(0x20, 8, 8 + headerBytes);
  bytes.set(text, 8);
  let at = 8 + headerBytes;
  for (const { values } of tensors.values()) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

/**
 * Reads a file of F32, I32, F64 and I64 tensors. The values are copies. Throws a localised error that names what is wrong when the
 * header, a shape or an offset does not fit the file.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const fail = (what: string): never => {
    throw new MessageError(safetensorsMessage("safetensors.unusable", { what }));
  };
  if (bytes.length < 8) fail(`it has only ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(MAX_HEADER_BYTES, bytes.length - 8))) {
    fail(`its header claims ${length} bytes, the file has ${bytes.length}`);
  }
  const headerEnd = 8 + Number(length);
  const entries = headerEntries(bytes.subarray(8, headerEnd), fail);

  const dataBytes = bytes.length - headerEnd;
  const tensors = new Map<string, SafeTensor>();
  const metadata = new Map<string, string>();
  const spans: { begin: number; end: number; name: string }[] = [];
  for (const [name, raw] of entries) {
    if (name === "__metadata__") {
      if (typeof raw !== "object" || raw === null) fail("its metadata is no object");
      for (const [key, value] of Object.entries(raw as object)) {
        if (typeof value !== "string") fail(`metadata "${key}" is no text`);
        metadata.set(key, value);
      }
      continue;
    }
    const parsed = entrySchema.safeParse(raw);
    if (!parsed.success) return fail(`tensor "${name}": ${parsed.error.issues[0]?.message ?? "malformed entry"}`);
    const { dtype, shape, data_offsets } = parsed.data;
    const [begin, end] = data_offsets;
    if (begin > end || end > dataBytes) fail(`tensor "${name}" lies at ${begin}..${end} of ${dataBytes} data bytes`);
    if (product(shape) * BYTES_PER_VALUE[dtype] !== end - begin) {
      fail(`tensor "${name}" of shape [${shape}] cannot fill its ${end - begin} bytes`);
    }
    // A copy: the data need not lie at a multiple of four (and the slice of a Node Buffer would be none).
    const copy = new Uint8Array(bytes.subarray(headerEnd + begin, headerEnd + end)).buffer;
    tensors.set(name, { shape, values: valuesOf(dtype, copy) });
    if (end > begin) spans.push({ begin, end, name });
  }

  spans.sort((a, b) => a.begin - b.begin);
  let covered = 0;
  for (const { begin, end, name } of spans) {
    if (begin !== covered) fail(`tensor "${name}" begins at ${begin}, the one before it ends at ${covered}`);
    covered = end;
  }
  if (covered !== dataBytes) fail(`${dataBytes - covered} bytes belong to no tensor`);
  return { tensors, metadata };
}

function valuesOf(dtype: keyof typeof BYTES_PER_VALUE, bytes: ArrayBuffer): Float32Array | Int32Array {
  switch (dtype) {
    case "F32":
      return new Float32Array(bytes);
    case "I32":
      return new Int32Array(bytes);
    case "F64":
      return Float32Array.from(new Float64Array(bytes));
    case "I64":
      return Int32Array.from(new BigInt64Array(bytes), Number);
    default:
      return dtype satisfies never;
  }
}

function headerEntries(text: Uint8Array, fail: (what: string) => never): [string, unknown][] {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch {
    return fail("its header is no JSON");
  }
  if (typeof header !== "object" || header === null || Array.isArray(header)) return fail("its header is no object");
  return Object.entries(header);
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
