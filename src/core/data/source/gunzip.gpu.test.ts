// Gzip of several members in a browser, whose own DecompressionStream ends with an error at the second.

import { expect, test } from "vitest";
import { gzip, source } from "../testing/testFiles.ts";
import { unpackedPieces } from "./encoding.ts";

const text = (name: string, lines: number) => new TextEncoder().encode(`${name},2025-01-02,SP1,3\n`.repeat(lines));

async function joined(...parts: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

async function read(bytes: Uint8Array, size = 65_536): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpackedPieces(source(bytes, size, "a.gz"), {})) pieces.push(piece);
  return new TextDecoder().decode(await joined(...pieces));
}

test("the engine alone does not read the second member", async () => {
  const both = await joined(await gzip(text("A", 10)), await gzip(text("B", 10)));
  const stream = new Blob([both as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  await expect(new Response(stream).text()).rejects.toThrow();
});

test("members, with zeros between and behind, are one text, as in the shell", async () => {
  for (const [first, second] of [
    [3, 3],
    [1, 30_000],
    [40_000, 1],
    [30_000, 40_000],
  ] as const)
    for (const zeros of [0, 1, 512]) {
      const [a, b] = [text("A", first), text("B", second)];
      const padding = new Uint8Array(zeros);
      const packed = await joined(await gzip(a), padding, await gzip(b), padding);
      const whole = new TextDecoder().decode(await joined(a, b));
      for (const size of [97, 65_536]) expect((await read(packed, size)) === whole).toBe(true);
    }
});

test("a damaged second member is told with what was read, and what is not packed is not left out", async () => {
  const [a, b] = [await gzip(text("A", 1000)), await gzip(text("B", 5000))];
  const damaged = b.slice();
  damaged[damaged.length - 8]! ^= 1;
  await expect(read(await joined(a, damaged))).rejects.toThrow(
    /behind its first part: 114,000 bytes could be unpacked/,
  );
  await expect(read(await joined(a, b, text("C", 1)))).rejects.toThrow(/Behind the 2 packed parts of a\.gz/);
});
