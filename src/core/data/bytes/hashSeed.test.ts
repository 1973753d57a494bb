// Codes that meet in one place of a hash table make reading quadratic: which do is by chance, and nothing read depends on it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ingest } from "../ingest/ingest.ts";
import { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { csv } from "../testing/testFiles.ts";
import { ByteCodes, type HashSeed, hashOf, hashSeed, UNKNOWN } from "./byteCodes.ts";
import { createScanner, ScannedCodes } from "./byteScanner.ts";

const KNOWN: HashSeed = [1, 2, 3, 4, 5, 6];
const OTHER: HashSeed = [11, 12, 0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
const SLOTS = 4096;

/** The hash of keys of up to 64 bytes, as tables with this seed have it. */
type Hash = (key: Uint8Array) => number;

function plainHash(seed: HashSeed): Hash {
  const room = new Uint8Array(80);
  const view = new DataView(room.buffer);
  return (key) => {
    room.set(key);
    return hashOf(view, 0, key.length, seed);
  };
}

function scannerHash(seed: HashSeed): Hash {
  const scanner = createScanner(seed)!;
  const at = scanner.allocate(80);
  const room = new Uint8Array(scanner.memory.buffer);
  return (key) => {
    room.set(key, at);
    return scanner.hashOf(at, at + key.length);
  };
}

describe.each([
  ["in JavaScript", plainHash],
  ["in WebAssembly", scannerHash],
])("%s", (_, hashWith) => {
  test("codes that were chosen to meet under one seed are spread under another", () => {
    const [known, other] = [hashWith(KNOWN), hashWith(OTHER)];
    const chosen: Uint8Array[] = [];
    const key = new TextEncoder().encode("KH00000000");
    for (let i = 0; chosen.length < 60 && i < 1_000_000; i++) {
      for (let digit = 9, left = i; digit >= 2; digit--, left = Math.floor(left / 10)) key[digit] = 0x30 + (left % 10);
      if (known(key) % SLOTS === 7) chosen.push(key.slice());
    }
    expect(chosen.length).toBe(60);
    const places = new Set(chosen.map((each) => other(each) & (SLOTS - 1)));
    // By chance 60 of 4096 places hardly ever share more than a few.
    expect(places.size).toBeGreaterThan(54);
  });

  test("no change of bytes meets the unchanged ones under every seed", () => {
    // With one product a word, the top bit of a word changes two bits under any seed, and the next word takes them back.
    for (const [first, second] of [
      [[7], [15, 11]],
      [[3], [7, 5]],
    ] as const) {
      let met = 0;
      for (let i = 0; i < 50; i++) {
        const hash = hashWith(hashSeed());
        const one = new Uint8Array(16).fill(0x41);
        const two = one.slice();
        for (const at of [...first, ...second]) two[at]! ^= 0x80;
        if (hash(one) === hash(two)) met++;
      }
      expect(met).toBeLessThan(3);
    }
  });
});

test("codes are the same under any seed", () => {
  const word = fc.tuple(...Array.from({ length: 6 }, () => fc.nat(2 ** 31)));
  const keys = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 300 });
  fc.assert(
    fc.property(word, keys, (seed, all) => {
      const room = new Uint8Array(32);
      const view = new DataView(room.buffer);
      const plain = [new ByteCodes(KNOWN), new ByteCodes(seed as unknown as HashSeed)];
      const scanner = createScanner(seed as unknown as HashSeed)!;
      const table = new ScannedCodes(scanner, () => undefined);
      const at = scanner.allocate(32);
      for (const key of all) {
        room.fill(0).set(key);
        new Uint8Array(scanner.memory.buffer, at, 32).set(room);
        const found = plain.map((codes) => codes.find(view, 0, key.length));
        const scanned = table.find(view, at, at + key.length);
        expect([found[1], scanned]).toEqual([found[0], found[0]]);
        if (found[0] !== UNKNOWN) continue;
        const code = plain[0]!.size;
        for (const codes of plain) codes.add(view, 0, key.length, code);
        table.add(view, at, at + key.length, code);
      }
    }),
    { numRuns: 30 },
  );
});

test("a file reads the same each time, whatever seed it was read with", async () => {
  const lines = Array.from({ length: 500 }, (_, i) => `KH${i % 37},SP${(i * 7) % 23},2025-01-${10 + (i % 9)},${i % 5}`);
  const text = `customer,product,date,quantity\n${lines.join("\n")}\n${lines.slice(0, 9).join("\n")}\n`;
  const mapping = {
    header: ["customer", "product", "date", "quantity"],
    columns: { customer: 0, product: 1, date: 2, quantity: 3 },
    dateFormat: "iso",
    decimal: ".",
    discountKind: "percent",
    keepReturns: false,
  } as const;
  const read = async () => ingest(csv(text), { ...mapping, header: [...mapping.header] });
  const [first, second] = [await read(), await read()];
  // Time and memory are the machine's.
  for (const { inspection } of [first, second]) Object.assign(inspection, { seconds: 0, peakBytes: 0 });
  expect(first).toEqual(second);
  expect(first.inspection.duplicates).toBeGreaterThan(8);
});

test("lines whose hashes agree in all but a few bits are counted as what they are", () => {
  const counter = new DuplicateCounter();
  for (let i = 0; i < 30_000; i++) counter.addHash(i, 7);
  for (let i = 0; i < 100; i++) counter.addHash(i, 7);
  expect(counter.count()).toBe(100);
});
