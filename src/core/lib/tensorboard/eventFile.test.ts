// Event files against a slow reader of their own: records by TFRecord's definition, messages field by field, checksums bit by bit.

import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32c } from "./crc32c.ts";
import { type EventFileContent, eventFile } from "./eventFile.ts";

/** CRC-32C as a division of polynomials, one bit at a time, from the highest; bytes and result reversed. */
function slowCrc(bytes: readonly number[]): number {
  const reversed = (value: number, bits: number) =>
    Array.from({ length: bits }, (_, i) => (value >>> i) & 1).reduce((sum, bit) => sum * 2 + bit, 0);
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= reversed(byte, 8) << 24;
    for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x1edc6f41 : rest << 1;
  }
  return reversed(~rest >>> 0, 32) >>> 0;
}

const slowMask = (crc: number) =>
  Number((((BigInt(crc) >> 15n) | ((BigInt(crc) << 17n) & 0xffffffffn)) + 0xa282ead8n) & 0xffffffffn);

type Fields = [field: number, value: number | Uint8Array][];

/** A message's fields in their order: varints and doubles as numbers, what has a length as bytes. */
function fieldsOf(bytes: Uint8Array): Fields {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields: Fields = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const [field, type] = [Math.floor(key / 8), key % 8];
    if (type === 0) fields.push([field, varint()]);
    else if (type === 1) {
      fields.push([field, view.getFloat64(at, true)]);
      at += 8;
    } else if (type === 5) {
      fields.push([field, view.getFloat32(at, true)]);
      at += 4;
    } else if (type === 2) {
      const length = varint();
      fields.push([field, bytes.subarray(at, at + length)]);
      at += length;
    } else throw new Error(`type ${type}`);
  }
  return fields;
}

const number = (message: Uint8Array, field: number) => fieldsOf(message).find(([of]) => of === field)?.[1] as number;
const bytesOf = (message: Uint8Array, ...path: number[]): Uint8Array =>
  path.reduce((within, field) => fieldsOf(within).find(([of]) => of === field)?.[1] as Uint8Array, message);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function recordsOf(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const records: Uint8Array[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true));
    expect(view.getUint32(at + 8, true)).toBe(slowMask(slowCrc([...file.subarray(at, at + 8)])));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(view.getUint32(at + 12 + length, true)).toBe(slowMask(slowCrc([...data])));
    records.push(data);
    at += 16 + length;
  }
  return records;
}

test("the checksum is CRC-32C", () => {
  // RFC 3720, B.4: 32 bytes of 0, of 1 bits, and counting up.
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe(0x46dd794e);
  expect(crc32c(new TextEncoder().encode("123456789"))).toBe(0xe3069283);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => crc32c(bytes) === slowCrc([...bytes])));
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const content: fc.Arbitrary<EventFileContent> = fc.record({
  started: finite,
  ended: finite,
  hyperparameters: fc.dictionary(fc.string(), fc.oneof(finite, fc.string(), fc.boolean()), { maxKeys: 4 }),
  scalars: fc.array(
    fc.record({
      tag: fc.string(),
      step: fc.integer({ min: 0, max: 2 ** 40 }),
      wallTime: finite,
      value: fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(Number.NaN)),
    }),
    { maxLength: 6 },
  ),
});

test("what is written is read back, field by field", () => {
  fc.assert(
    fc.property(content, (written) => {
      const [version, start, ...rest] = recordsOf(eventFile(written));
      expect(number(version!, 1)).toBe(written.started);
      expect(text(bytesOf(version!, 3))).toBe("brain.Event:2");
      // Event.summary.value, its tag; its metadata.plugin_data, the plugin's name and content.
      expect(text(bytesOf(start!, 5, 1, 1))).toBe("_hparams_/session_start_info");
      expect(text(bytesOf(start!, 5, 1, 9, 1, 1))).toBe("hparams");
      const session = bytesOf(start!, 5, 1, 9, 1, 2, 3);
      const told = fieldsOf(session)
        .filter(([field]) => field === 1)
        .map(([, entry]) => {
          const [field, value] = fieldsOf(bytesOf(entry as Uint8Array, 2))[0]!;
          const plain = field === 2 ? value : field === 3 ? text(value as Uint8Array) : value === 1;
          return [text(bytesOf(entry as Uint8Array, 1)), plain];
        });
      expect(told).toEqual(Object.entries(written.hyperparameters!));
      expect(number(session, 5)).toBe(written.started);
      const end = rest.pop()!;
      expect(text(bytesOf(end, 5, 1, 1))).toBe("_hparams_/session_end_info");
      expect(fieldsOf(bytesOf(end, 5, 1, 9, 1, 2, 4))).toEqual([
        [1, 1],
        [2, written.ended],
      ]);
      const scalars = rest.map((event) => {
        const value = bytesOf(event, 5, 1);
        expect(fieldsOf(value).map(([field]) => field)).toEqual([1, 2]);
        return {
          tag: text(bytesOf(value, 1)),
          step: number(event, 2),
          wallTime: number(event, 1),
          value: number(value, 2),
        };
      });
      expect(scalars).toEqual(written.scalars.filter(({ value }) => !Number.isNaN(value)));
    }),
  );
});
