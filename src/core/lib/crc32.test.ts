import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { crc32 } from "./crc32.ts";

/** The checksum that fflate writes into a zip's directory, 16 bytes into its entry. */
function inZip(bytes: Uint8Array): number {
  const zip = zipSync({ a: [bytes, { level: 0 }] });
  const view = new DataView(zip.buffer, zip.byteOffset);
  return view.getUint32(14, true);
}

test("the check value of the standard", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

test("as another program writes it, in however many pieces", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      const all = crc32(bytes);
      expect(all).toBe(inZip(bytes));
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(all);
    }),
  );
});
