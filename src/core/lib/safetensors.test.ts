// The weights must survive the way to PyTorch and back bit by bit, and a hostile file must end in a sentence.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSafetensors, type SafeTensor, writeSafetensors } from "./safetensors.ts";

/** A file with any header text, as the format lays it out. */
function file(header: string, dataBytes: number, claimed = new TextEncoder().encode(header).length): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(claimed), true);
  bytes.set(text, 8);
  return bytes;
}

test("lays bytes out as the format says", () => {
  const bytes = writeSafetensors({
    tensors: new Map<string, SafeTensor>([
      ["w", { shape: [1, 2], values: Float32Array.of(1, -2) }],
      ["n", { shape: [], values: Int32Array.of(7) }],
    ]),
    metadata: new Map([["format", "pt"]]),
  });
  const view = new DataView(bytes.buffer);
  const headerBytes = Number(view.getBigUint64(0, true));
  expect(headerBytes % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes)));
  expect(header).toEqual({
    __metadata__: { format: "pt" },
    w: { dtype: "F32", shape: [1, 2], data_offsets: [0, 8] },
    n: { dtype: "I32", shape: [], data_offsets: [8, 12] },
  });
  expect(view.getFloat32(8 + headerBytes, true)).toBe(1);
  expect(view.getFloat32(12 + headerBytes, true)).toBe(-2);
  expect(view.getInt32(16 + headerBytes, true)).toBe(7);
  expect(bytes.length).toBe(8 + headerBytes + 12);
});

test("any tensors come back bit for bit", () => {
  const tensor = fc.array(fc.nat(4), { maxLength: 3 }).chain((shape) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return fc.oneof(
      fc.float32Array({ minLength: size, maxLength: size }).map((values): SafeTensor => ({ shape, values })),
      fc.int32Array({ minLength: size, maxLength: size }).map((values): SafeTensor => ({ shape, values })),
    );
  });
  const name = fc.string({ minLength: 1 }).filter((text) => text !== "__metadata__" && text !== "__proto__");
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key }), fc.nat(7), (entries, shift) => {
      const written = writeSafetensors({ tensors: new Map(entries), metadata: new Map([["a", "b"]]) });
      // Read from an odd place in a larger buffer.
      const moved = new Uint8Array(written.length + shift);
      moved.set(written, shift);
      const read = readSafetensors(moved.subarray(shift));
      expect(read.metadata).toEqual(new Map([["a", "b"]]));
      expect(read.tensors.size).toBe(entries.length);
      for (const [key, { shape, values }] of entries) {
        const back = read.tensors.get(key);
        expect(back?.shape).toEqual(shape);
        expect(back?.values.constructor).toBe(values.constructor);
        expect(new Uint8Array(back!.values.buffer)).toEqual(new Uint8Array(values.slice().buffer));
      }
    }),
  );
});

test("64-bit numbers, as PyTorch writes them unasked, are read in 32 bits", () => {
  const bytes = file(
    JSON.stringify({
      a: { dtype: "F64", shape: [2], data_offsets: [0, 16] },
      b: { dtype: "I64", shape: [2], data_offsets: [16, 32] },
    }),
    32,
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.byteLength - 32, 32);
  view.setFloat64(0, 0.1, true);
  view.setFloat64(8, -2.5, true);
  view.setBigInt64(16, 7n, true);
  view.setBigInt64(24, -3n, true);
  const { tensors } = readSafetensors(bytes);
  expect(tensors.get("a")!.values).toEqual(Float32Array.of(0.1, -2.5));
  expect(tensors.get("b")!.values).toEqual(Int32Array.of(7, -3));
});

describe("hostile files", () => {
  const entry = (shape: unknown, offsets: unknown, dtype: unknown = "F32") =>
    JSON.stringify({ w: { dtype, shape, data_offsets: offsets } });

  test.each([
    ["no bytes", new Uint8Array(0), /only 0 bytes/],
    ["a header longer than the file", file("{}", 0, 1000), /claims 1000 bytes/],
    ["an absurd header length", new Uint8Array(16).fill(255), /claims 18446744073709551615 bytes/],
    ["no JSON", file("{]", 0), /no JSON/],
    ["a list", file("[]", 0), /no object/],
    ["null", file("null", 0), /no object/],
    ["an unknown type", file(entry([1], [0, 2], "F16"), 2), /tensor "w"/],
    ["a negative size", file(entry([-1], [0, 4]), 4), /tensor "w"/],
    ["a fractional size", file(entry([0.5], [0, 2]), 2), /tensor "w"/],
    ["offsets beyond the data", file(entry([2], [0, 8]), 4), /0\.\.8 of 4/],
    ["offsets backwards", file(entry([1], [4, 0]), 4), /4\.\.0/],
    ["a shape that does not fill its bytes", file(entry([3], [0, 8]), 8), /cannot fill/],
    ["a size that overflows", file(entry([2 ** 52, 2 ** 52], [0, 8]), 8), /cannot fill/],
    ["a hole", file(entry([1], [4, 8]), 8), /begins at 4/],
    ["bytes that belong to nobody", file(entry([1], [0, 4]), 8), /4 bytes belong to no tensor/],
    ["metadata that is no text", file('{"__metadata__":{"a":1}}', 0), /metadata "a"/],
  ])("%s", (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
  });

  test("two tensors in one place", () => {
    const both = JSON.stringify({
      a: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
      b: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
    });
    expect(() => readSafetensors(file(both, 4))).toThrow(/begins at 0/);
  });

  test("random bytes never do worse than throw an Error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect((error as Error).message).toMatch(/not a usable/);
        }
      }),
    );
  });

  test("a prototype key is a name like any other", () => {
    const bytes = file('{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4);
    expect([...readSafetensors(bytes).tensors.keys()]).toEqual(["__proto__"]);
    expect(Object.prototype).not.toHaveProperty("dtype");
  });
});

test("writing refuses values that do not fit their shape", () => {
  const tensors = new Map([["w", { shape: [2, 2], values: new Float32Array(3) }]]);
  expect(() => writeSafetensors({ tensors, metadata: new Map() })).toThrow(/"w" has 3 values.*\[2,2\] asks for 4/);
});
